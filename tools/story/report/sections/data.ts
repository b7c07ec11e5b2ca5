import type {Column, TableData} from "../../../../src/components/table-data.js";
import {formatCount, formatMissing, formatNumber} from "../../../../src/locale/format.js";
import {inSentence, listWords} from "../../../../src/locale/reading-words.js";
import {storyWords as words} from "../../../../src/locale/story.js";
import {panelYears, storyIndicators} from "../../options.js";
import {linesPicture, type PictureLine} from "../../pictures/lines-picture.js";
import type {PanelGap} from "../../steps/panel.js";
import type {StoryFacts} from "../facts.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";

const text = (key: string, label: string): Column => ({key, label});
const number = (key: string, label: string, unit?: string, decimals = 0): Column => ({
  ...{key, label, type: "number" as const, decimals},
  ...(unit === undefined ? {} : {unit})
});
export const column = {text, number};

const years = (): number[] =>
  Array.from({length: panelYears.last - panelYears.first + 1}, (_, at) => panelYears.first + at);

/** Where the figures come from. */
export function warehouseSection({warehouse}: Told, facts: StoryFacts): StorySection {
  const {table, problemTable, heading, ...own} = words.warehouse;
  const {problems} = warehouse;
  const data: TableData = {
    columns: [
      text("title", table.columns.title),
      text("publisher", table.columns.publisher),
      text("table", table.columns.table),
      text("version", table.columns.version),
      text("retrieved", table.columns.retrieved),
      number("rows", table.columns.rows),
      text("licence", table.columns.licence),
      text("sha", table.columns.sha)
    ],
    rows: warehouse.vintages.map(({title, publisher, table: id, version, retrieved, rows, licence, sha256}) => ({
      ...{title, publisher, rows, licence},
      table: id ?? "",
      version: version ?? "",
      retrieved: retrieved?.slice(0, 10) ?? words.source.unknown,
      sha: sha256.slice(0, 12)
    }))
  };
  const all = {level: "description", sources: facts.sources()} as const;
  const blocks: StoryBlock[] = [
    {kind: "text", text: own.text(formatNumber(warehouse.vintages.length, 0))},
    {kind: "table", name: "bronnen", title: table.title, subtitle: table.subtitle, ...all, data, isFolded: true}
  ];
  if (problems === null)
    return {id: "bronnen", title: heading, blocks: [...blocks, {kind: "text", text: own.noReport}]};
  if (problems.length === 0) return {id: "bronnen", title: heading, blocks};
  const kinds = new Set(problems.map(({kind}) => kind)).size;
  const {columns} = problemTable;
  return {
    id: "bronnen",
    title: heading,
    blocks: [
      ...blocks,
      {kind: "text", text: own.problems(formatNumber(kinds, 0), formatNumber(problems.length, 0))},
      {
        ...{kind: "table", name: "bijzonderheden", title: problemTable.title, subtitle: problemTable.subtitle, ...all},
        ...{isFolded: true, fileOnly: ["source", "kind", "message"]},
        data: {
          columns: [
            text("title", columns.title),
            text("source", columns.source),
            text("kind", columns.kind),
            number("count", columns.count),
            text("message", columns.message)
          ],
          rows: problems.map(({source, kind, count, message}) => ({
            title: source === "files" ? words.warehouse.otherFile : facts.sourceTitle(source),
            ...{source, kind, count, message}
          }))
        }
      }
    ]
  };
}

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

/** The honest count of the panel, and every municipality that is not complete. */
export function panelSection({panel}: Told, facts: StoryFacts): StorySection {
  const own = words.panel;
  const whole = (value: number): string => formatNumber(value, 0);
  const shared = {level: "description", sources: facts.sources()} as const;
  const groups = gapGroups(panel.gaps, facts);
  return {
    id: "paneel",
    title: own.heading,
    blocks: [
      {
        kind: "text",
        text: own.text(
          String(panelYears.first),
          String(panelYears.last),
          String(panelYears.boundaries),
          whole(panel.regions)
        )
      },
      {
        ...{kind: "said", level: "description", source: facts.sourceWords(), isLead: true},
        text: own.count(whole(panel.complete), whole(panel.rows), whole(panel.rows - panel.complete))
      },
      {kind: "text", text: own.estimated(whole(panel.estimated), whole(panel.rows * storyIndicators.length))},
      {kind: "text", text: own.bases},
      {
        kind: "table",
        name: "gevuld",
        title: own.coverage.title,
        subtitle: own.coverage.subtitle,
        ...shared,
        data: coverageData(panel, facts)
      },
      {kind: "heading", text: groups.length === 0 ? own.all : own.incomplete},
      ...(groups.length === 0 ? [] : [{kind: "list", items: groups} as const]),
      ...(panel.gaps.length === 0
        ? []
        : [
            {
              ...{kind: "table", name: "niet-compleet", title: own.gaps.title, subtitle: own.gaps.subtitle},
              ...{...shared, data: gapData(panel.gaps, facts), isFolded: true}
            } satisfies StoryBlock
          ]),
      {
        ...{kind: "table", name: "herkomst", title: own.origins.title, subtitle: own.origins.subtitle},
        ...{...shared, data: originData(panel, facts), isFolded: true}
      },
      {
        ...{kind: "table", name: "kanttekeningen", title: own.notes.title, subtitle: own.notes.subtitle},
        ...{...shared, data: noteData(panel, facts), isFolded: true}
      }
    ]
  };
}

function coverageData({gaps, regions}: Told["panel"], facts: StoryFacts): TableData {
  const {columns} = words.panel.coverage;
  const all = years();
  return {
    columns: [
      text("indicator", columns.indicator),
      text("unit", columns.unit),
      ...all.map((year) => number(String(year), String(year))),
      number("complete", columns.complete)
    ],
    rows: storyIndicators.map((indicator) => {
      const own = gaps.filter((gap) => gap.indicator === indicator);
      return {
        indicator: facts.title(indicator),
        unit: facts.unit(indicator),
        ...Object.fromEntries(
          all.map((year) => [String(year), regions - own.filter(({period}) => period === String(year)).length])
        ),
        complete: regions - new Set(own.map(({region}) => region)).size
      };
    })
  };
}

/** Empty cells with the same indicator, years and reason in one sentence, with every name. */
function gapGroups(gaps: readonly PanelGap[], facts: StoryFacts): string[] {
  const byPlace = new Map<string, {indicator: string; reason: string; region: string; periods: string[]}>();
  for (const {indicator, reason, region, period} of gaps) {
    const key = [indicator, reason, region].join();
    const known = byPlace.get(key) ?? {indicator, reason, region, periods: []};
    byPlace.set(key, {...known, periods: [...known.periods, period]});
  }
  const groups = new Map<string, {indicators: Set<string>; reason: string; years: string; regions: string[]}>();
  // Benefits come from one source and are empty together: said once.
  const together = new Map<string, string[]>();
  for (const {indicator, reason, region, periods} of byPlace.values()) {
    const key = [region, reason, listWords(periods)].join("|");
    together.set(key, [...(together.get(key) ?? []), indicator]);
  }
  for (const [key, indicators] of together) {
    const [region = "", reason = "", when = ""] = key.split("|");
    const group = [indicators.join(), reason, when].join("|");
    const known = groups.get(group) ?? {indicators: new Set(indicators), reason, years: when, regions: []};
    groups.set(group, {...known, regions: [...known.regions, region]});
  }
  return [...groups.values()]
    .sort((a, b) => b.regions.length - a.regions.length || (a.years < b.years ? -1 : 1))
    .map(({indicators, reason, years: when, regions}) =>
      words.panel.group(
        listWords([...indicators].map((id, at) => (at === 0 ? facts.title(id) : inSentence(facts.title(id))))),
        when,
        formatCount(regions.length, "gemeente", "gemeenten"),
        formatMissing(reason).replace(/^geen gegevens, omdat /, ""),
        listWords(regions.map(facts.place).sort(dutch.compare))
      )
    );
}

const dutch = new Intl.Collator("nl-NL");

function gapData(gaps: readonly PanelGap[], facts: StoryFacts): TableData {
  const {columns} = words.panel.gaps;
  return {
    columns: [
      text("region", columns.region),
      text("name", columns.name),
      text("year", columns.year),
      text("indicator", columns.indicator),
      text("reason", columns.reason)
    ],
    rows: gaps.map(({region, period, indicator, reason}) => ({
      ...{region, name: facts.place(region), year: period, indicator: facts.title(indicator)},
      reason: formatMissing(reason).replace(/^geen gegevens, omdat /, "")
    }))
  };
}

function originData({origins}: Told["panel"], facts: StoryFacts): TableData {
  const {columns} = words.panel.origins;
  const order = new Map<string, number>(storyIndicators.map((id, at) => [id, at]));
  return {
    columns: [
      text("indicator", columns.indicator),
      text("year", columns.year),
      text("source", columns.source),
      number("cells", columns.cells),
      number("estimated", columns.estimated)
    ],
    rows: [...origins]
      .sort(
        (a, b) =>
          (order.get(a.indicator) ?? 0) - (order.get(b.indicator) ?? 0) ||
          (a.period < b.period ? -1 : a.period > b.period ? 1 : a.source < b.source ? -1 : 1)
      )
      .map(({indicator, period, source, cells, estimated}) => ({
        ...{indicator: facts.title(indicator), year: period, source: facts.sourceTitle(source), cells, estimated}
      }))
  };
}

function noteData({notes}: Told["panel"], facts: StoryFacts): TableData {
  const {columns} = words.panel.notes;
  return {
    columns: [
      text("indicator", columns.indicator),
      text("from", columns.from),
      text("to", columns.to),
      text("effect", columns.effect),
      text("text", columns.text)
    ],
    rows: notes.map(({indicator, starts, ends, effect, text: said}) => ({
      indicator: facts.title(indicator),
      from: starts.slice(0, 4),
      to: ends?.slice(0, 4) ?? "",
      effect: words.panel.effects[effect] ?? effect,
      text: said
    }))
  };
}
