import {InputError} from "../../errors.js";
import type {SystemFile} from "../format.js";
import type {Problem} from "../structure-problems.js";
import {expectationProblems} from "./expectation-problems.js";
import type {ExpectationsFile, Output, Predicate} from "./format.js";
import {judge, type Verdict} from "./judge.js";
import {measure, type Measured} from "./measure.js";
import {runScenario, type ScenarioRun} from "./run-scenario.js";

export interface ExpectationResult extends Omit<Verdict, "reason"> {
  id: string;
  /** In words of the reader, as it stands in the file. */
  sentence: string;
  source: string;
  scenario: string;
  /** What was found and what was wanted, in one line. */
  message: string;
}

export interface ExpectationsReport {
  /** Everything holds, and there is nothing wrong with the expectations themselves. */
  ok: boolean;
  problems: Problem[];
  results: ExpectationResult[];
}

/**
 * Runs a model under each scenario and holds every expectation against what comes out. A scenario is run once, whatever
 * the number of expectations on it; draws have a fixed seed. An expectation that cannot be worked out does not hold, and
 * says why; when names lead nowhere nothing is run, and `problems` says where.
 *
 * @param model sound, see readSystem
 */
export function checkExpectations(model: SystemFile, file: ExpectationsFile): ExpectationsReport {
  const problems = expectationProblems(model, file);
  if (problems.length > 0) return {ok: false, problems, results: []};
  const times = timesIn(file);
  const runs = new Map(file.scenarios.map((scenario) => [scenario.id, runScenario(model, scenario, times)]));
  const take = (scenario: string, output: Output): Measured => measured(runs.get(scenario), output);
  const results = file.expectations.map(({id, sentence, source, scenario, output, predicate}): ExpectationResult => {
    const other = "than" in predicate ? take(predicate.than, predicate.output ?? output) : null;
    const {reason, ...verdict} = judge(take(scenario, output), predicate, other);
    const found = reason ?? `${what(output, predicate)} is ${shown(verdict.value)}`;
    return {id, sentence, source, scenario, ...verdict, message: `${found}; wanted: ${verdict.wanted}`};
  });
  return {ok: results.every(({holds}) => holds), problems: [], results};
}

/** What cannot be run (a loop without delay that never ends, say) has no value, and the reason. */
function measured(run: ScenarioRun | undefined, output: Output): Measured {
  if (run === undefined) return {kind: "figure", value: null, reason: "there is no such scenario"};
  try {
    return measure(run, output);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {kind: "figure", value: null, reason: error.message};
  }
}

/** Every time an expectation names, so that runs report there. */
function timesIn({expectations}: ExpectationsFile): number[] {
  const ofOutput = (output: Output | undefined): (number | undefined)[] => {
    if (output === undefined) return [];
    return output.kind === "area" ? [output.from, output.to] : "at" in output ? [output.at] : [];
  };
  const ofPredicate = (predicate: Predicate): (number | undefined)[] => {
    if (predicate.is === "rises" || predicate.is === "falls") return [predicate.from, predicate.to];
    if (predicate.is === "returns") return [predicate.by];
    return "than" in predicate ? ofOutput(predicate.output) : [];
  };
  const all = expectations.flatMap(({output, predicate}) => [...ofOutput(output), ...ofPredicate(predicate)]);
  return all.filter((time) => time !== undefined);
}

const shown = (value: number | string | null): string =>
  typeof value === "number" ? String(Number(value.toPrecision(4))) : (value ?? "not there");

function what(output: Output, predicate: Predicate): string {
  const subject = subjectOf(output);
  if (predicate.is === "rises" || predicate.is === "falls") return `the difference in ${subject}`;
  if (predicate.is === "peak" || predicate.is === "trough") return `the moment of the ${predicate.is} of ${subject}`;
  return predicate.is === "returns" ? `the largest distance of ${subject} from the start` : subject;
}

function subjectOf(output: Output): string {
  switch (output.kind) {
    case "level":
    case "change": {
      const time = output.at === undefined ? "" : ` at ${output.at}`;
      return `${output.kind} of ${output.variable} (${output.unit})${time}`;
    }
    case "area":
      return `area under the change of ${output.variable} (${output.unit})`;
    case "longRun":
      return `long-run change of ${output.variable} (${output.unit})`;
    case "strength":
      return `strength of ${output.link} (${output.unit})`;
    case "gain":
      return output.nodes === undefined ? "the largest gain" : `gain of ${output.nodes.join(" → ")}`;
    case "polarity":
      return `polarity of ${output.nodes.join(" → ")}`;
    case "count":
      return `number of ${output.of}`;
    case "sameDirection":
      return `share of draws with the same direction of ${output.variable} at ${output.at}`;
  }
}
