import {Option} from "commander";
import type {Dominance} from "../../models/system/dominance/dominance.js";
import type {Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import {readList, readNumber, readPositiveWhole} from "../read-options.js";

interface Options {
  interventions?: string[];
  step?: number;
  method: "euler" | "rk4" | "auto";
  limit: number;
  seconds: number;
  json?: boolean;
}

/** `model dominance`: which loops drive a system model over time, or would drive it from rest. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("dominance")
    .description(
      "which feedback loops drive a system model at each step (Loops that Matter); at rest, elasticities of eigenvalues"
    )
    .argument("<file>", "a *.system.json")
    .option("--interventions <ids>", "those that act, as c1,c2; none: nothing is imposed", readList)
    .option(
      "--step <h>",
      "step of the grid, in time units; default 1, or less where delays or stocks are fast",
      readNumber
    )
    .addOption(
      new Option("--method <method>", "how to run; auto: Euler on the grid for stocks with equations, else exact")
        .choices(["euler", "rk4", "auto"])
        .default("auto")
    )
    .option("--limit <n>", "stop after this many loops", readPositiveWhole, 10_000)
    .option("--seconds <s>", "stop the search for loops after this long", readNumber, 20)
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, async () => {
        const {readModel} = await import("../model-file.js");
        const {dominance} = await import("../../models/system/dominance/dominance.js");
        const system = await readModel(context, file);
        const deadline = context.effects.now().getTime() + 1000 * options.seconds;
        const result = dominance(system, {
          method: options.method,
          limit: options.limit,
          shouldStop: () => context.signal.aborted || context.effects.now().getTime() > deadline,
          ...(options.interventions === undefined ? {} : {interventions: options.interventions}),
          ...(options.step === undefined ? {} : {step: options.step})
        });
        return {json: result, text: textOf(result)};
      })
    );
};

/** Loops a reader can take in at once. */
const shown = 20;

function textOf({times, reason, loops, eigenvalues, elasticities, warnings, method}: Dominance): string {
  const named = ({nodes}: {nodes: readonly string[]}): string => [...nodes, nodes[0] ?? ""].join(" → ");
  const sizes = loops.map(({score}) => score.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  const ranked = loops
    .map((loop, at) => ({loop, at}))
    .sort((a, b) => (sizes[b.at] ?? 0) - (sizes[a.at] ?? 0) || a.at - b.at);
  const moments = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (times.length - 1)));
  const percent = (value: number | undefined): number => Number((100 * (value ?? 0)).toFixed(1));
  const scores = formatTable(ranked.slice(0, shown), [
    {title: "", value: ({loop}) => loop.polarity},
    {title: "loop", value: ({loop}) => named(loop)},
    ...[...new Set(moments)].map((moment) => ({
      title: `% at ${short(times[moment] ?? 0)}`,
      value: ({loop}: {loop: Dominance["loops"][number]}) => percent(loop.score[moment])
    }))
  ]);
  const first = elasticities.filter(
    ({eigenvalue, loop}) => eigenvalue === elasticities[0]?.eigenvalue && loop !== undefined
  );
  const slowest = eigenvalues[first[0]?.eigenvalue ?? -1];
  const modes = formatTable(first.slice(0, shown), [
    {title: "", value: ({loop}) => loops[loop ?? -1]?.polarity},
    {title: "loop", value: ({loop}) => named(loops[loop ?? -1] ?? {nodes: []})},
    {title: "elasticity", value: ({value}) => short(value)},
    {title: "growth", value: ({re}) => short(re)},
    {title: "swings", value: ({im}) => short(im)}
  ]);
  return [
    `${reason}.`,
    "",
    ...(method === "ltm" ? [scores] : []),
    ...(slowest === undefined
      ? []
      : [
          `slowest mode of the loops: eigenvalue ${short(slowest.re)}${slowest.im === 0 ? "" : ` ± ${short(slowest.im)}i`}`,
          "",
          modes
        ]),
    ...(loops.length > shown ? [`the ${shown} largest of ${loops.length} loops; --json gives all`] : []),
    ...warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ].join("\n");
}

const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(4)));
