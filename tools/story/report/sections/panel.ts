import type {TableData} from "../../../../src/components/table-data.js";
import {formatCount, formatMissing, formatNumber} from "../../../../src/locale/format.js";
import {inSentence, listWords} from "../../../../src/locale/reading-words.js";
import {storyWords as words} from "../../../../src/locale/story.js";
import {panelYears, storyIndicators} from "../../options.js";
import type {PanelGap} from "../../steps/panel.js";
import type {StoryFacts} from "../facts.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {number, text} from "./columns.js";

const years = (): number[] =>
  Array.from({length: panelYears.last - panelYears.first + 1}, (_, at) => panelYears.first + at);

/** CBS, Kerncijfers wijken en buurten: "Personen per soort uitkering". */
const personSources: readonly string[] = ["cbs-84799ned", "kwb-2021-2022", "kwb-wijken-2018-2022"];

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
      ...(panel.origins.some(({source}) => personSources.includes(source))
        ? [{kind: "text", text: own.persons} as const]
        : []),
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
