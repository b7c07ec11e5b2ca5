import type {AreaFigure, AreaIndex, AreaIndicator} from "../../../loaders/site/areas/area-types.js";
import {areas} from "../../locale/areas.js";
import {formatBare, formatPeriod, isNumber} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {h} from "../dom.js";
import {IndicatorCard, type CardData} from "../indicator-card.js";
import {pageHref} from "../pages/page-href.js";
import {baselineOf, breaksOf, pointsOf, sourcesOf} from "./area-series.js";
import type {NamedArea} from "./figure-block.js";
import {incomparable} from "./words.js";

export interface AreaCardsOptions {
  index: AreaIndex;
  token: string | null;
  root: string;
  /** Address of the block of an indicator. */
  hrefOf: (id: string) => string;
}

/** A card for each indicator of an area, with the areas it is compared with in a line. */
export function AreaCards(
  indicators: readonly AreaIndicator[],
  own: NamedArea,
  others: readonly NamedArea[],
  options: AreaCardsOptions
): HTMLElement {
  const cards = indicators.flatMap((indicator) => {
    const figure = own.file.figures[indicator.id];
    return figure ? [card(indicator, figure, own.code, others, options)] : [];
  });
  return h("div", {class: "sh-cards"}, cards);
}

function card(
  indicator: AreaIndicator,
  figure: AreaFigure,
  code: string,
  others: readonly NamedArea[],
  options: AreaCardsOptions
): HTMLElement {
  const element = IndicatorCard(dataOf(indicator, figure, code, options), {href: options.hrefOf(indicator.id)});
  const {unit, decimals} = indicator;
  const at = indicator.periods.indexOf(figure.pulse?.latest.period ?? "");
  const compared = others.map(({label, file}) => {
    const value = file.figures[indicator.id]?.values[at] ?? null;
    return `${label} ${isNumber(value) ? formatBare(value, {unit, decimals}) : areas.cards.noFigure}`;
  });
  const note = element.querySelector(".sh-card-note");
  const year = Number(options.index.crisis.starts.slice(0, 4));
  const because = incomparable(indicator, figure, year);
  note?.append(
    because === null ? "" : ` ${areas.block.incomparable(String(year - 1), because)}`,
    h("p", {class: "sh-card-others"}, compared.join(" · "))
  );
  return element;
}

function dataOf(indicator: AreaIndicator, figure: AreaFigure, code: string, {token, root}: AreaCardsOptions): CardData {
  const {id, title, unit, decimals, grain, direction, kind, isCareUse} = indicator;
  const {pulse} = figure;
  const source = sourcesOf({...indicator, baseSources: []}, figure).at(-1);
  return {
    ...{id, title, unit, decimals, grain, direction, kind, isCareUse},
    points: pointsOf(indicator, figure),
    change:
      pulse?.previous && pulse.sincePrevious
        ? {
            ...pulse.sincePrevious,
            reference: formatPeriod(pulse.previous.period, grain)
          }
        : null,
    baseline: baselineOf(figure),
    sinceBaseline: pulse?.sinceBaseline && {...pulse.sinceBaseline, reference: nl.change.expected},
    breaks: breaksOf(indicator, code.startsWith("GM") ? code : null),
    source: source ?? {publisher: indicator.source},
    notes: indicator.notes.map((note) => ({...note, href: pageHref(root, "gegevens/kwaliteit")})),
    token: token ?? undefined
  };
}

/** Indicators of a theme that an area has no figure of: a gap is shown, and why. */
export function AbsentList(
  theme: string,
  own: NamedArea,
  {index, root}: {index: AreaIndex; root: string}
): HTMLElement | null {
  const here = index.indicators
    .filter(({themes, id}) => themes.includes(theme) && !own.file.figures[id])
    .map(({id, title}) => ({id, title, because: null}));
  const gaps = [...here, ...index.absent.filter(({themes}) => themes.includes(theme))];
  if (gaps.length === 0) return null;
  return h(
    "section",
    {},
    h("h2", {}, areas.cards.absent),
    h("p", {}, areas.cards.absentLede),
    h(
      "ul",
      {class: "sh-gaps"},
      gaps.map(({id, title, because}) =>
        h(
          "li",
          {},
          h("a", {href: pageHref(root, `gegevens/indicator/${id}`)}, title),
          `: ${because ?? areas.cards.noFigure}`
        )
      )
    )
  );
}
