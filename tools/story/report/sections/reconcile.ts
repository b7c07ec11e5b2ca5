import type {TableData} from "../../../../src/components/table-data.js";
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
      number("ratio", columns.ratio, "%", 1),
      number("coverage", columns.coverage, "%", 1)
    ],
    rows: rows.map(({indicator, level, period, source: from, sum, published, ratio, coverage}) => ({
      indicator: facts.title(indicator),
      level: own.levels[level] ?? level,
      year: period.slice(0, 4),
      source: facts.sourceTitle(from),
      unit: facts.stored(indicator),
      sum,
      published: published ?? {missing: own.none},
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
      ...breaks.map(({text: said, explainedBy, source: from}): StoryBlock => ({
        kind: "said",
        text: `${said}${explainedBy === null ? "" : ` ${own.explained}`}`,
        ...{level: "description", source: facts.sourceName(from)}
      })),
      {kind: "text", text: own.definition},
      ...(lines.length === 0
        ? []
        : [
            {
              ...{kind: "picture", name: "optellingen", title: own.picture.title, subtitle: own.picture.subtitle},
              ...{level: "description", sources: facts.sources(["ww-uitkeringen", "bijstand"])},
              draw: (width) => linesPicture(lines, {label: own.picture.title, width, reference: 100, decimals: 1})
            } satisfies StoryBlock
          ]),
      {
        ...{kind: "table", name: "optellingen", title: own.table.title, subtitle: own.table.subtitle},
        ...{level: "description", sources: facts.sources(), data, isFolded: true}
      }
    ]
  };
}

/** Of each benefit the source with wijken over most years: the one in which a shift can be seen. */
function ratioLines(rows: Told["reconciliation"]["rows"], facts: StoryFacts): PictureLine[] {
  return (["ww-uitkeringen", "bijstand"] as const).flatMap((indicator): PictureLine[] => {
    const own = rows.filter((row) => row.indicator === indicator && row.level === "wijk" && row.ratio !== null);
    const counts = new Map<string, number>();
    for (const {source} of own) counts.set(source, (counts.get(source) ?? 0) + 1);
    const [longest] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (longest === undefined) return [];
    const points = own
      .filter(({source}) => source === longest[0])
      .map(({period, ratio}) => ({year: Number(period.slice(0, 4)), value: ratio === null ? null : 100 * ratio}))
      .filter(({year}) => year >= panelYears.first && year <= panelYears.last)
      .sort((a, b) => a.year - b.year);
    return [{label: words.reconcile.picture.line(facts.title(indicator), words.reconcile.levels.wijk ?? ""), points}];
  });
}
