import type {Overview, OverviewTheme} from "../../../loaders/site/overview.js";
import {formatNumber, formatPeriod} from "../../locale/format.js";
import {pages} from "../../locale/pages.js";
import {h} from "../dom.js";
import {IndicatorCard, type CardData} from "../indicator-card.js";
import {Lede} from "../prose.js";
import {pageHref} from "./page-href.js";
import {baselineOf, breaksOf, sourcesOf} from "./words.js";

const words = pages.overview;

/** How many figures differ more from the years before the crisis than chance explains. */
export function OverviewLede({themes, crisis}: Overview): HTMLElement {
  const compared = themes.flatMap(({cards}) => cards).filter(({pulse}) => pulse?.sinceBaseline);
  const different = compared.filter(({pulse}) => pulse?.sinceBaseline?.exceedsNoise);
  const year = crisis.starts.slice(0, 4);
  return Lede(words.lede(formatNumber(different.length, 0), formatNumber(compared.length, 0), year), {
    level: "description"
  });
}

/** The pulse of a theme: its headline indicators as cards. */
export function ThemePulse(theme: OverviewTheme): HTMLElement {
  return h(
    "section",
    {class: "sh-theme", "aria-labelledby": `thema-${theme.id}`},
    h("h2", {id: `thema-${theme.id}`}, theme.title),
    h("p", {class: "sh-theme-text"}, theme.description),
    theme.cards.length === 0
      ? h("p", {class: "sh-missing"}, words.noCards)
      : h(
          "div",
          {class: "sh-cards"},
          theme.cards.map((card) =>
            IndicatorCard(cardData(card, theme.token), {href: pageHref("", `gegevens/indicator/${card.indicator.id}`)})
          )
        ),
    h(
      "p",
      {},
      h(
        "a",
        {href: `${pageHref("", "gegevens/catalogus")}?thema=${theme.id}`},
        `${words.more}: ${theme.title.toLowerCase()}`
      )
    )
  );
}

function cardData(card: OverviewTheme["cards"][number], token: string | null): CardData {
  const {indicator, pulse, national, grain, notes} = card;
  const last = national.at(-1);
  const [source] = sourcesOf(card.sources, card);
  return {
    id: indicator.id,
    title: indicator.title,
    unit: card.unitShown,
    decimals: card.decimalsShown,
    grain: grain ?? "year",
    points: last?.points ?? [],
    direction: indicator.direction,
    change:
      pulse?.previous && pulse.sincePrevious && grain !== null
        ? {
            difference: pulse.sincePrevious.difference,
            reference: formatPeriod(pulse.previous.period, grain),
            exceedsNoise: pulse.sincePrevious.exceedsNoise
          }
        : null,
    baseline: baselineOf(card),
    breaks: breaksOf(notes, ["land"]),
    source: source ?? {publisher: indicator.source},
    kind: indicator.kind,
    notes: notes.map((note) => ({...note, href: `${pageHref("", "gegevens/kwaliteit")}#note-${note.id}`})),
    token: token ?? undefined,
    isCareUse: indicator.themes.includes("zorg-en-sociaal") && indicator.direction === "none"
  };
}
