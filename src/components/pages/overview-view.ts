import type {Overview, OverviewTheme} from "../../../loaders/site/overview.js";
import {formatNumber} from "../../locale/format.js";
import {pages} from "../../locale/pages.js";
import {h} from "../dom.js";
import {IndicatorCard} from "../indicator-card.js";
import {Lede} from "../prose.js";
import {cardData} from "./card-data.js";
import {pageHref} from "./page-href.js";

const words = pages.overview;

/** How many figures differ more from the years before the crisis than chance explains. */
export function OverviewLede({themes, crisis}: Overview): HTMLElement {
  const compared = themes.flatMap(({cards}) => cards).filter(({pulse}) => pulse?.sinceBaseline);
  const different = compared.filter(({pulse}) => pulse?.sinceBaseline?.exceedsNoise);
  const year = crisis.starts.slice(0, 4);
  return Lede(words.lede(different.length, formatNumber(compared.length, 0), year), {
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
            IndicatorCard(cardData(card, {token: theme.token, root: ""}), {
              href: pageHref("", `gegevens/indicator/${card.indicator.id}`)
            })
          )
        ),
    h("p", {}, h("a", {href: pageHref("", `themas/${theme.id}`)}, words.more(theme.title.toLowerCase())))
  );
}
