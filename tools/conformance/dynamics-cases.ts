import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Dominance} from "../../models/system/dominance/dominance.js";
import type {Part} from "./compare.js";
import {onModel, zerosLike, type CaseFile} from "./on-model.js";
import {runCommandLine} from "./run-command.js";
import type {Mapping} from "./system-cases.js";

const scoresOf = ({loops}: Dominance, polarity: "R" | "B"): number[] =>
  loops.find((loop) => loop.polarity === polarity)?.score ?? [];

/** Scores as percentages at each time, as differences; and when the balancing loop takes over. */
export function logisticGrowth({expected}: CaseFile): Mapping {
  const {percent_at_time: percent, shift_time: shift} = expected as {
    percent_at_time: Record<string, {R: number; B: number}>;
    shift_time: number;
  };
  const model = {
    horizon: 100,
    variables: [
      {id: "population", kind: "stock", initial: 5, equation: "net_births"},
      {id: "fraction_used", equation: "population / 1000"},
      {id: "fractional_growth", equation: "0.12 * (1 - fraction_used)"},
      {id: "net_births", equation: "fractional_growth * population"}
    ]
  };
  const found = (): Promise<Dominance> => onModel<Dominance>(model, ["dominance"]);
  const part = (polarity: "R" | "B"): Part => ({
    ...{path: [polarity], via: "command", call: `model dominance, the loop ${polarity}`},
    async produce() {
      const scores = scoresOf(await found(), polarity);
      return Object.fromEntries(
        Object.entries(percent).map(([time, known]) => [time, 100 * (scores[Number(time)] ?? NaN) - known[polarity]])
      );
    }
  });
  const turn: Part = {
    ...{path: ["shift_time"], via: "command", call: "model dominance, when the loop R falls below a half"},
    produce: async () => scoresOf(await found(), "R").findIndex((score) => score < 0.5) - shift
  };
  return {parts: [part("R"), part("B"), turn], expected: {R: zerosLike(percent), B: zerosLike(percent), shift_time: 0}};
}

/** Constant scores of births and deaths at the start, and none where both are equal. */
export function births({expected}: CaseFile): Mapping {
  const {cases} = expected as {cases: Record<string, unknown>};
  const found = (rate: number, lifetime: number): Promise<Dominance> =>
    onModel<Dominance>(
      {
        variables: [
          {id: "people", kind: "stock", initial: 100, equation: "births - deaths"},
          {id: "births", equation: `${rate} * people`},
          {id: "deaths", equation: `people / ${lifetime}`}
        ]
      },
      ["dominance", "--step", "0.25"]
    );
  const parts = Object.keys(cases).map((name): Part => {
    const [rate = NaN, lifetime = NaN] = (name.match(/[\d.]+/g) ?? []).map(Number);
    return {
      ...{path: ["cases", name], via: "command", call: "model dominance --step 0.25"},
      async produce() {
        const result = await found(rate, lifetime);
        return {R1: scoresOf(result, "R")[0], B1: scoresOf(result, "B")[0]};
      }
    };
  });
  const rest: Part = {
    ...{path: ["rest"], via: "command", call: "model dominance where births equal deaths"},
    async produce() {
      const {loops} = await found(0.1, 10);
      return loops.length === 0 ? NaN : Math.max(...loops.flatMap(({score}) => score.map(Math.abs)));
    }
  };
  return {parts: [...parts, rest], expected: {cases, rest: 0}};
}

/** Every cell of the published output that is no part of the clock, as a difference relative to 1 + its size. */
export function stockFlow(_: CaseFile, folder: string): Mapping {
  const clock = new Set(["time", "saveper", "final_time", "initial_time", "time_step"]);
  const lines = readFileSync(join(folder, "expected.csv"), "utf8").split(/\r\n?|\n/);
  const [head = [], ...rows] = lines.filter((line) => line !== "").map((line) => line.split(","));
  const columns = head.map((name, column) => ({id: name.trim().toLowerCase().replaceAll(" ", "_"), column}));
  const known = columns
    .filter(({id}) => !clock.has(id))
    .map(({id, column}): [string, number[]] => [
      id,
      // Constants often stand in the first row only.
      rows.flatMap((row) => ((row[column] ?? "") === "" ? [] : [Number(row[column])]))
    ]);
  const part: Part = {
    ...{path: [], via: "command", call: "model simulate input.xmile"},
    async produce() {
      const run = await runCommandLine(["model", "simulate", "input.xmile"], folder);
      const {values} = run as {values: Record<string, number[]>};
      return Object.fromEntries(
        known.map(([id, cells]) => [
          id,
          cells.map((want, row) => ((values[id]?.[row] ?? NaN) - want) / (1 + Math.abs(want)))
        ])
      );
    }
  };
  return {parts: [part], expected: Object.fromEntries(known.map(([id, cells]) => [id, cells.map(() => 0)]))};
}
