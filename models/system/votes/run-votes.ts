import {InputError} from "../../errors.js";
import {createRandom} from "../../statistics/random.js";
import type {SystemFile} from "../format.js";
import {centre as middleOf} from "../resolve.js";
import {countDirections} from "../sensitivity/directions.js";
import {centresOf, createEvaluator, type Evaluator} from "../sensitivity/evaluator.js";
import {checkRuns} from "../sensitivity/sampled-model.js";
import {unsolvedWarnings} from "../sensitivity/model-sobol.js";
import type {VoteRunOptions, VoteRuns, VoteSpread} from "../sensitivity/types.js";
import {quantile} from "../simulate/bands.js";
import {spreadOf} from "./vote-map.js";
import {certain, withVotes} from "./with-votes.js";

/**
 * Runs a model by what people voted. `link` (the default): in each draw one vote for each link, links apart, as if every
 * link were judged by its own group. `voter`: each voter's own model once, exactly, so that a person's views stay together;
 * where a voter has no vote on a link the median stands in, and is listed. Links without votes stay as in force; nothing
 * but votes varies. The direction to hold is that of the medians.
 *
 * Throws InputError: no-votes, no-voters, unknown-variable, unknown-intervention, invalid-times, and those of a run.
 */
export function runVotes(file: SystemFile, options: VoteRunOptions = {}): VoteRuns {
  const {pick = "link", seed = 1, level = 0.95, signal, onProgress} = options;
  const spreads = new Map(file.links.map((link) => [link.id, spreadOf(link)]));
  const voted = file.links.flatMap(({id}) => ((spreads.get(id) as VoteSpread).median === null ? [] : [id]));
  if (voted.length === 0)
    throw new InputError("no-votes", 'no link has evidence of kind "vote" with a value or a class', "links");
  const fixed = votable(file, voted);
  const moved = createEvaluator(fixed, options);
  const unmoved = createEvaluator(fixed, {...options, interventions: [], push: {}});
  checkRuns(options.draws ?? 1000, 2 * Math.max(1, moved.size));
  const medians = valuesOf(moved, (link) => spreads.get(link)?.median ?? null);
  const plan = pick === "link" ? linkRows : voterRows;
  const {rows, voters, filled} = plan(moved, spreads, medians, {draws: options.draws ?? 1000, seed});
  const ask = (evaluator: Evaluator, values: Float64Array): Float64Array => {
    const into = new Float64Array(evaluator.size);
    evaluator.run(values.subarray(0, evaluator.inputs.length), into);
    return into;
  };
  const answers = rows.map((values, row) => {
    if ((row & 127) === 0) {
      signal?.throwIfAborted();
      onProgress?.(row, rows.length);
    }
    return {after: ask(moved, values), before: ask(unmoved, values)};
  });
  onProgress?.(rows.length, rows.length);
  const central = {after: ask(moved, medians), before: ask(unmoved, medians)};
  const unsolved = answers.filter(({after}) => Number.isNaN(after[0] ?? 0)).length;
  const {times, outputs} = moved;
  return {
    pick,
    voters,
    withoutVotes: file.links.flatMap(({id}) => (voted.includes(id) ? [] : [id])),
    filled,
    draws: rows.length,
    runs: rows.length,
    unsolved,
    seed,
    times: [...times],
    inputs: [...moved.inputs],
    outputs: outputs.map((output, place) => {
      const changes = (list: readonly (typeof central)[]): Float64Array[] =>
        times.map((_, time) => Float64Array.from(list, (each) => change(each, place * times.length + time)));
      return countDirections(file, output, {moved: changes(answers), central: changes([central])});
    }),
    bands: Object.fromEntries(
      outputs.map(({id}, place) => {
        const sorted = times.map((_, time) =>
          Float64Array.from(answers, ({after}) => after[place * times.length + time] ?? NaN)
            .filter((value) => !Number.isNaN(value))
            .sort()
        );
        const end = (share: number): (number | null)[] => sorted.map((values) => quantile(values, share));
        return [id, {low: end((1 - level) / 2), high: end((1 + level) / 2)}];
      })
    ),
    warnings: [...moved.warnings, ...unsolvedWarnings(unsolved, rows.length)]
  };
}

/** Change within rounding of the level is none. */
function change({after, before}: {after: Float64Array; before: Float64Array}, at: number): number {
  const [level, start] = [after[at] ?? NaN, before[at] ?? NaN];
  return Math.abs(level - start) <= 1e-12 * Math.max(1, Math.abs(start)) ? 0 : level - start;
}

/** The model in which exactly the links voted on are uncertain, at their medians. */
function votable(file: SystemFile, voted: readonly string[]): SystemFile {
  const medians = withVotes(file);
  return {
    ...file,
    interventions: file.interventions.map((each) => ({...each, value: middleOf(each.value)})),
    links: medians.links.map((link) => {
      const sure = certain(link);
      return voted.includes(link.id) ? {...sure, interval: [-1, 1]} : sure;
    })
  };
}

const valuesOf = ({inputs}: Evaluator, vote: (link: string) => number | null): Float64Array => {
  const values = centresOf(inputs);
  inputs.forEach(({kind, of, centre}, at) => {
    if (kind === "strength") values[at] = vote(of) ?? centre;
  });
  return values;
};

interface Plan {
  rows: Float64Array[];
  voters: string[];
  filled: {voter: string; link: string}[];
}
type Spreads = ReadonlyMap<string, VoteSpread>;

function linkRows(
  evaluator: Evaluator,
  spreads: Spreads,
  _medians: Float64Array,
  {draws, seed}: {draws: number; seed: number}
): Plan {
  const choices = new Map(
    [...spreads].map(([id, {votes}]) => [id, votes.flatMap(({value}) => (value === null ? [] : [value]))])
  );
  const rows = Array.from({length: draws}, (_, draw) => {
    const random = createRandom(seed, draw);
    return valuesOf(evaluator, (link) => {
      const values = choices.get(link) ?? [];
      return values[random.integer(values.length)] ?? null;
    });
  });
  return {rows, voters: [], filled: []};
}

function voterRows(evaluator: Evaluator, spreads: Spreads, medians: Float64Array): Plan {
  const named = [...spreads.values()].flatMap(({votes}) => votes.flatMap(({voter}) => (voter === null ? [] : [voter])));
  const voters = [...new Set(named)];
  if (voters.length === 0)
    throw new InputError(
      "no-voters",
      "no vote says whose it is (voter, or ref); draw a vote for each link apart instead",
      "links"
    );
  const filled: Plan["filled"] = [];
  const rows = voters.map((voter) => {
    const values = Float64Array.from(medians);
    evaluator.inputs.forEach(({kind, of}, at) => {
      if (kind !== "strength") return;
      const vote = spreads.get(of)?.votes.findLast((each) => each.voter === voter && each.value !== null);
      if (typeof vote?.value === "number") values[at] = vote.value;
      else filled.push({voter, link: of});
    });
    return values;
  });
  return {rows, voters, filled};
}
