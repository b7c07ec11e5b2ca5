import {describe, expect, it} from "vitest";
import {createRandom} from "../../statistics/random.js";
import {adjustment, causalNodes} from "./adjustment.js";
import {createDag, descendants, isSeparated, withoutEdges, type Dag} from "./dag.js";

const dagOf = (text: string, latent: readonly string[] = []): Dag => {
  const edges = text.split(/[;\n]+/).map((line) => line.trim().split(/\s*->\s*/) as [string, string]);
  const names = [...new Set(edges.flat())];
  return createDag(
    names,
    edges.map(([from, to]) => [names.indexOf(from), names.indexOf(to)]),
    new Set(latent.map((name) => names.indexOf(name)))
  );
};
const adjust = (text: string, x: string, y: string, latent: readonly string[] = []): ReturnType<typeof adjustment> => {
  const dag = dagOf(text, latent);
  return adjustment(dag, dag.names.indexOf(x), dag.names.indexOf(y));
};

describe("adjustment", () => {
  it("finds the minimal sets of textbook graphs", () => {
    // A confounder; a mediator needs nothing and may not be used.
    expect(adjust("z->x; z->y; x->y", "x", "y")).toMatchObject({total: [["z"]], direct: [["z"]], forbidden: []});
    expect(adjust("x->m; m->y; x->y", "x", "y")).toMatchObject({total: [[]], direct: [["m"]], forbidden: ["m"]});
    // M-bias: nothing is needed, and nothing minimal holds the collider.
    expect(adjust("a->x; a->m; b->m; b->y; x->y", "x", "y").total).toEqual([[]]);
    // Front door with an unseen confounder: no set for the total effect.
    expect(adjust("u->x; u->y; x->m; m->y", "x", "y", ["u"])).toMatchObject({total: [], forbidden: ["m"]});
  });

  // Shrier & Platt (2008), the warming-up example; minimal sets as DAGitty gives them.
  it("finds all minimal sets of the warming-up example", () => {
    const text = `coach->motivation; coach->fitness; genetics->fitness; genetics->neuromuscular; genetics->tissue;
      fitness->preGame; fitness->neuromuscular; motivation->aggression; preGame->warmUp; contact->previous;
      contact->aggression; aggression->injury; previous->aggression; warmUp->proprioception; neuromuscular->fatigue;
      tissue->injury; proprioception->injury; fatigue->injury; tissue->neuromuscular; motivation->preGame`;
    const {total, forbidden} = adjust(text, "warmUp", "injury");
    expect(forbidden).toEqual(["proprioception"]);
    expect(total[0]).toEqual(["preGame"]);
    for (const set of total) expect(isMinimal(dagOf(text), "warmUp", "injury", set)).toBe(true);
    expect(total).toHaveLength(allSets(dagOf(text), "warmUp", "injury").length);
  });

  it("finds instruments, conditional ones too, and none that touches the outcome another way", () => {
    expect(adjust("z->x; u->x; u->y; x->y", "x", "y", ["u"])).toMatchObject({
      total: [],
      instruments: [{variable: "z", given: []}]
    });
    expect(adjust("w->z; w->y; z->x; u->x; u->y; x->y", "x", "y", ["u"]).instruments).toEqual([
      {variable: "z", given: ["w"]}
    ]);
    expect(adjust("z->x; z->y; u->x; u->y; x->y", "x", "y", ["u"]).instruments).toEqual([]);
  });

  it("lists what the graph says should be independent", () => {
    expect(adjust("a->b; b->c; c->d; a->d", "a", "d").independencies).toEqual([
      {a: "a", b: "c", given: ["b"]},
      {a: "b", b: "d", given: ["a", "c"]}
    ]);
    expect(adjust("a->b; u->a; u->c; b->c", "a", "c", ["u"]).independencies).toEqual([]);
  });

  it("agrees with trying every set, on random graphs with latent nodes", () => {
    const random = createRandom(11);
    for (let round = 0; round < 150; round++) {
      const n = 4 + random.integer(4);
      const names = Array.from({length: n}, (_, index) => `v${index}`);
      const edges: [number, number][] = [];
      for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) if (random.uniform() < 0.4) edges.push([a, b]);
      const latent = new Set(names.flatMap((_, node) => (random.uniform() < 0.2 ? [node] : [])));
      const [x, y] = [random.integer(n), random.integer(n)];
      if (x === y) continue;
      latent.delete(x);
      latent.delete(y);
      const dag = createDag(names, edges, latent);
      const found = adjustment(dag, x, y).total.map((set) => set.join());
      expect(found.sort()).toEqual(
        allSets(dag, names[x] ?? "", names[y] ?? "")
          .map((set) => set.join())
          .sort()
      );
    }
  });
});

/** Whether a set meets the adjustment criterion, and no part of it does. */
function isMinimal(dag: Dag, x: string, y: string, set: readonly string[]): boolean {
  const valid = (names: readonly string[]): boolean => isValid(dag, x, y, names);
  return valid(set) && subsets(set).every((part) => part.length === set.length || !valid(part));
}

function isValid(dag: Dag, x: string, y: string, names: readonly string[]): boolean {
  const [from, to] = [dag.names.indexOf(x), dag.names.indexOf(y)];
  const causal = causalNodes(dag, from, to);
  const spoiled = descendants(dag, causal);
  const given = new Set(names.map((name) => dag.names.indexOf(name)));
  if ([...given].some((node) => spoiled.has(node) || dag.latent.has(node))) return false;
  return isSeparated(
    withoutEdges(dag, (a, b) => a === from && causal.has(b)),
    from,
    to,
    given
  );
}

const subsets = (names: readonly string[]): string[][] =>
  Array.from({length: 2 ** names.length}, (_, mask) => names.filter((_name, index) => (mask >> index) & 1));

function allSets(dag: Dag, x: string, y: string): string[][] {
  const valid = subsets(dag.names.filter((name) => name !== x && name !== y)).filter((set) => isValid(dag, x, y, set));
  const sorted = valid.sort((a, b) => a.length - b.length);
  const minimal: string[][] = [];
  for (const set of sorted)
    if (!minimal.some((part) => part.every((name) => set.includes(name)))) minimal.push(set.sort());
  return minimal;
}
