import {isMargin, type SessionNumber} from "../../models/interpretation/calls.js";
import type {Question} from "../../models/interpretation/format.js";
import type {ReplayedNumber} from "../../models/interpretation/replay.js";
import type {ReportView} from "../../models/interpretation/report-view.js";
import {formatNumber} from "../../locale/format.js";
import {sessionReport as text} from "../../locale/session-report.js";
import {numberRuns, type NumberRuns} from "./number-runs.js";
import {plainText, words, type Block, type ChartBlock, type ReportDocument, type Section} from "./report-document.js";
import {
  aboutSection,
  actionSection,
  changeSection,
  fieldSection,
  forecastSection,
  sourceSection,
  statementBlocks
} from "./report-sections.js";

export interface ReportOptions {
  /** What each call gives now; null when nothing was recomputed. */
  replayed: readonly ReplayedNumber[] | null;
  /** Labels of the system model's variables, by id. */
  labels: ReadonlyMap<string, string>;
}

/** The report of a session as blocks. */
export function buildReport(view: ReportView, {replayed, labels}: ReportOptions): ReportDocument {
  const {session, people, isPublic} = view;
  const runs = numberRuns(session.numbers, replayed);
  const tools = {view, runs, labels};
  const others = session.statements.filter(({question}) => question === undefined);
  const sections: Section[] = [
    aboutSection(view, replayed),
    ...session.questions.map((question, at) => questionSection(question, at, tools)),
    {title: text.statements.other, blocks: others.flatMap((statement) => statementBlocks(statement, tools))},
    actionSection(session, runs),
    ...(session.fieldQuestions.length > 0 ? [fieldSection(session)] : []),
    ...(session.forecasts.length > 0 ? [forecastSection(session)] : []),
    changeSection(session),
    ...(session.numbers.length > 0 ? [sourceSection(session, runs)] : []),
    {title: text.people.heading, blocks: people.length === 0 ? [] : [peopleTable(view)]}
  ];
  return {
    title: session.title ?? text.untitled,
    marks: [...(session.synthetic === true ? [text.synthetic] : []), ...(isPublic ? [text.publicEdition] : [])],
    sections: sections.filter(({blocks}) => blocks.length > 0)
  };
}

function questionSection(
  question: Question,
  at: number,
  tools: {view: ReportView; runs: NumberRuns; labels: ReadonlyMap<string, string>}
): Section {
  const {view, runs} = tools;
  const {session} = view;
  const numbers = session.numbers.filter(
    (number) => number.question === question.id || question.numbers.includes(number.ref)
  );
  const statements = session.statements.filter((statement) => statement.question === question.id);
  const title = plainText(runs.text(question.text));
  return {
    title: text.question(formatNumber(at + 1, 0), title),
    blocks: [
      ...figureBlocks(numbers, runs),
      ...moodBlocks(question.id, view),
      ...handsBlocks(question.id, view),
      ...readingBlocks(question.id, view),
      ...(statements.length > 0 ? [{kind: "heading" as const, text: text.statements.heading}] : []),
      ...statements.flatMap((statement) => statementBlocks(statement, tools))
    ]
  };
}

function figureBlocks(numbers: readonly SessionNumber[], runs: NumberRuns): Block[] {
  if (numbers.length === 0) return [];
  const rows = numbers.map(({ref, label, unit, level, status}) => [
    words(label),
    [runs.bare(ref)],
    words(unit ?? text.nothing),
    words(status === undefined ? text.levels[level] : `${text.levels[level]}; ${status}`)
  ]);
  const drawn = charts(numbers);
  return [
    {kind: "heading", text: text.figures},
    ...drawn,
    {kind: "table", header: text.figureColumns, rows, numeric: [1]},
    ...(drawn.length === 0 ? [{kind: "source" as const, text: sourceLine(numbers)}] : [])
  ];
}

const sourceLine = (numbers: readonly SessionNumber[]): string =>
  text.chartSource([...new Set(numbers.map(({source}) => source ?? text.sources.unknown))].join("; "));

/** A chart for figures with one unit, from two figures on; a bar from zero to the end of a band would say nothing. */
function charts(all: readonly SessionNumber[]): ChartBlock[] {
  const numbers = all.filter((number) => !isMargin(number));
  const units = [...new Set(numbers.map(({unit}) => unit ?? text.nothing))];
  return units.flatMap((unit) => {
    const own = numbers.filter((number) => (number.unit ?? text.nothing) === unit);
    if (own.length < 2) return [];
    return [
      {
        kind: "chart" as const,
        title: unit,
        unit,
        categories: own.map(({label}) => label),
        values: own.map(({value}) => value),
        decimals: Math.max(...own.map(({decimals}) => decimals ?? 1)),
        source: sourceLine(own)
      }
    ];
  });
}

function moodBlocks(question: string, {moods}: ReportView): Block[] {
  const mood = moods.find((each) => each.question === question);
  if (mood === undefined) return [];
  const {directions, expected, part, moved, late, heading} = text.mood;
  const parts = (["up", "down", "same", "unknown"] as const).flatMap((direction) =>
    mood.expected[direction] === 0 ? [] : [part(formatNumber(mood.expected[direction], 0), directions[direction])]
  );
  if (parts.length === 0) return [];
  const items = [
    words(expected(parts.join(", "))),
    ...(mood.moved === null ? [] : [words(moved(directions[mood.moved]))]),
    ...(mood.late === 0 ? [] : [words(late(formatNumber(mood.late, 0)))])
  ];
  return [
    {kind: "heading", text: heading},
    {kind: "list", items}
  ];
}

function handsBlocks(question: string, {hands}: ReportView): Block[] {
  return hands
    .filter((each) => each.question === question)
    .flatMap(({text: asked, options}): Block[] => [
      {kind: "heading", text: asked ?? text.hands.heading},
      {
        kind: "table",
        header: text.hands.columns,
        rows: options.map(({label, count}) => [words(label), words(formatNumber(count, 0))]),
        numeric: [1]
      }
    ]);
}

function readingBlocks(question: string, {readings, people}: ReportView): Block[] {
  const own = readings.filter((reading) => reading.question === question);
  if (own.length === 0) return [];
  const names = new Map(people.map(({id, name}) => [id, name]));
  const {directions} = text.mood;
  const rows = own.map(({participant, text: said, direction}) => [
    words(names.get(participant) ?? participant),
    words(said ?? (direction === undefined ? text.nothing : directions[direction]))
  ]);
  return [
    {kind: "heading", text: text.readings.heading},
    {kind: "table", header: text.readings.columns, rows, numeric: []}
  ];
}

function peopleTable({people}: ReportView): Block {
  const rows = people.map(({name, organisation, role}) =>
    [name, organisation, role].map((each) => words(each ?? text.nothing))
  );
  return {kind: "table", header: text.people.columns, rows, numeric: []};
}
