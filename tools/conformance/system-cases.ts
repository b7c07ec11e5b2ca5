import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Effects} from "../../models/system/effects/effects.js";
import type {Loops} from "../../models/system/loops/loops.js";
import type {Part} from "./compare.js";
import {ishigami, panelWithFeedback, sobolPoints} from "./certainty-cases.js";
import {births, logisticGrowth, stockFlow} from "./dynamics-cases.js";
import {onModel, type CaseFile} from "./on-model.js";

/** A case of system models: its parts, its figures and its relative tolerance. */
export interface SystemCase {
  parts: Part[];
  expected: unknown;
  tolerance_rel: number;
}

/** What is compared, and how closely; a case whose tolerance is absolute is held as differences against 0. */
export interface Mapping {
  parts: Part[];
  expected?: unknown;
}

/** Cases of system models that commands can give, by id; a case with two tolerances stands twice. */
export function systemCases(cases: string): Record<string, SystemCase> {
  const made: [id: string, tolerance: number, part: string, make: (file: CaseFile, folder: string) => Mapping][] = [
    ["01-sdx-teacup", 1e-4, " (of 1 + size)", stockFlow],
    ["02-sdx-sir", 1e-4, " (of 1 + size)", stockFlow],
    ["03-sdx-hares-lynxes", 1e-4, " (of 1 + size)", stockFlow],
    ["06-ltm-logistic-growth", 0.1, " (percentage points)", logisticGrowth],
    ["08-ltm-population", 1e-9, "", births],
    ["10-loops-enumeration", 1e-12, "", enumeration],
    ["12-linear-cld-propagation", 1e-9, "", propagation],
    ["16-sobol-ishigami", 0.03, " (differences, 4096 draws)", ishigami],
    ["19-sobol-sequence", 0, "", sobolPoints],
    ["25-panel-feedback-dgp", 1e-6, "", panelWithFeedback],
    ["27-delays-step-response", 1e-3, " (exact)", exactDelays],
    ["27-delays-step-response", 1e-9, " (Euler)", eulerDelays]
  ];
  return Object.fromEntries(
    made.flatMap(([id, tolerance, part, make]): [string, SystemCase][] => {
      const folder = join(cases, id);
      const path = join(folder, "case.json");
      if (!existsSync(path)) return [];
      const file = JSON.parse(readFileSync(path, "utf8")) as CaseFile;
      return [[`${id}${part}`, {expected: file.expected, ...make(file, folder), tolerance_rel: tolerance}]];
    })
  );
}

function propagation({input}: CaseFile): Mapping {
  const {variables, W_effect_on_row_from_column: weights} = input as {
    variables: string[];
    W_effect_on_row_from_column: number[][];
  };
  const model = {
    variables: variables.map((id) => ({id})),
    links: weights.flatMap((row, to) =>
      row.flatMap((weight, from) =>
        weight === 0
          ? []
          : [
              {
                ...{id: `l${from}${to}`, from: variables[from], to: variables[to], delay: 1},
                ...{sign: weight < 0 ? "-" : "+", strength: Math.abs(weight)}
              }
            ]
      )
    )
  };
  const inOrder = (of: Record<string, number> | null | undefined): number[] => variables.map((id) => of?.[id] ?? NaN);
  const part = (path: string, args: readonly string[], read: (document: Effects) => unknown): Part => ({
    path: [path],
    via: "command",
    call: `model ${args.join(" ")}`,
    produce: async () => read(await onModel<Effects>(model, args))
  });
  const parts = [
    part("spectral_radius", ["effects"], ({spectralRadius}) => spectralRadius),
    part("total_effects", ["effects"], ({total}) =>
      variables.map((to) => variables.map((from) => total?.[from]?.[to] ?? NaN))
    ),
    part("equilibrium", ["effects", "--push", "unemployment=1"], ({equilibrium}) => inOrder(equilibrium)),
    part("do_mental_plus_1", ["effects", "--fix", "mental=1"], ({equilibrium}) => inOrder(equilibrium)),
    {
      path: ["first_six_steps"],
      via: "not given",
      call: "a reading in discrete steps, x(k) = Wx(k−1) + shock; runs here are in continuous time"
    } as const
  ];
  return {parts};
}

function enumeration({input}: CaseFile): Mapping {
  const {complete_digraphs: sizes, signed_links: signed} = input as {
    complete_digraphs: number[];
    signed_links: [from: string, to: string, sign: number][];
  };
  const model = (links: readonly (readonly [string, string, number])[]): object => ({
    variables: [...new Set(links.flatMap(([from, to]) => [from, to]))].map((id) => ({id})),
    links: links.map(([from, to, sign], index) => ({id: `l${index}`, from, to, sign: sign < 0 ? "-" : "+"}))
  });
  const loops = (links: readonly (readonly [string, string, number])[]): Promise<Loops> =>
    onModel<Loops>(model(links), ["loops"]);
  const parts: Part[] = [
    ...sizes.map((size): Part => {
      const ids = Array.from({length: size}, (_, index) => `v${index}`);
      const all = ids.flatMap((from) => ids.flatMap((to) => (from === to ? [] : [[from, to, 1] as const])));
      return {
        ...{path: ["complete_digraph_cycles", String(size)], via: "command", call: "model loops"},
        produce: async () => (await loops(all)).count
      };
    }),
    {
      ...{path: [], via: "command", call: "model loops, the signed diagram"},
      async produce() {
        const {count, loops: found} = await loops(signed);
        const of = (kind: string): number => found.filter(({polarity}) => polarity === kind).length;
        return {count, R: of("R"), B: of("B")};
      }
    }
  ];
  return {parts};
}

const delayModel = (order: number): object => ({
  horizon: 20,
  variables: [{id: "a"}, {id: "b"}],
  links: [{id: "ab", from: "a", to: "b", sign: "+", strength: 1, delay: 4, order}],
  interventions: [{id: "jump", variable: "a", type: "step", value: 1}]
});

async function levels(order: number, at: readonly (number | string)[], more: readonly string[]): Promise<number[]> {
  const line = ["simulate", "--times", at.join(","), ...more];
  return (await onModel<{values: Record<string, number[]>}>(delayModel(order), line)).values["b"] ?? [];
}

function exactDelays({expected}: CaseFile): Mapping {
  const {times, exact} = expected as {times: number[]; exact: Record<string, number[]>};
  const parts = Object.keys(exact).map((name): Part => {
    const call = `model simulate --times …, a link of ${name} with mean delay 4`;
    const order = Number(name.replace("order ", ""));
    return {path: ["exact", name], via: "command", call, produce: () => levels(order, times, [])};
  });
  return {parts};
}

function eulerDelays({expected}: CaseFile): Mapping {
  const {euler_order3_by_dt: euler} = expected as {euler_order3_by_dt: Record<string, Record<string, number>>};
  const parts = Object.entries(euler).map(([step, values]): Part => {
    const more = ["--method", "euler", "--step", step];
    const at = Object.keys(values);
    return {
      ...{path: ["euler_order3_by_dt", step], via: "command", call: `model simulate ${more.join(" ")}`},
      async produce() {
        const found = await levels(3, at, more);
        return Object.fromEntries(at.map((time, index) => [time, found[index]]));
      }
    };
  });
  return {parts};
}
