import {Option} from "commander";
import type {SystemFile} from "../../models/system/format.js";
import type {Correlation, SensitivityOptions} from "../../models/system/sensitivity/types.js";
import type {CommandResult, Register} from "../command.js";
import {commandGroup, runCommand} from "../command.js";
import {
  readAssignments,
  readCorrelation,
  readList,
  readNumber,
  readNumbers,
  readPositiveWhole,
  readWhole
} from "../read-options.js";

type Method = "morris" | "sobol" | "shapley" | "tornado" | "directions" | "votes" | "voters" | "bases";

interface Options {
  method: Method;
  output?: string[];
  draws?: number;
  times?: number[];
  interventions?: string[];
  push?: Record<string, number>;
  correlate?: Correlation[];
  sameSource?: number;
  by: "class" | "interval";
  seed: number;
  json?: boolean;
}

/** `model sensitivity`: how sure an outcome is, and which numbers make it unsure. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("sensitivity")
    .description(
      "how sure an outcome is and what makes it unsure; every intervention in the file acts unless some are named"
    )
    .argument("<file>", "a *.system.json")
    .addOption(
      new Option(
        "--method <method>",
        "sobol: shares of the uncertainty, with intervals (shapley for inputs that are correlated); morris: which numbers " +
          "matter at all; tornado: one word weaker or stronger, one end of an interval or the other; directions: in what " +
          "share of the draws a direction holds; votes: a vote drawn for each link; voters: each voter's own model; " +
          "bases: again under estimates, literature and votes alone"
      )
        .choices(["morris", "sobol", "shapley", "tornado", "directions", "votes", "voters", "bases"])
        .default("sobol")
    )
    .option("--output <ids>", "variables asked about, as a,b; default each goal, or all without goals", readList)
    .option(
      "--draws <n>",
      "draws (sobol, shapley: base draws, up to a power of two, default 512), or trajectories (morris, default 40)",
      readPositiveWhole
    )
    .option("--times <times>", "times to report, as 0,1,2; default 0 to the horizon by 1", readNumbers)
    .option("--interventions <ids>", "those that act, as c1,c2; none: nothing is imposed", readList)
    .option("--push <amounts>", "lasting amounts added at time 0, as unemployment=0.1", readAssignments)
    .option(
      "--correlate <ids=rank>",
      "inputs that move together, as r1,r2=0.5 (rank correlation of each pair); may be repeated",
      readCorrelation
    )
    .option(
      "--same-source <rank>",
      "rank correlation of links whose strength rests on one and the same source",
      readNumber
    )
    .addOption(new Option("--by <bar>", "what a tornado is sorted by").choices(["class", "interval"]).default("class"))
    .option("--seed <number>", "seed of the draws", readWhole, 1)
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, async () => {
        const {readModel} = await import("../model-file.js");
        const system = await readModel(context, file);
        const {sameSourceCorrelations} = await import("../../models/system/sensitivity/correlations.js");
        const correlations = [
          ...(options.sameSource === undefined ? [] : sameSourceCorrelations(system, options.sameSource)),
          ...(options.correlate ?? [])
        ];
        return run(system, options, {
          outputs: options.output,
          times: options.times,
          interventions: options.interventions,
          push: options.push,
          correlations,
          seed: options.seed,
          signal: context.signal,
          onProgress: tenths((line) => void context.stderr.write(line))
        });
      })
    );
};

/** A line for every tenth of what takes long enough to be watched. */
function tenths(write: (line: string) => void): (done: number, total: number) => void {
  let told = 0;
  return (done, total) => {
    const tenth = Math.floor((10 * done) / total);
    if (total < 5000 || tenth <= told || tenth >= 10) return;
    told = tenth;
    write(`run ${done} of ${total}\n`);
  };
}

async function run(
  system: SystemFile,
  {method, draws, by}: Options,
  settings: SensitivityOptions
): Promise<CommandResult> {
  const text = await import("../sensitivity-text.js");
  switch (method) {
    case "sobol":
    case "shapley": {
      const {modelSobol} = await import("../../models/system/sensitivity/model-sobol.js");
      const report = modelSobol(system, {...settings, draws, measure: method === "sobol" ? "auto" : "shapley"});
      return {json: report, text: text.sobolText(report)};
    }
    case "morris": {
      const {modelMorris} = await import("../../models/system/sensitivity/model-morris.js");
      const report = modelMorris(system, {...settings, trajectories: draws});
      return {json: report, text: text.morrisText(report)};
    }
    case "tornado": {
      const {modelTornado} = await import("../../models/system/sensitivity/tornado.js");
      const report = modelTornado(system, {...settings, by});
      return {json: report, text: text.tornadoText(report)};
    }
    case "directions": {
      const {modelDirections} = await import("../../models/system/sensitivity/directions.js");
      const report = modelDirections(system, {...settings, draws});
      return {json: {method, ...report}, text: text.directionsText(report)};
    }
    case "votes":
    case "voters": {
      const {runVotes} = await import("../../models/system/votes/run-votes.js");
      const {voteMap} = await import("../../models/system/votes/vote-map.js");
      const map = voteMap(system);
      const report = runVotes(system, {...settings, draws, pick: method === "votes" ? "link" : "voter"});
      return {json: {method, map, ...report}, text: text.votesText(map, report)};
    }
    case "bases": {
      const {rerunByBasis} = await import("../../models/system/bases/rerun-by-basis.js");
      const report = rerunByBasis(system, settings);
      return {json: {method, ...report}, text: text.basesText(report)};
    }
  }
}
