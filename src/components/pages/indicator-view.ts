import type {IndicatorPage, IndicatorSeries, RegionEntry} from "../../../loaders/site/types.js";
import {formatNumber, formatPeriod} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {pages} from "../../locale/pages.js";
import {Bar} from "../controls/bar.js";
import {Combobox} from "../controls/combobox.js";
import {Coverage} from "../coverage.js";
import {Distribution} from "../distribution.js";
import {h} from "../dom.js";
import {ErrorCard} from "../error-card.js";
import {figure, type FigureUpdate} from "../figure.js";
import {RegionMap, type RegionValue} from "../map.js";
import type {MapShapes} from "../map-shapes.js";
import {Lede} from "../prose.js";
import {createState} from "../state.js";
import {textField} from "../state-fields.js";
import {Tag} from "../tag.js";
import {Trend} from "../trend.js";
import type {Series, Source} from "../types.js";
import {fullTable} from "./full-table.js";
import {ApartNote, municipalLevels, municipalSeries, MunicipalTrend, standsApart} from "./municipal-trend.js";
import {pageHref} from "./page-href.js";
import {NoteWithReach, VersionTable} from "./quality-view.js";
import {allSources, baselineOf, breaksOf, nationalSources, pulseSentence, sourcesIn} from "./words.js";

const words = pages.indicator;

export interface IndicatorViewData {
  page: IndicatorPage;
  regions: readonly RegionEntry[];
  shapes: MapShapes;
  /** Fetches the municipal series when a municipality is first chosen. */
  loadSeries: () => Promise<IndicatorSeries | null>;
}

/** An indicator's page: message, course, differences between municipalities, what there is, what to mind. */
export function IndicatorView(data: IndicatorViewData): HTMLElement {
  const {page, regions} = data;
  const {indicator} = page;
  const isSynthetic = page.sources.some(({synthetic}) => synthetic);
  const names = new Map(regions.map(({code, name}) => [code, name]));
  const state = createState({gebied: textField("", {pattern: /^GM\d{4}$/})});
  const trend = trendFigure();
  const [ownTrend, differences] = [h("div"), h("div")];
  const picker = Combobox(
    regions.map(({code, name, province}) => ({value: code, label: name, hint: province ?? ""})),
    {label: words.region, value: state.get().gebied || null}
  );
  picker.addEventListener("input", () => state.set({gebied: picker.value ?? ""}));
  state.subscribe(() => {
    picker.value = state.get().gebied || null;
    refresh();
  });
  refresh();
  return h(
    "div",
    {class: "sh-indicator-page"},
    Lede(pulseSentence(page), {level: "description"}),
    page.latest
      ? Bar([picker], {
          state,
          summary: () => names.get(state.get().gebied) ?? words.nationalOnly,
          tags: isSynthetic ? [Tag(nl.figure.synthetic, {tone: "warn"})] : []
        })
      : null,
    trend,
    ApartNote(page),
    ownTrend,
    differences,
    h("h2", {}, words.coverage),
    page.grain === null
      ? h("p", {}, words.lede.none)
      : Coverage(page.coverage, {grain: page.grain, caption: words.coverageCaption}),
    h("h2", {}, words.notes),
    page.notes.length === 0 ? h("p", {}, words.noNotes) : page.notes.map((note) => NoteWithReach(note, "../../")),
    page.sources.length > 0 ? [h("h2", {}, words.vintages), VersionTable(page.sources)] : null
  );

  function refresh(): void {
    const code = state.get().gebied;
    if (!standsApart(page)) {
      if (trend) void trend.update(withMunicipality(code), {retry: refresh});
    } else void showOwnTrend(code);
    differences.replaceChildren(...municipalFigures(code));
  }

  /** Years of a municipality never stand on the axis of the months of the country. */
  async function showOwnTrend(code: string): Promise<void> {
    if (code === "") return ownTrend.replaceChildren();
    try {
      const series = await data.loadSeries();
      const own = municipalSeries(series, code, names.get(code) ?? code);
      if (state.get().gebied === code) ownTrend.replaceChildren(MunicipalTrend(page, own, series));
    } catch (error) {
      ownTrend.replaceChildren(ErrorCard(error, {retry: refresh}));
    }
  }

  function trendFigure(): ReturnType<typeof figure> | null {
    const first = trendUpdate([]);
    const {grain} = page;
    if (!first || grain === null) return null;
    const everywhere = standsApart(page) ? words.all : words.everywhere;
    return figure(first.body, {
      title: words.trend,
      subtitle: words.subtitle(page.unitShown, words.nationalOnly),
      label: pulseSentence(page),
      level: "description",
      sources: nationalSources(page),
      notes: page.notes.map((note) => ({...note, href: `#note-${note.id}`})),
      table: first.table,
      full: page.latest
        ? {
            load: async () => {
              const series = await data.loadSeries();
              return {table: fullTable(page, grain, series, names), sources: everySource(series)};
            },
            title: words.everything(indicator.title),
            subtitle: words.subtitle(page.latest.unit, everywhere),
            filters: [
              [words.region, everywhere],
              [words.division, String(page.latest.boundaryYear)]
            ]
          }
        : null,
      headingLevel: 2
    });
  }

  async function withMunicipality(code: string): Promise<FigureUpdate> {
    const municipal = code ? await data.loadSeries() : null;
    const own = municipalSeries(municipal, code, names.get(code) ?? code);
    const next = trendUpdate(own);
    if (!next) throw new Error(words.lede.none);
    const area = own[0]?.label ?? words.nationalOnly;
    return {
      body: next.body,
      options: {
        subtitle: words.subtitle(page.unitShown, area),
        table: next.table,
        sources: own.length > 0 ? allSources(page, municipal, code) : nationalSources(page),
        filters: [[words.region, area]]
      }
    };
  }

  /** Of every row there is to save: without the Netherlands where it stands apart. */
  function everySource(series: IndicatorSeries | null): Source[] {
    return allSources(standsApart(page) ? {...page, nationalSources: [], baseSources: []} : page, series);
  }

  function trendUpdate(own: readonly Series[]): (FigureUpdate & {table: Parameters<typeof figure>[1]["table"]}) | null {
    const {grain} = page;
    if (grain === null || page.national.length === 0) return null;
    const series: Series[] = [...own, ...page.national.map((each) => ({...each, isReference: own.length > 0}))];
    const periods = [...new Set(series.flatMap(({points}) => points.map(({period}) => period)))].sort();
    const lookup = series.map(({points}) => new Map(points.map((point) => [point.period, point])));
    return {
      body: ({width}) =>
        Trend(series, {
          grain,
          label: pulseSentence(page),
          unit: page.unitShown,
          decimals: page.decimalsShown,
          width,
          baseline: own.length > 0 ? null : baselineOf(page),
          breaks: breaksOf(page.notes, own.length > 0 ? ["land", ...municipalLevels(page)] : ["land"]),
          events: page.events.filter(({kind}) => kind === "crisis")
        }),
      table: {
        columns: [
          {key: "period", label: words.period, type: "period", grain, isHeader: true},
          ...series.map((each) => ({
            key: each.id,
            label: each.label,
            type: "number" as const,
            unit: page.unitShown,
            decimals: page.decimalsShown
          }))
        ],
        rows: periods.map((period) => ({
          period,
          ...Object.fromEntries(
            series.map((each, index) => {
              const point = lookup[index]?.get(period);
              return [each.id, point?.value ?? {missing: point?.missing ?? "not-available"}];
            })
          )
        }))
      }
    };
  }

  function municipalFigures(chosen: string): HTMLElement[] {
    const {latest} = page;
    if (!latest) return indicator.levels.includes("gemeente") ? [h("p", {}, words.noSeries)] : [];
    const period = formatPeriod(latest.period, latest.grain);
    const values: RegionValue[] = latest.values.map(({code, value, missing}) => ({
      code,
      name: names.get(code) ?? code,
      value,
      missing: missing ?? null
    }));
    const shared = {
      subtitle: words.subtitle(latest.unit, `${words.municipalities(formatNumber(values.length, 0))}, ${period}`),
      level: "description" as const,
      sources: sourcesIn({...page, baseSources: latest.baseSources}, latest.sources, latest),
      notes: page.notes.map((note) => ({...note, href: `#note-${note.id}`})),
      table: {
        columns: [
          {key: "name", label: words.region, isHeader: true},
          {key: "code", label: words.code},
          {
            key: "value",
            label: indicator.title,
            type: "number" as const,
            unit: latest.unit,
            decimals: latest.decimals
          }
        ],
        rows: values.map(({code, name, value, missing}) => ({code, name, value: value ?? {missing: missing ?? null}}))
      },
      tableOptions: {search: true, limit: 50},
      filters: [[words.region, names.get(chosen) ?? words.all] as const],
      headingLevel: 2 as const
    };
    const options = {unit: latest.unit, decimals: latest.decimals, chosen: chosen || null};
    return [
      figure(
        ({width}) =>
          RegionMap(values, {
            ...options,
            width: Math.min(width, 560),
            shapes: data.shapes,
            label: `${words.map}. ${shared.subtitle}`,
            onchoose: (code) => state.set({gebied: code})
          }),
        {...shared, title: words.map, label: `${words.map}. ${shared.subtitle}`}
      ),
      figure(
        ({width}) => Distribution(values, {...options, width, label: `${words.distribution}. ${shared.subtitle}`}),
        {
          ...shared,
          title: words.distribution,
          label: `${words.distribution}. ${shared.subtitle}`
        }
      )
    ];
  }
}

/** Definition of an indicator in words, as a list of facts. */
export function DefinitionList({indicator, denominatorTitle, leadsTo}: IndicatorPage): HTMLElement {
  const {delayDays, leadDays} = indicator;
  const early = indicator.earlyWarning
    ? [
        leadsTo.length > 0 ? words.earlyFor(leadsTo.map(({title}) => title).join(", ")) : nl.table.yes,
        delayDays !== null && leadDays !== null ? words.usable(formatNumber(leadDays - delayDays, 0)) : null
      ]
        .filter(Boolean)
        .join("; ")
    : words.no;
  const facts: [string, string][] = [
    [words.unit, indicator.unit],
    [words.base, denominatorTitle ?? indicator.ageBase ?? words.none],
    [words.kind, nl.kind[indicator.kind]],
    [words.flow, words.flows[indicator.flow]],
    [words.direction, words.directions[indicator.direction]],
    [words.delay, delayDays === null ? words.none : words.days(formatNumber(delayDays, 0))],
    [words.early, early],
    [words.source, indicator.source],
    [words.table, indicator.cbs?.table ?? words.none]
  ];
  return h(
    "div",
    {},
    h("p", {}, indicator.definition),
    indicator.missingBecause ? h("p", {class: "sh-note"}, indicator.missingBecause) : null,
    h(
      "dl",
      {class: "sh-facts"},
      facts.map(([term, text]) => [h("dt", {}, term), h("dd", {}, text)])
    )
  );
}

/** Link back to the catalogue. */
export const CatalogueLink = (): HTMLElement =>
  h("p", {}, h("a", {href: pageHref("../../", "gegevens/catalogus")}, words.back));
