import type {LeadingRow} from "../../../../models/statistics/correlation/leading-scan.js";
import {probabilityColumn, type TableData} from "../../../../src/components/table-data.js";
import {changeUnit, formatNumber} from "../../../../src/locale/format.js";
import {storyLinks} from "../../../../src/locale/story-links.js";
import {panelYears} from "../../options.js";
import {rowsPicture, type PictureRow} from "../../pictures/rows-picture.js";
import {exposures, outcomes} from "../../steps/estimates.js";
import type {StoryScan} from "../../steps/links.js";
import type {StoryFacts} from "../facts.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {groupWords, number, text} from "./columns.js";

const words = storyLinks.scan;
/** What stands out after the number of tests is counted. */
export const scanLimit = 0.05;

const found = ({results}: StoryScan): number => results.filter(({q}) => q !== null && q < scanLimit).length;

/** Which figures move together, over all years and over those that may be compared. */
export function linksSection({links}: Told, facts: StoryFacts): StorySection {
  const {all, comparable, lastComparable} = links;
  const source = facts.sourceWords();
  const shared = {level: "association", sources: facts.sources()} as const;
  const window = yearsUntil(lastComparable);
  const hasBreaks = lastComparable < panelYears.last;
  const said = (text: string): StoryBlock => ({kind: "said", text, level: "association", source});
  return {
    id: "samen",
    title: words.heading,
    blocks: [
      {kind: "text", text: words.text(formatNumber(all.tests, 0), formatNumber(all.tests * scanLimit, 0))},
      {kind: "text", text: words.how},
      {kind: "text", text: words.unsure},
      said(words.all(formatNumber(all.tests, 0), formatNumber(found(all), 0))),
      ...(hasBreaks
        ? [
            {kind: "text", text: words.breaks(String(lastComparable))} as const,
            comparable === null
              ? ({kind: "text", text: words.notComparable} as const)
              : said(words.comparable(window, formatNumber(comparable.tests, 0), formatNumber(found(comparable), 0)))
          ]
        : []),
      {
        ...{
          kind: "picture",
          name: "samenloop",
          title: words.picture.title,
          subtitle: words.picture.subtitle,
          ...shared
        },
        draw: (width) =>
          rowsPicture(pictureRows(links, facts), {label: words.picture.title, width, zero: true, decimals: 2})
      },
      {
        ...{kind: "table", name: "samenloop", title: words.table.title, subtitle: words.table.subtitle, ...shared},
        ...{data: tableData(links, facts), isFolded: true}
      }
    ]
  };
}

export const yearsUntil = (last: number): string =>
  last === panelYears.first ? String(last) : `${panelYears.first} tot en met ${last}`;

function pictureRows({all, comparable, lastComparable}: Told["links"], facts: StoryFacts): PictureRow[] {
  const scans: [StoryScan, string, boolean][] = [
    ...(comparable === null || comparable === all
      ? []
      : [[comparable, words.picture.comparable(yearsUntil(lastComparable)), false] as [StoryScan, string, boolean]]),
    [all, comparable === all ? "" : words.picture.all, comparable !== all]
  ];
  return exposures.flatMap((x) =>
    outcomes.flatMap((y) =>
      scans.flatMap(([scan, name, isAside]): PictureRow[] => {
        const row = scan.results.find((each) => each.x === x && each.y === y && each.lag === 0);
        const label = `${words.pair(facts.title(x), facts.title(y))}${name === "" ? "" : ` (${name})`}`;
        return [{label, estimate: row?.r ?? null, value: formatNumber(row?.r ?? null, 2), isAside}];
      })
    )
  );
}

function tableData({all, comparable, lastComparable}: Told["links"], facts: StoryFacts): TableData {
  const {columns} = words.table;
  const rowOf = (row: LeadingRow, window: string): TableData["rows"][number] => ({
    ...{window, x: facts.title(row.x), y: facts.title(row.y), lag: row.lag, n: row.n},
    unit: changeUnit(facts.unit(row.y)),
    cluster: row.p === null ? "" : groupWords(`cluster:${row.cluster}`),
    ...Object.fromEntries(
      (["r", "slope", "se", "p", "q"] as const).map((key) => [key, row[key] ?? {missing: words.tooFew}])
    )
  });
  return {
    columns: [
      text("window", columns.window),
      text("x", columns.x),
      text("y", columns.y),
      number("lag", columns.lag),
      number("n", columns.n),
      number("r", columns.r, undefined, 3),
      number("slope", columns.slope, undefined, 4),
      text("unit", columns.unit),
      text("cluster", columns.cluster),
      number("se", columns.se, undefined, 4),
      probabilityColumn("p", columns.p),
      probabilityColumn("q", columns.q)
    ],
    rows: [
      ...(comparable === null || comparable === all
        ? []
        : comparable.results.map((row) => rowOf(row, yearsUntil(lastComparable)))),
      ...all.results.map((row) => rowOf(row, yearsUntil(panelYears.last)))
    ]
  };
}
