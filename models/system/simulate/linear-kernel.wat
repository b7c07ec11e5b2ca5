;; One stage of a batch of linear runs, on two draws at a time (f64x2). Multiplications and additions are those of IEEE 754,
;; one by one, as written; nothing is fused, so every processor gives the same numbers.
;; Places and lengths are in bytes. The numbers of the draws of one thing stand next to each other, `width` bytes of them, a
;; multiple of 16.
(module
  (import "" "memory" (memory 1))

  ;; Advances the links of a table: rows of six i32, which are the places of a link's first and last stage from the start of
  ;; a state, of its strength, its rate (one number), and of its source and target from the start of the deviations.
  ;; With t = c * rate of the link:
  ;;   stages after the first: to = state + t * (stage before - from)
  ;;   first stage:            to = state + t * (strength * deviation of source - from)
  ;;   then                    next of target = next of target + to of the last stage
  (func (export "advance")
    (param $table i32) (param $end i32)
    (param $state i32) (param $from i32) (param $to i32) (param $deviation i32) (param $next i32)
    (param $c f64) (param $width i32)
    (local $t v128) (local $first i32) (local $last i32)
    (loop $links
      (local.set $t (f64x2.splat (f64.mul (local.get $c) (f64.load (i32.load offset=12 (local.get $table))))))
      (local.set $first (i32.load (local.get $table)))
      (local.set $last (i32.load offset=4 (local.get $table)))
      (if (i32.gt_u (local.get $last) (local.get $first))
        (then (call $along
          (i32.add (local.get $state) (local.get $first))
          (i32.add (local.get $from) (local.get $first))
          (i32.add (local.get $to) (local.get $first))
          (local.get $width)
          (local.get $t)
          (i32.add (i32.sub (local.get $last) (local.get $first)) (local.get $width)))))
      (call $on
        (i32.add (local.get $state) (local.get $first))
        (i32.add (local.get $from) (local.get $first))
        (i32.add (local.get $to) (local.get $first))
        (i32.add (local.get $to) (local.get $last))
        (i32.load offset=8 (local.get $table))
        (i32.add (local.get $deviation) (i32.load offset=16 (local.get $table)))
        (i32.add (local.get $next) (i32.load offset=20 (local.get $table)))
        (local.get $t)
        (local.get $width))
      (br_if $links (i32.lt_u
        (local.tee $table (i32.add (local.get $table) (i32.const 24)))
        (local.get $end)))))

  ;; The stages after the first, from the last down, so that each reads what the one before it held.
  (func $along
    (param $state i32) (param $from i32) (param $to i32) (param $width i32) (param $t v128) (param $at i32)
    (local $before i32)
    (local.set $before (i32.sub (local.get $from) (local.get $width)))
    (loop $draws
      (local.set $at (i32.sub (local.get $at) (i32.const 16)))
      (v128.store (i32.add (local.get $to) (local.get $at))
        (f64x2.add
          (v128.load (i32.add (local.get $state) (local.get $at)))
          (f64x2.mul
            (local.get $t)
            (f64x2.sub
              (v128.load (i32.add (local.get $before) (local.get $at)))
              (v128.load (i32.add (local.get $from) (local.get $at)))))))
      (br_if $draws (i32.gt_u (local.get $at) (local.get $width)))))

  ;; The first stage, and what comes out of the last.
  (func $on
    (param $state i32) (param $from i32) (param $to i32) (param $out i32)
    (param $strength i32) (param $source i32) (param $target i32)
    (param $t v128) (param $width i32)
    (local $at i32)
    (loop $draws
      (v128.store (i32.add (local.get $to) (local.get $at))
        (f64x2.add
          (v128.load (i32.add (local.get $state) (local.get $at)))
          (f64x2.mul
            (local.get $t)
            (f64x2.sub
              (f64x2.mul
                (v128.load (i32.add (local.get $strength) (local.get $at)))
                (v128.load (i32.add (local.get $source) (local.get $at))))
              (v128.load (i32.add (local.get $from) (local.get $at)))))))
      (v128.store (i32.add (local.get $target) (local.get $at))
        (f64x2.add
          (v128.load (i32.add (local.get $target) (local.get $at)))
          (v128.load (i32.add (local.get $out) (local.get $at)))))
      (br_if $draws (i32.lt_u
        (local.tee $at (i32.add (local.get $at) (i32.const 16)))
        (local.get $width))))))
