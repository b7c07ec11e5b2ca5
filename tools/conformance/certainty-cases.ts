import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Effects} from "../../models/system/effects/effects.js";
import type {EstimatedLinks} from "../../models/system/evidence/estimate-links.js";
import type {Loops} from "../../models/system/loops/loops.js";
import type {SobolReport} from "../../models/system/sensitivity/types.js";
import {sobolSequence} from "../../models/system/sensitivity/sobol-sequence.js";
import type {Part} from "./compare.js";
import {onModel, type CaseFile} from "./on-model.js";
import {runCommandLine} from "./run-command.js";
import type {Mapping} from "./system-cases.js";

/** Indices of the Ishigami function, as differences. */
export function ishigami({expected}: CaseFile): Mapping {
  const {S1, ST} = expected as {S1: number[]; ST: number[]};
  const initial = {dist: "uniform", args: [-Math.PI, Math.PI]};
  const model = {
    horizon: 1,
    variables: [
      ...["x1", "x2", "x3"].map((id) => ({id, initial})),
      {id: "y", equation: "sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1)"}
    ]
  };
  const part: Part = {
    ...{path: [], via: "command", call: "model sensitivity --method sobol --output y --draws 4096"},
    async produce() {
      const line = ["sensitivity", "--method", "sobol", "--output", "y", "--draws", "4096"];
      const {outputs} = await onModel<SobolReport>(model, line);
      const shares = outputs[0]?.shares ?? [];
      return {
        S1: shares.map(({first}, at) => (first?.estimate[0] ?? NaN) - (S1[at] ?? NaN)),
        ST: shares.map(({total}, at) => (total?.estimate[0] ?? NaN) - (ST[at] ?? NaN))
      };
    }
  };
  return {parts: [part], expected: {S1: S1.map(() => 0), ST: ST.map(() => 0)}};
}

export function sobolPoints({input}: CaseFile): Mapping {
  const {dims, points} = input as {dims: number; points: number};
  const part: Part = {
    ...{path: ["points"], via: "function", call: "sobolSequence(16, 8)"},
    produce() {
      const all = sobolSequence(points, dims);
      return Promise.resolve(Array.from({length: points}, (_, row) => [...all.subarray(row * dims, (row + 1) * dims)]));
    }
  };
  return {parts: [part]};
}

/** A panel with a known truth: its matrix as a model, and the estimates of plain fixed effects. */
export function panelWithFeedback({expected}: CaseFile, folder: string): Mapping {
  const {
    truth_B_effect_on_row_from_column: truth,
    order,
    loops: known,
    estimates
  } = expected as {
    truth_B_effect_on_row_from_column: number[][];
    order: string[];
    loops: {nodes: string[]; polarity: string; gain: number}[];
    estimates: {two_way_fixed_effects: Record<string, {est: number[]}>};
  };
  const links = (own: boolean): object[] =>
    truth.flatMap((row, to) =>
      row.flatMap((value, from) =>
        (value === 0 && own) || (to === from && !own)
          ? []
          : [
              {
                ...{id: `${order[from] ?? ""}-${order[to] ?? ""}`, from: order[from], to: order[to], delay: 1},
                ...{sign: value < 0 ? "-" : "+", strength: Math.abs(value)}
              }
            ]
      )
    );
  const model = (own: boolean): object => ({variables: order.map((id) => ({id})), links: links(own)});
  const effects = (): Promise<Effects> => onModel<Effects>(model(true), ["effects"]);
  const parts: Part[] = [
    {
      ...{path: ["spectral_radius"], via: "command", call: "model effects"},
      produce: async () => (await effects()).spectralRadius
    },
    {
      ...{path: ["long_run_effects_inverse_I_minus_B"], via: "command", call: "model effects"},
      async produce() {
        const {total} = await effects();
        return order.map((to) => order.map((from) => total?.[from]?.[to]));
      }
    },
    {
      ...{path: ["loops"], via: "command", call: "model loops"},
      async produce() {
        const {loops} = await onModel<Loops>(model(true), ["loops"]);
        const key = (nodes: readonly string[]): string => [...nodes].sort().join();
        return known.map(({nodes}) => {
          const loop = loops.find((each) => key(each.nodes) === key(nodes));
          return {gain: loop?.gain};
        });
      }
    },
    {
      ...{path: ["estimates", "two_way_fixed_effects"], via: "command", call: "model estimate --method ols"},
      async produce() {
        const {links: found, persistence} = await estimated(model(false), folder, "ols");
        return Object.fromEntries(
          Object.keys(estimates.two_way_fixed_effects).map((to) => [
            to,
            {
              est: order.map((from) =>
                from === to
                  ? persistence.find(({id}) => id === to)?.estimate
                  : found.find(({id}) => id === `${from}-${to}`)?.estimate
              )
            }
          ])
        );
      }
    },
    {
      ...{
        path: ["covered"],
        via: "command",
        call: "model estimate: truths outside the 95 % interval, beyond one of nine"
      },
      async produce() {
        const {links: found, persistence} = await estimated(model(false), folder, "half-panel-jackknife");
        const outside = order.flatMap((to, row) =>
          order.filter((from, column) => {
            const one =
              from === to ? persistence.find(({id}) => id === to) : found.find(({id}) => id === `${from}-${to}`);
            const value = truth[row]?.[column] ?? NaN;
            return !((one?.low ?? NaN) <= value && value <= (one?.high ?? NaN));
          })
        );
        return Math.max(0, outside.length - 1);
      }
    }
  ];
  return {parts, expected: {...(expected as object), covered: 0}};
}

async function estimated(model: object, folder: string, method: string): Promise<EstimatedLinks> {
  const own = mkdtempSync(join(tmpdir(), "conformance-"));
  try {
    const file = join(own, "m.system.json");
    writeFileSync(file, JSON.stringify({format: "samenhang-system/1", name: "case", ...model}));
    const line = ["model", "estimate", file, "data.csv", "--panel", "region,year", "--method", method];
    return (await runCommandLine(line, folder)) as EstimatedLinks;
  } finally {
    rmSync(own, {recursive: true});
  }
}
