/** Half a step on, so that rounding of the clock does not matter. */
const soon = "(time + dt / 2)";
const divide = (a: string, b: string, otherwise: string): string =>
  `(if abs(${b}) < 1e-6 then ${otherwise} else (${a}) / (${b}))`;

interface Translation {
  readonly count: number;
  readonly write: (...args: string[]) => string;
}

const same = (name: string, count = 1): Translation => ({count, write: (...args) => `${name}(${args.join(", ")})`});

/**
 * Functions of Vensim (its reference manual) in XMILE's words, by folded name, with the number of arguments each takes.
 * Quotients count a divisor under 1e-6 as 0; pulses and steps begin at the step nearest to their moment.
 */
export const vensimFunctions: Readonly<Record<string, Translation>> = {
  ...Object.fromEntries(
    ["abs", "exp", "ln", "sqrt", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh"].map(
      (name): [string, Translation] => [name, same(name)]
    )
  ),
  min: same("min", 2),
  max: same("max", 2),
  power: same("power", 2),
  integer: same("int"),
  initial: same("init"),
  game: {count: 1, write: (x) => `(${x})`},
  log: {count: 2, write: (x, base) => `(ln(${x}) / ln(${base}))`},
  modulo: {count: 2, write: (a, b) => `((${a}) mod (${b}))`},
  quantum: {count: 2, write: (a, b) => `(if (${b}) <= 0 then ${a} else (${b}) * int((${a}) / (${b})))`},
  if_then_else: {count: 3, write: (condition, yes, no) => `(if ${condition} then ${yes} else ${no})`},
  zidz: {count: 2, write: (a = "", b = "") => divide(a, b, "0")},
  xidz: {count: 3, write: (a = "", b = "", otherwise = "") => divide(a, b, otherwise)},
  step: {count: 2, write: (height, start) => `(if ${soon} > ${start} then ${height} else 0)`},
  pulse: {
    count: 2,
    write: (start, width) => `(if ${soon} > ${start} and ${soon} < (${start}) + max(${width}, dt) then 1 else 0)`
  },
  pulse_train: {
    count: 4,
    write: (start, width, interval, end) =>
      `(if ${soon} > ${start} and ${soon} < ${end} and ((${soon} - (${start})) mod (${interval})) < max(${width}, dt) then 1 else 0)`
  },
  ramp: {
    count: 3,
    write: (slope, start, end) => `(if time > ${start} then (${slope}) * (min(time, ${end}) - (${start})) else 0)`
  },
  delay_fixed: same("delay", 3),
  smooth: same("smth1", 2),
  smoothi: same("smth1", 3),
  smooth3: same("smth3", 2),
  smooth3i: same("smth3", 3),
  smooth_n: {count: 4, write: (x, time, start, order) => `smthn(${x}, ${time}, ${order}, ${start})`},
  delay1: same("delay1", 2),
  delay1i: same("delay1", 3),
  delay3: same("delay3", 2),
  delay3i: same("delay3", 3),
  delay_n: {count: 4, write: (x, time, start, order) => `delayn(${x}, ${time}, ${order}, ${start})`},
  trend: same("trend", 3),
  forecast: {count: 3, write: (x, time, horizon) => `forcst(${x}, ${time}, ${horizon}, 0)`}
};
