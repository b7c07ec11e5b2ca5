import type {CounterpartGroups} from "../../../loaders/site/counterpart-groups.js";
import type {Counterpart} from "../../../loaders/site/counterparts.js";
import type {ThemePage} from "../../../loaders/site/themes.js";
import {formatNumber, formatPercent, formatPeriod, formatValue} from "../../locale/format.js";
import {themes} from "../../locale/themes.js";
import {DataTable} from "../data-table.js";
import {h} from "../dom.js";
import {figure} from "../figure.js";
import {RangePlot} from "../system/range-plot.js";
import type {TableData} from "../table-data.js";

const words = themes.counterparts;

/** Local series beside the national ones they are declared counterparts of: do municipalities go the same way? */
export function CounterpartFigures({
  counterparts,
  crisis
}: Pick<ThemePage, "counterparts" | "crisis">): HTMLElement | null {
  if (counterparts.length === 0) return null;
  const year = crisis.starts.slice(0, 4);
  return h(
    "section",
    {class: "sh-counterparts"},
    h("h2", {}, words.title),
    h("p", {class: "sh-theme-text"}, words.lede),
    h(
      "div",
      {class: "sh-age-figures"},
      counterparts.map((pair) => h("div", {}, counterpartFigure(pair, year), Groups(pair)))
    )
  );
}

interface Count {
  label: string;
  baseline: number | null;
  previous: number | null;
}

function counterpartFigure(pair: Counterpart, year: string): HTMLElement {
  const {national, local, sinceBaseline, grain, period} = pair;
  const counts = countsOf(pair);
  const [agree, judged] = [sinceBaseline.agree, sinceBaseline.judged].map((n) => formatNumber(n, 0));
  const isSaid = sinceBaseline.agree !== null && sinceBaseline.judged > 0;
  const title = isSaid ? words.agree(local.title, agree ?? "", judged ?? "") : words.unsaid(local.title);
  const until = formatPeriod(period, grain);
  const sources = [...new Map([...national.sources, ...local.sources].map((each) => [each.vintage, each])).values()];
  return figure(
    ({width}) =>
      RangePlot(
        counts.map(({label, baseline}) => {
          const n = baseline ?? 0;
          return {label, from: 0, to: n, value: words.municipalities(n, formatNumber(n, 0))};
        }),
        {label: words.label(title), width, base: 0}
      ),
    {
      ...{title, label: words.label(title), level: "description", headingLevel: 3},
      subtitle: words.subtitle(unitOf(national), unitOf(local), until),
      sources: sources.map((source) => ({...source, period: until})),
      notes: [...national.notes, ...local.notes],
      table: tableOf(counts, year),
      caption: captionOf(pair, year),
      synthetic: sources.some((source) => source.synthetic)
    }
  );
}

const unitOf = ({title, unit}: Counterpart["local"]): string => `${title} (${unit})`;

function captionOf({national, because, isOpposite, sinceBaseline}: Counterpart, year: string): string {
  const {judged, total, change} = sinceBaseline;
  const way = sinceBaseline.national ?? (change === null ? "none" : "unsaid");
  const said = words.national[way](national.title, year);
  const coverage = words.coverage(formatNumber(judged, 0), formatNumber(total, 0));
  return [said, coverage, isOpposite ? words.opposite : "", because].filter(Boolean).join(" ");
}

function countsOf({sinceBaseline, sincePrevious}: Counterpart): Count[] {
  const row = (label: string, pick: (count: Counterpart["sinceBaseline"]) => number | null): Count => ({
    ...{label, baseline: pick(sinceBaseline), previous: pick(sincePrevious)}
  });
  const ways =
    sinceBaseline.national === null
      ? [row(words.up, ({up}) => up), row(words.down, ({down}) => down)]
      : [row(words.same, ({agree}) => agree), row(words.other, ({against}) => against)];
  return [...ways, row(words.within, ({within}) => within), row(words.cannot, ({total, judged}) => total - judged)];
}

function tableOf(counts: readonly Count[], year: string): TableData {
  const number = {type: "number", unit: words.unit, decimals: 0} as const;
  return {
    columns: [
      {key: "label", label: words.part, isHeader: true},
      {key: "baseline", label: words.sinceBaseline(year), ...number},
      {key: "previous", label: words.sincePrevious, ...number}
    ],
    rows: counts.map(({label, baseline, previous}) => ({label, baseline, previous: previous ?? {missing: null}}))
  };
}

/** Which group of people changes otherwise than all together, as one source counts them. */
function Groups({groups, local}: Counterpart): HTMLElement {
  if (groups === null) return h("p", {class: "sh-missing"}, words.groups.none);
  const count = formatNumber(groups.parts.length, 0);
  const most = groups.parts.find(({id}) => id === groups.most);
  const amount = most ? amountOf(Math.abs(most.deviation), groups, local) : "";
  return h(
    "div",
    {class: "sh-counterpart-groups"},
    h("p", {}, most ? words.groups.most(most.title, amount, most.deviation > 0) : words.groups.chance(count)),
    h(
      "details",
      {},
      h("summary", {}, words.groups.summary(count)),
      DataTable(groupTable(groups, local), {
        caption: words.groups.caption(local.title, groups.source, String(groups.firstYear), String(groups.lastYear))
      })
    )
  );
}

const amountOf = (value: number, {relative}: CounterpartGroups, {unit, decimals}: Counterpart["local"]): string =>
  relative
    ? formatPercent(value, 1)
    : formatValue(value, {unit: unit.startsWith("%") ? words.groups.points : unit, decimals});

function groupTable(groups: CounterpartGroups, local: Counterpart["local"]): TableData {
  const unit = groups.relative
    ? words.groups.percent
    : local.unit.startsWith("%")
      ? words.groups.points
      : words.groups.score;
  const number = {type: "number", unit, decimals: 1} as const;
  return {
    columns: [
      {key: "title", label: words.groups.group, isHeader: true},
      {key: "change", label: words.groups.change, ...number},
      {key: "deviation", label: words.groups.deviation, ...number},
      {key: "noise", label: words.groups.noise, ...number},
      {key: "chance", label: words.groups.chanceColumn}
    ],
    rows: groups.parts.map(({title, change, deviation, noise, exceedsNoise}) => ({
      ...{title, change, deviation, noise, chance: exceedsNoise ? themes.ages.yes : themes.ages.no}
    }))
  };
}
