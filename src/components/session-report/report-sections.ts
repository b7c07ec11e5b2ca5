import type {Forecast, Session, Statement} from "../../models/interpretation/format.js";
import {callText} from "../../models/interpretation/call-lines.js";
import type {ReplayedNumber} from "../../models/interpretation/replay.js";
import type {ReportView} from "../../models/interpretation/report-view.js";
import {scoreForecasts, type Score} from "../../models/interpretation/score.js";
import {snapshotChanges} from "../../models/interpretation/snapshot-changes.js";
import {formatDate, formatNumber, formatPercent, formatValue} from "../../locale/format.js";
import {sessionReport as text} from "../../locale/session-report.js";
import type {NumberRuns} from "./number-runs.js";
import {words, type Block, type Run, type Section} from "./report-document.js";

const count = (value: number): string => formatNumber(value, 0);
const share = (value: number): string => formatPercent(100 * value, 0);
const cell = (value: string | undefined): Run[] => words(value ?? text.nothing);

/** What the report is of, and whether its figures still stand. */
export function aboutSection(view: ReportView, replayed: readonly ReplayedNumber[] | null): Section {
  const {session, isPublic, participants} = view;
  const {date, owner, retention, status, numbers} = session;
  const stale = (replayed ?? []).filter(({equal}) => !equal).length;
  const stage = text.stages[status?.stage ?? "concept"];
  const lines = [
    date === undefined ? null : text.about.date(formatDate(date)),
    `${text.status(stage, status?.date === undefined ? null : formatDate(status.date), status?.by ?? null)}.`,
    owner === undefined ? null : text.about.owner(owner),
    participants === 0 ? null : (isPublic ? text.about.peopleAtLeast : text.about.people)(count(participants)),
    isPublic || retention === undefined ? null : text.about.retention(formatDate(retention.until)),
    replayed === null
      ? text.about.notChecked
      : stale > 0
        ? text.about.stale(count(stale), count(numbers.length))
        : replayed.length < numbers.length
          ? text.about.checkedPart(count(replayed.length), count(numbers.length))
          : text.about.checked(count(numbers.length))
  ];
  const items = lines.flatMap((line) => (line === null ? [] : [words(line)]));
  return {title: text.about.heading, blocks: [{kind: "list", items}]};
}

/** One statement with everything that belongs to it. */
export function statementBlocks(
  statement: Statement,
  {view, runs, labels}: {view: ReportView; runs: NumberRuns; labels: ReadonlyMap<string, string>}
): Block[] {
  const say = text.statements;
  const {id, type, evidence, links, dissent, alternatives, refutedBy, fall, status} = statement;
  const items: Run[][] = [
    ...(fall === undefined ? [] : [words(say.fall(say.falls[fall]))]),
    ...evidence.map((each) => {
      const shown = each.number === undefined ? [] : [{text: ": "}, ...runs.text(`{{${each.number}}}`)];
      const source = each.source === undefined ? "" : say.source(each.source);
      return [...runs.text((each.side === "for" ? say.for : say.against)(each.text)), ...shown, ...words(source)];
    }),
    ...links.map(({path, proposed}) => {
      const route = path.map((name) => labels.get(name) ?? name).join(" → ");
      return words((proposed ? say.proposed : say.path)(route));
    }),
    ...agreementLines(id, view).map(words),
    ...dissent.map((each) => words(say.dissent(each.text))),
    ...alternatives.map((each) => words(say.alternative(each))),
    ...(refutedBy === undefined ? [] : [words(say.refuted(refutedBy))]),
    words(say.state(say.states[status]))
  ];
  return [
    {kind: "paragraph", runs: [{text: `${say.types[type]}: `}, ...runs.text(statement.text)]},
    {kind: "list", items}
  ];
}

function agreementLines(id: string, {agreements, voted, isPublic}: ReportView): string[] {
  if (!voted.has(id)) return [];
  const found = agreements.get(id);
  if (found === undefined) return isPublic ? [text.statements.votesHidden] : [];
  const {n, median, low, high, withinOne, noView} = found;
  const line = isPublic ? text.statements.votesAtLeast : text.statements.votes;
  return [
    line(count(n), formatNumber(median), formatNumber(low), formatNumber(high)),
    ...(withinOne === null ? [] : [text.statements.near(share(withinOne))]),
    ...(noView === null || noView === 0 ? [] : [text.statements.noView(count(noView))])
  ];
}

/** What could be done; fields that nobody filled are not there. */
export function actionSection({actions}: Session, runs: NumberRuns): Section {
  const {fields, levels, heading} = text.actions;
  const blocks = actions.flatMap((action): Block[] => {
    const items = (Object.keys(fields) as (keyof typeof fields)[]).flatMap((field) => {
      const value = field === "level" && action.level !== undefined ? levels[action.level] : action[field];
      return value === undefined ? [] : [words(`${fields[field]}: ${value}`)];
    });
    const title: Block = {kind: "paragraph", runs: runs.text(action.action)};
    return items.length > 0 ? [title, {kind: "list", items}] : [title];
  });
  return {title: heading, blocks};
}

export function fieldSection({fieldQuestions}: Session): Section {
  const rows = fieldQuestions.map((each) => [
    words(each.text),
    cell(each.owner),
    cell(each.due === undefined ? undefined : formatDate(each.due)),
    words(each.answer ?? text.field.none)
  ]);
  return {title: text.field.heading, blocks: [{kind: "table", header: text.field.columns, rows, numeric: []}]};
}

/** Testable expectations, scored as far as what happened is known. */
export function forecastSection({forecasts}: Session): Section {
  const scores = new Map(scoreForecasts(forecasts).expectations.map((score) => [score.id, score]));
  const rows = forecasts.map((forecast) => [
    words(forecast.text === undefined ? expected(forecast) : `${forecast.text} (${expected(forecast)})`),
    words(
      forecast.kind === "interval"
        ? text.forecasts.level(share(forecast.level))
        : text.forecasts.chance(share(forecast.probability))
    ),
    words(
      forecast.outcome === null
        ? text.forecasts.open
        : formatValue(forecast.outcome.value, {unit: forecast.unit, decimals: 1})
    ),
    words(scored(forecast, scores.get(forecast.id)))
  ]);
  const table: Block = {kind: "table", header: text.forecasts.columns, rows, numeric: []};
  return {title: text.forecasts.heading, blocks: [table, {kind: "paragraph", runs: words(text.forecasts.explained)}]};
}

function expected(forecast: Forecast): string {
  const value = (number: number): string => formatValue(number, {unit: forecast.unit});
  if (forecast.kind === "interval") return text.forecasts.between(formatNumber(forecast.low), value(forecast.high));
  return (forecast.comparison === "above" ? text.forecasts.above : text.forecasts.below)(value(forecast.limit));
}

function scored({kind}: Forecast, score: Score | undefined): string {
  if (score === undefined || score.status === "open") return text.forecasts.open;
  if (kind === "interval") return score.hit === true ? text.forecasts.inside : text.forecasts.outside;
  const brier = formatNumber(score.brier, 2);
  return (score.hit === true ? text.forecasts.came : text.forecasts.missed)(brier);
}

/** What is not as in the edition before, with the reason somebody gave. */
export function changeSection({previous, snapshot, reasons = []}: Session): Section {
  const changes = previous === undefined || snapshot === undefined ? [] : snapshotChanges(previous.snapshot, snapshot);
  const rows = changes.map(({kind, ref, before, after}) => [
    words(text.changes.kinds[kind]),
    words(ref),
    cell(before === null ? undefined : String(before)),
    cell(after === null ? undefined : String(after)),
    words(reasons.find((reason) => reason.kind === kind && reason.ref === ref)?.reason ?? text.changes.none)
  ]);
  return {
    title: text.changes.heading,
    blocks: rows.length === 0 ? [] : [{kind: "table", header: text.changes.columns, rows, numeric: []}]
  };
}

/** Every figure with its cell: source, and the command that makes it. */
export function sourceSection({numbers, snapshot}: Session, runs: NumberRuns): Section {
  const rows = numbers.map(({ref, label, source, retrieved, call}) => [
    words(label),
    [runs.bare(ref)],
    words(
      `${source ?? text.sources.unknown}${retrieved === undefined ? "" : text.sources.retrieved(formatDate(retrieved))}`
    ),
    words(callText(call))
  ]);
  const vintages = (snapshot?.vintages ?? []).map(({id}) => id).join(", ");
  const blocks: Block[] = [{kind: "table", header: text.sources.columns, rows, numeric: [1]}];
  if (vintages !== "") blocks.push({kind: "paragraph", runs: words(text.sources.vintages(vintages))});
  if (snapshot !== undefined)
    blocks.push({kind: "paragraph", runs: words(text.sources.software(snapshot.software, String(snapshot.seed)))});
  return {title: text.sources.heading, blocks};
}
