import {canonical} from "../../../models/canonical.js";
import {callSchema, type Call, type SessionNumber} from "../../../models/interpretation/calls.js";
import {addItem, changeHead, freeItemId} from "../../../models/interpretation/edit-session.js";
import type {Session} from "../../../models/interpretation/format.js";
import type {ScenarioPublication, ScenarioVariant} from "../../../models/scenario/format.js";
import type {RegionResult} from "../../../models/scenario/region-result.js";
import {formatDate} from "../../../locale/format.js";
import {sessionScenario as words} from "../../../locale/session-scenario.js";
import {defaultDraws, seed} from "../../scenario/scenario-data.js";
import {moment, type SessionContext} from "../session-context.js";
import {mostQuestions} from "./add-question.js";

/** A scenario laid over a municipality, as `scenario project` does without further options. */
export interface ScenarioRun {
  publication: Pick<ScenarioPublication, "publisher" | "title" | "published" | "baseYear" | "variants">;
  variant: Pick<ScenarioVariant, "id" | "label">;
  region: {code: string; name: string};
  boundaryYear: number;
  /** Unemployment in the base year, in % of the labour force. */
  start: number;
  result: Pick<RegionResult, "unemployment" | "benefits" | "jobs" | "growth" | "warnings">;
}

/** What a run says of one thing in one year, in the numbers of the models. */
export interface ScenarioOutcome {
  outcome: keyof typeof words.outcomes;
  period: string;
  value: number;
  /** Ends of the 80 % band; growth has none. */
  band: {low: number; high: number} | null;
  /** What it moved against what the question compares with. */
  change: number;
  decimals: number;
}

/** Years in which a run has jobs (the last) and growth (the first). */
export const onlyYears = ({result}: Pick<ScenarioRun, "result">): {jobs: string; growth: string} => ({
  jobs: result.unemployment.at(-1)?.period ?? "",
  growth: result.unemployment[0]?.period ?? ""
});

/** Everything that a call of `scenario-project` can hold of one year. */
export function outcomesOf({start, result}: Pick<ScenarioRun, "start" | "result">, period: string): ScenarioOutcome[] {
  const {unemployment, benefits, jobs, growth} = result;
  const years = onlyYears({result});
  return [
    ...unemployment
      .filter((each) => each.period === period)
      .map(({value, low, high}) => ({
        ...{outcome: "unemployment" as const, period, value, band: {low, high}},
        ...{change: value - start, decimals: 1}
      })),
    ...benefits
      .filter((each) => each.period === period)
      .map(({benefit, value, low, high}) => ({
        ...{outcome: benefit, period, value, band: {low, high}, change: value, decimals: 0}
      })),
    ...(period === years.jobs
      ? [{...{outcome: "jobs" as const, period, value: jobs.change, change: jobs.change, decimals: 0}, band: jobs}]
      : []),
    ...(period === years.growth
      ? [{...{outcome: "growth" as const, period, value: growth.total, change: growth.total, decimals: 1}, band: null}]
      : [])
  ];
}

const fieldsOf = ({value, band}: ScenarioOutcome): (readonly ["value" | "low" | "high", number])[] => [
  ["value", value],
  ...(band === null ? [] : ([["low", band.low] as const, ["high", band.high] as const] as const))
];

/** Every argument is written out, so that a later default changes nothing. */
const callOf = (
  {variant, region, boundaryYear}: ScenarioRun,
  {outcome, period}: ScenarioOutcome,
  field: "value" | "low" | "high"
): Call => ({
  ...{kind: "scenario-project", scenario: variant.id, region: region.code, outcome, period, field},
  ...{draws: defaultDraws, theta: 1, boundaries: boundaryYear, seed}
});

const isSame = (a: Call, b: Call): boolean => canonical(callSchema.parse(a)) === canonical(callSchema.parse(b));

/** Whether a question about this outcome is there already. */
export function hasScenarioQuestion(
  {questions, numbers}: Session,
  run: ScenarioRun,
  outcome: ScenarioOutcome
): boolean {
  const own = numbers.find(({call}) => isSame(call, callOf(run, outcome, "value")));
  return own !== undefined && questions.some((question) => question.numbers.includes(own.ref));
}

const scenariosOf = ({numbers}: Pick<Session, "numbers">): string[] =>
  numbers.flatMap(({call}) => (call.kind === "scenario-project" ? [call.scenario] : []));

/**
 * Whether figures of the session rest on a scenario of another publication. Scenarios of one publication count from the
 * same year and from what was known on the same day, so they may lie side by side: that is what they were made for. Two
 * publications differ most in what was known. That difference belongs between two editions of a session, where
 * `session diff` divides it and asks for a reason, and the snapshot has room for one.
 */
export const restsOnOtherPublication = (session: Session, {variants}: Pick<ScenarioPublication, "variants">): boolean =>
  scenariosOf(session).some((scenario) => !variants.some(({id}) => id === scenario));

/**
 * The session with the scenario that it leads with in its snapshot: the one that stood there as long as a figure rests on
 * it, else the first that one rests on. Further scenarios stand in the calls of their figures.
 */
export function withLeadScenario(session: Session): Session {
  const {snapshot} = session;
  const found = scenariosOf(session);
  if (snapshot === undefined || (snapshot.scenario !== null && found.includes(snapshot.scenario))) return session;
  return changeHead(session, {snapshot: {...snapshot, scenario: found[0] ?? null}});
}

/** The session with a question about an outcome: its figure and the ends of its band, each with the call that makes it. */
export function addScenarioQuestion(
  context: Pick<SessionContext, "effects" | "tag">,
  session: Session,
  run: ScenarioRun,
  outcome: ScenarioOutcome
): Session {
  const {publication, variant, region} = run;
  if (session.questions.length >= mostQuestions || restsOnOtherPublication(session, publication)) return session;
  const id = freeItemId(session, "questions");
  const made = numbersFor(session, id, run, outcome);
  const name = `${publication.publisher}, ${publication.title}`;
  const asked = words.outcomes[outcome.outcome].asked(String(publication.baseYear));
  const refs = made.map(({ref}) => ref);
  const added = addItem(session, "questions", {
    ...{id, text: words.question(variant.label, name, region.name, outcome.period, asked), numbers: refs},
    changed: moment(context as SessionContext)
  });
  const others = session.numbers.filter(({ref}) => !refs.includes(ref));
  return withLeadScenario(changeHead(added, {numbers: [...others, ...made]}));
}

function numbersFor(session: Session, question: string, run: ScenarioRun, outcome: ScenarioOutcome): SessionNumber[] {
  const {publication, variant, region, result} = run;
  const {publisher, title, published} = publication;
  const {outcome: kind, period, change, decimals} = outcome;
  const label = words.number(words.outcomes[kind].title, region.name, period, variant.label).slice(0, 250);
  const has = (code: string): boolean => result.warnings.some((warning) => warning.code === code);
  const status = [has("to-be-verified") ? words.unverified : "", has("old-structure") ? words.example : ""];
  const careful = status.filter(Boolean).join("; ");
  const size = Number(change.toFixed(decimals));
  return fieldsOf(outcome).map(([field, value]) => {
    const call = callOf(run, outcome, field);
    return {
      ref: refFor(session, run, {kind, period, field, call}),
      label: field === "value" ? label : words[field](label),
      ...{value, question, unit: words.outcomes[kind].unit, decimals, level: "modeluitkomst"},
      ...(careful === "" ? {} : {status: careful}),
      source: words.source(publisher, title, formatDate(published)).slice(0, 300),
      ...(field === "value" ? {moved: size === 0 ? "same" : size > 0 ? "up" : "down"} : {}),
      call
    };
  });
}

/**
 * Without the scenario, so that the next edition has the same figure under the same name and what another scenario changed
 * can be told; with it where that name is taken by another call.
 */
function refFor(
  {numbers}: Session,
  {variant, region}: ScenarioRun,
  {kind, period, field, call}: {kind: string; period: string; field: string; call: Call}
): string {
  const end = field === "value" ? "" : `-${field}`;
  const plain = `${kind}-${region.code}-${period}${end}`;
  const holder = numbers.find(({ref}) => ref === plain);
  return holder === undefined || isSame(holder.call, call)
    ? plain
    : `${`${kind}-${region.code}-${period}-${variant.id}`.slice(0, 80 - end.length)}${end}`;
}
