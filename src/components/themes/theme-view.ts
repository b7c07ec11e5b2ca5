import type {ThemePage} from "../../../loaders/site/themes.js";
import {formatNumber} from "../../locale/format.js";
import {themes as words} from "../../locale/themes.js";
import {Bar} from "../controls/bar.js";
import {Toggle} from "../controls/toggle.js";
import {h} from "../dom.js";
import {IndicatorCard} from "../indicator-card.js";
import {cardData} from "../pages/card-data.js";
import {pageHref} from "../pages/page-href.js";
import {Lede} from "../prose.js";
import {flagField} from "../state-fields.js";
import {createState} from "../state.js";
import {Tag} from "../tag.js";
import {AgeFigures} from "./age-figures.js";
import {CounterpartFigures} from "./counterpart-figures.js";
import {ThemeText} from "./theme-text.js";

type Card = ThemePage["cards"][number];

const root = "../";

/** A page of a theme: its message, what people say of it, a card for each figure, its age classes and its gaps. */
export function ThemeView(page: ThemePage): HTMLElement {
  const state = createState({opvallend: flagField(false)});
  const count = h("p", {class: "sh-bar-count", role: "status"});
  const toggle = Toggle({label: words.onlyNotable, value: state.get().opvallend});
  toggle.addEventListener("input", () => state.set({opvallend: toggle.value}));
  const cards = h("div", {class: "sh-cards"});
  state.subscribe(draw);
  draw();
  return h(
    "div",
    {class: "sh-theme-page"},
    Lede(ledeOf(page), {level: "description"}),
    h("p", {class: "sh-theme-text"}, page.description),
    ThemeText(page.text),
    h("h2", {}, words.cards),
    Bar([h("div", {class: "sh-bar-row"}, toggle, count)], {state, summary: () => count.textContent ?? ""}),
    cards,
    AgeFigures(page),
    CounterpartFigures(page),
    Gaps(page)
  );

  function draw(): void {
    const {opvallend} = state.get();
    toggle.value = opvallend;
    const shown = opvallend ? page.cards.filter(isNotable) : page.cards;
    count.textContent = words.count(formatNumber(shown.length, 0), formatNumber(page.cards.length, 0));
    cards.replaceChildren(...shown.map((card) => ThemeCard(card, page.token)));
  }
}

const isNotable = ({pulse}: Card): boolean => pulse?.sinceBaseline?.exceedsNoise === true;

/** How many figures differ more from the years before the crisis than chance explains, and how many cannot be compared. */
export function ledeOf({cards, crisis}: Pick<ThemePage, "cards" | "crisis">): string {
  const compared = cards.filter(({pulse}) => pulse?.sinceBaseline);
  if (compared.length === 0) return words.ledeNone;
  const year = crisis.starts.slice(0, 4);
  const said = words.lede(compared.filter(isNotable).length, formatNumber(compared.length, 0), year);
  const others = cards.length - compared.length;
  return others === 0 ? said : `${said} ${words.incomparable(others, formatNumber(others, 0))}`;
}

function ThemeCard(card: Card, token: string | null): HTMLElement {
  const {id, earlyWarning} = card.indicator;
  const data = cardData(card, {token: token ?? null, root});
  const element = IndicatorCard(data, {href: pageHref(root, `gegevens/indicator/${id}`)});
  if (earlyWarning) element.querySelector(".sh-card-more")?.prepend(Tag(words.early(card.leadsTo.join(", "))));
  return element;
}

function Gaps({gaps}: Pick<ThemePage, "gaps">): HTMLElement | null {
  if (gaps.length === 0) return null;
  return h(
    "section",
    {},
    h("h2", {}, words.gaps.title),
    h("p", {}, words.gaps.lede),
    h(
      "ul",
      {class: "sh-gaps"},
      gaps.map(({id, title, because}) =>
        h(
          "li",
          {},
          h("a", {href: pageHref(root, `gegevens/indicator/${id}`)}, title),
          `: ${because ?? words.gaps.unknown}`
        )
      )
    )
  );
}
