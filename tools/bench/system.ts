import {spawnSync} from "node:child_process";
import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createRandom} from "../../models/statistics/random.js";
import type {SystemFile} from "../../models/system/format.js";
import {graphLoops} from "../../models/system/loops/loops.js";
import {readSystem} from "../../models/system/read-system.js";
import {drawRuns} from "../../models/system/simulate/draws.js";
import type {BenchRow} from "./bench-row.js";
import {median} from "./median.js";

const runs = 5;
const [variables, links, draws, steps] = [21, 31, 10_000, 200];

/**
 * Draws of a system model, and the loops of complete diagrams; and the same written by hand in numpy (all draws at once)
 * and asked of networkx, where those are installed. Seconds of processor time, since other work slows the clock more.
 */
export async function measureSystem(): Promise<BenchRow[]> {
  const file = diagram();
  let levels = 0;
  const drawing = median(
    processor(() => {
      const {values} = drawRuns(file, [10], {draws, step: 10 / steps, method: "rk4"});
      levels = values.reduce((sum, value) => sum + value, 0) / values.length;
    })
  );
  const eight = median(processor(() => graphLoops(complete(8))));
  const many = median(processor(() => graphLoops(complete(9), {limit: 100_000})));
  const against = (seconds: number, budget: number): string => `${(seconds / budget).toFixed(2)} × the budget`;
  const rows: BenchRow[] = [
    {
      what: `${draws} draws × ${steps} steps, ${variables} variables, ${links} links`,
      ...figure(drawing),
      ratio: against(drawing, 1)
    },
    {
      what: "16,064 loops of a complete diagram of 8, with gains and intervals",
      ...figure(eight),
      ratio: against(eight, 0.05)
    },
    {what: "the first 100,000 loops of one of 9", ...figure(many), ratio: against(many, 2)}
  ];
  const folder = await mkdtemp(join(tmpdir(), "samenhang-bench-"));
  try {
    await writeFile(join(folder, "model.json"), JSON.stringify(file.links));
    const peers = [
      {name: "numpy", script: numpy, ours: drawing, expected: levels, tolerance: 5e-3},
      {name: "networkx", script: networkx, ours: eight, expected: 16_064, tolerance: 0}
    ];
    for (const {name, script, ours, expected, tolerance} of peers) {
      await writeFile(join(folder, `by-${name}.py`), script);
      const {status, stdout} = spawnSync("python3", [`by-${name}.py`], {cwd: folder, encoding: "utf8"});
      if (status !== 0) {
        console.error(`not measured: ${name} is not installed`);
        continue;
      }
      const [answer = NaN, ...times] = stdout.trim().split(/\s+/).map(Number);
      if (!(Math.abs(answer - expected) <= tolerance)) throw new Error(`${name} gives ${answer} and not ${expected}`);
      const peer = median(times);
      rows.push({
        what: name === "numpy" ? "the draws in numpy, all at once" : "the cycles of 8 counted by networkx",
        median: peer,
        unit: "s",
        runs: times.length,
        ratio: `${(peer / ours).toFixed(2)} × ours`
      });
    }
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
  return rows;
}

const figure = (seconds: number): Pick<BenchRow, "median" | "unit" | "runs"> => ({median: seconds, unit: "s", runs});

/** Seconds of processor time of each run. */
function processor(work: () => void): number[] {
  return Array.from({length: runs}, () => {
    const before = process.cpuUsage();
    work();
    const {user, system} = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
}

/** A ring of variables with chords, delays of every class; one variable pushed. */
function diagram(): SystemFile {
  const random = createRandom(5);
  const pairs = new Set<string>();
  for (let from = 0; from < variables; from++) pairs.add(`${from} ${(from + 1) % variables}`);
  while (pairs.size < links) pairs.add(`${random.integer(variables)} ${random.integer(variables)}`);
  return readSystem(
    {
      format: "samenhang-system/1",
      name: "bench",
      variables: Array.from({length: variables}, (_, index) => ({id: `v${index}`})),
      links: [...pairs].map((pair, index) => {
        const [from, to] = pair.split(" ");
        const [sign, strength] = [random.sign() > 0 ? "+" : "-", 0.2 + 0.3 * random.uniform()];
        const ends = [strength - 0.1, strength + 0.1];
        return {
          ...{id: `l${index}`, from: `v${from}`, to: `v${to}`, sign, strength},
          ...{
            interval: sign === "+" ? ends : ends.map((end) => -end).reverse(),
            delay: [0.25, 0.5, 1, 3][random.integer(4)]
          }
        };
      }),
      interventions: [{id: "s", variable: "v0", type: "step", value: 1}]
    },
    "bench"
  );
}

function complete(n: number): Parameters<typeof graphLoops>[0] {
  const ids = Array.from({length: n}, (_, index) => `v${index}`);
  const edges = ids.flatMap((_, from) =>
    ids.flatMap((__, to) =>
      from === to
        ? []
        : [
            {
              id: `${from}-${to}`,
              from,
              to,
              sign: "+" as const,
              strength: 0.1,
              delay: 1,
              interval: [0.05, 0.15] as const
            }
          ]
    )
  );
  return {ids, edges};
}

const numpy = `
import json, time, numpy as np
links = json.load(open("model.json")); n, m, draws, steps = ${variables}, ${links}, ${draws}, ${steps}
f = [int(l["from"][1:]) for l in links]; g = np.array([int(l["to"][1:]) for l in links])
r = 1 / np.array([l["delay"] for l in links])[:, None]; h = 10 / steps
mean = np.array([l["strength"] * (1 if l["sign"] == "+" else -1) for l in links])[:, None]
into = np.zeros((n, m)); into[g, np.arange(m)] = 1
def run():
    k = mean + 0.2 / 3.92 * np.random.default_rng(1).standard_normal((m, draws))
    own = np.zeros((n, 1)); own[0] = 1; z = np.zeros((m, draws))
    slope = lambda z: r * (k * (own + into @ z)[f] - z)
    for step in range(steps):
        a = slope(z); b = slope(z + h / 2 * a); c = slope(z + h / 2 * b); d = slope(z + h * c)
        z = z + h / 6 * (a + 2 * b + 2 * c + d)
    return (own + into @ z).mean()
times = []
for i in range(3):
    start = time.process_time(); out = run(); times.append(time.process_time() - start)
print(out, *times)
`;

const networkx = `
import time, networkx as nx
times = []
for i in range(3):
    start = time.process_time(); count = sum(1 for _ in nx.simple_cycles(nx.complete_graph(8, nx.DiGraph))); times.append(time.process_time() - start)
print(count, *times)
`;
