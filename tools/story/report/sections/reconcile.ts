import type {TableData} from "../../../../src/components/table-data.js";
import type {Source} from "../../../../src/components/types.js";
import {storyWords as words} from "../../../../src/locale/story.js";
import {panelYears} from "../../options.js";
import {linesPicture, type PictureLine} from "../../pictures/lines-picture.js";
import type {StoryFacts} from "../facts.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {number, text} from "./columns.js";

/** Sums of the parts beside the national figures, and where they part ways. */
export function reconcileSection({reconciliation}: Told, facts: StoryFacts): StorySection {
  const own = words.reconcile;
  const {rows, breaks} = reconciliation;
  const {columns} = own.table;
  const lines = ratioLines(rows, facts);
  const source = facts.sourceWords();
  const data: TableData = {
    columns: [
      text("indicator", columns.indicator),
      text("level", columns.level),
      text("year", columns.year),
      text("source", columns.source),
      text("unit", columns.unit),
      number("sum", columns.sum),
      number("published", columns.published),
      text("national", columns.national),
      number("ratio", columns.ratio, "%", 1),
      number("coverage", columns.coverage, "%", 1)
    ],
    rows: rows.map(({indicator, level, period, source: from, sum, published, nationalSource, ratio, coverage}) => ({
      indicator: facts.title(indicator),
      level: own.levels[level] ?? level,
      year: period.slice(0, 4),
      source: facts.sourceTitle(from),
      unit: facts.stored(indicator),
      sum,
      published: published ?? {missing: own.none},
      national: published === null || nationalSource === null ? "" : facts.sourceTitle(nationalSource),
      ratio: ratio === null ? {missing: own.none} : 100 * ratio,
      coverage: 100 * coverage
    }))
  };
  return {
    id: "optellingen",
    title: own.heading,
    blocks: [
      {kind: "text", text: own.text},
      ...(breaks.length === 0
        ? [{kind: "said", text: own.noBreaks, level: "description", source} as const]
        : [{kind: "heading", text: own.breaks} as const]),
      ...breaks.map((broken): StoryBlock => ({
        kind: "said",
        text: `${broken.text}${broken.explainedBy === null ? "" : ` ${own.explained}`}`,
        ...{level: "description", source: sourcesOf(broken, rows).map(facts.sourceName).join("; ")}
      })),
      {kind: "text", text: own.definition},
      ...(lines.length === 0
        ? []
        : [
            {
              ...{kind: "picture", name: "optellingen", title: own.picture.title, subtitle: own.picture.subtitle},
              ...{
                level: "description",
                sources: sourcesOfRows(
                  lines.flatMap(({rows: drawn}) => drawn),
                  facts
                )
              },
              draw: (width) => linesPicture(lines, {label: own.picture.title, width, reference: 100, decimals: 1})
            } satisfies StoryBlock
          ]),
      {
        ...{kind: "table", name: "optellingen", title: own.table.title, subtitle: own.table.subtitle},
        ...{level: "description", sources: sourcesOfRows(rows, facts), data, isFolded: true}
      }
    ]
  };
}

type Row = Told["reconciliation"]["rows"][number];

/** Of the sums and of the national figures beside them. */
function sourcesOfRows(rows: readonly Row[], facts: StoryFacts): Source[] {
  return facts.sourcesOf(
    rows.flatMap(({source, nationalSource, period}) =>
      [source, ...(nationalSource === null ? [] : [nationalSource])].map((id) => ({
        source: id,
        year: Number(period.slice(0, 4))
      }))
    )
  );
}

/** Of a break the source of the parts, and that of the national figure they were held against. */
function sourcesOf(
  {indicator, level, source, period}: Told["reconciliation"]["breaks"][number],
  rows: readonly Row[]
): string[] {
  const own = rows.find(
    (row) => row.indicator === indicator && row.level === level && row.source === source && row.period === period
  );
  const national = own?.nationalSource ?? null;
  return national === null || national === source ? [source] : [source, national];
}

/** Of each benefit the source with wijken over most years: the one in which a shift can be seen. */
function ratioLines(rows: readonly Row[], facts: StoryFacts): (PictureLine & {rows: Row[]})[] {
  return (["ww-uitkeringen", "bijstand"] as const).flatMap((indicator) => {
    const own = rows.filter((row) => row.indicator === indicator && row.level === "wijk" && row.ratio !== null);
    const counts = new Map<string, number>();
    for (const {source} of own) counts.set(source, (counts.get(source) ?? 0) + 1);
    const [longest] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (longest === undefined) return [];
    const yearOf = ({period}: Row): number => Number(period.slice(0, 4));
    const drawn = own
      .filter((row) => row.source === longest[0] && yearOf(row) >= panelYears.first && yearOf(row) <= panelYears.last)
      .sort((a, b) => yearOf(a) - yearOf(b));
    const points = drawn.map((row) => ({year: yearOf(row), value: row.ratio === null ? null : 100 * row.ratio}));
    const label = words.reconcile.picture.line(facts.title(indicator), words.reconcile.levels.wijk ?? "");
    return [{label, points, rows: drawn}];
  });
}
