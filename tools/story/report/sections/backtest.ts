import {backtestLevel, type Backtest, type BacktestRow} from "../../../../models/scenario/backtest.js";
import type {Row, TableData} from "../../../../src/components/table-data.js";
import type {Source} from "../../../../src/components/types.js";
import {formatDate, formatNumber, formatPercent, formatPercentagePoints} from "../../../../src/locale/format.js";
import {listWords} from "../../../../src/locale/reading-words.js";
import {storyScenario} from "../../../../src/locale/story-scenario.js";
import {rowsPicture, type PictureRow} from "../../pictures/rows-picture.js";
import type {StoryFacts} from "../facts.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {number, text} from "./columns.js";
import {scenarioSource, scenarioSources} from "./scenario.js";

const words = storyScenario.backtest;
const country = "NL01";

/** What was published, and what happened. */
const sources = (year: string): Source[] => [
  {publisher: "CPB", title: words.publications(year)},
  {publisher: "CBS", table: "85224NED"}
];
export const backtestSource = (): string => words.source;

/** The scenario beside what happened, with all scenarios of the year beside it. */
export function backtestSection(told: Told, facts: StoryFacts): StorySection {
  const {backtest, scenario} = told;
  const {chosen, others} = backtest;
  const {publication} = scenario.chosen;
  const shared = {level: "description", sources: sources(publication.published.slice(0, 4))} as const;
  const source = backtestSource();
  /** What is said of projected municipalities goes as far as the calculation that made them. */
  const levelOf = (rows: readonly BacktestRow[]): "description" | "model" =>
    rows.some((row) => backtestLevel(row) === "modeluitkomst") ? "model" : "description";
  const said = (text: string, rows: readonly BacktestRow[], from = source): StoryBlock => ({
    ...{kind: "said", text, level: levelOf(rows)},
    // The outcome of a municipality stands in the data of this report: the publisher's table has the country.
    source: levelOf(rows) === "model" ? scenarioSource(told) : from
  });
  const name = (region: string): string => (region === country ? words.country : facts.place(region));
  const unknown = [...new Set(chosen.rows.filter(({realised}) => realised === null).map(({region}) => region))];
  return {
    id: "achteraf",
    title: words.heading,
    blocks: [
      {kind: "text", text: words.text},
      ...(publication.unemploymentDefinition === "old"
        ? [{kind: "text", text: words.definition(String(publication.baseYear))} as const]
        : []),
      ...chosen.rows.flatMap((row) => (row.realised === null ? [] : [said(rowWords(row, name(row.region)), [row])])),
      ...(chosen.coverage80 === null
        ? []
        : [
            said(
              words.inside(Math.round(chosen.coverage80 * chosen.counted), chosen.counted),
              chosen.rows.filter(({leftOut}) => leftOut === null)
            )
          ]),
      ...(unknown.length === 0 ? [] : [{kind: "text", text: words.unknown(listWords(unknown.map(name)))} as const]),
      ...(chosen.growth?.rows ?? []).flatMap(({period, projected, realised}) =>
        realised === null
          ? []
          : [
              said(
                words.growth(period, formatPercent(projected, 1), formatPercent(realised, 1)),
                [],
                words.growthSource
              )
            ]
      ),
      ...othersWords(others, scenario.chosen.variant.id).map((text): StoryBlock => ({kind: "text", text})),
      {
        ...{kind: "picture", name: "achteraf", title: words.picture.title, subtitle: words.picture.subtitle, ...shared},
        draw: (width) => rowsPicture(pictureRows(others), {label: words.picture.title, width, zero: false, decimals: 1})
      },
      {
        ...{kind: "table", name: "achteraf", title: words.table.title, subtitle: words.table.subtitle, ...shared},
        ...{level: levelOf(chosen.rows)},
        ...(levelOf(chosen.rows) === "model" ? {sources: [...shared.sources, ...scenarioSources(told).slice(1)]} : {}),
        ...{data: tableData(backtest, name), isFolded: true}
      }
    ]
  };
}

function rowWords({period, projected, realised, error}: BacktestRow, region: string): string {
  const told = formatPercentagePoints(Math.abs(error ?? 0), 1);
  const miss = (error ?? 0) > 0 ? words.tooHigh(told) : words.tooLow(told);
  // What rounds to 0,0 is neither too high nor too low.
  const isRight = told === formatPercentagePoints(0, 1);
  return words.row(
    region,
    period,
    formatPercent(projected, 1),
    formatPercent(realised, 1),
    isRight ? words.right : miss
  );
}

/** Whether there are others to hold it against, and which of them give no figure: none is left out in silence. */
function othersWords(others: Told["backtest"]["others"], chosen: string): string[] {
  const rest = others.filter(({id}) => id !== chosen);
  const without = rest
    .filter(({result}) => (result?.rows.length ?? 0) === 0)
    .map(({title, label}) => `${shortLabel(label)} (${title})`);
  return [
    without.length === rest.length ? words.noOthers : words.others,
    ...(without.length === 0 ? [] : [words.without(listWords(without))])
  ];
}

const shortLabel = (label: string): string => label.split(":")[0] ?? label;
const labelWords = ({title, label}: {title: string; label: string}): string => `${title}, ${shortLabel(label)}`;

function pictureRows(others: Told["backtest"]["others"]): PictureRow[] {
  return others.flatMap(({result, ...other}) =>
    (result?.rows ?? [])
      .filter(({period}) => period === result?.rows.at(-1)?.period)
      .map(({period, projected, realised, leftOut}) => ({
        label: `${labelWords(other)} (${period}${leftOut === "to-be-verified" ? `, ${words.unverified}` : ""})`,
        ...{estimate: projected, mark: realised},
        value: words.pair(formatNumber(projected, 1), formatNumber(realised, 1))
      }))
  );
}

function tableData({chosen, others}: Told["backtest"], name: (region: string) => string): TableData {
  const {columns} = words.table;
  const missing = {missing: words.leftOut["not-realised"] ?? ""};
  const rowsOf = (result: Backtest | null, scenario: string, published: string): Row[] =>
    (result?.rows ?? []).map(({region, period, projected, low, high, realised, error, leftOut}) => ({
      ...{scenario, published, region: name(region), year: period, projected, low, high},
      ...{realised: realised ?? missing, error: error ?? missing},
      leftOut: leftOut === null ? "" : (words.leftOut[leftOut] ?? leftOut)
    }));
  return {
    columns: [
      text("scenario", columns.scenario),
      text("published", columns.published),
      text("region", columns.region),
      text("year", columns.year),
      number("projected", columns.projected, undefined, 2),
      number("low", columns.low, undefined, 2),
      number("high", columns.high, undefined, 2),
      number("realised", columns.realised, undefined, 2),
      number("error", columns.error, undefined, 2),
      text("leftOut", columns.leftOut)
    ],
    rows: [
      ...others.flatMap(({title, label, published, result}) =>
        rowsOf(result, `${title}, ${label}`, formatDate(published))
      ),
      ...rowsOf({...chosen, rows: chosen.rows.filter(({region}) => region !== country)}, words.chosen, "")
    ]
  };
}
