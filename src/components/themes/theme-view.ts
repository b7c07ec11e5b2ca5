import type {ThemePage} from "../../../loaders/site/themes.js";
import {crisis as crisisWords} from "../../locale/crisis.js";
import {formatNumber} from "../../locale/format.js";
import {themes as words} from "../../locale/themes.js";
import {Bar} from "../controls/bar.js";
import {Toggle} from "../controls/toggle.js";
import {chosenCrisis, CrisisChoice, crisisField, CrisisNote, yearOf} from "../crisis/crisis-choice.js";
import {followCrisis} from "../crisis/follow-crisis.js";
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
  const state = createState({crisis: crisisField(page.crisis), opvallend: flagField(false)});
  const count = h("p", {class: "sh-bar-count", role: "status"});
  const toggle = Toggle({label: words.onlyNotable, value: state.get().opvallend});
  toggle.addEventListener("input", () => state.set({opvallend: toggle.value}));
  const against = CrisisChoice({
    ...{crises: page.crises, lastYear: lastYearOf(page)},
    value: chosenCrisis(state.get().crisis, page).id
  });
  against.addEventListener("input", () => state.set({crisis: against.value}));
  const [lede, note, cards] = [h("div", {"aria-live": "polite"}), h("div"), h("div", {class: "sh-cards"})];
  const more = h("div");
  let shown: ThemePage = page;
  const bar = Bar([h("div", {class: "sh-bar-row"}, against, toggle, count)], {
    state,
    summary: () => `${count.textContent ?? ""}, ${crisisWords.summary(String(yearOf(shown.crisis)))}`
  });
  const refresh = followCrisis(page, {value: () => state.get().crisis, since, draw});
  state.subscribe(() => void refresh());
  return h(
    "div",
    {class: "sh-theme-page"},
    lede,
    h("p", {class: "sh-theme-text"}, page.description),
    ThemeText(page.text),
    h("h2", {}, words.cards),
    bar,
    note,
    cards,
    more,
    Gaps(page)
  );

  async function since(crisis: ThemePage["crisis"]): Promise<ThemePage> {
    const {cardsSince} = await import("../crisis/since-crisis.js");
    return {...page, crisis, cards: cardsSince(page.cards, yearOf(crisis))};
  }

  function draw(next: ThemePage): void {
    shown = next;
    const {opvallend} = state.get();
    const {crisis} = shown;
    [toggle.value, against.value] = [opvallend, crisis.id];
    const some = opvallend ? shown.cards.filter(isNotable) : shown.cards;
    count.textContent = words.count(formatNumber(some.length, 0), formatNumber(shown.cards.length, 0));
    lede.replaceChildren(Lede(ledeOf(shown), {level: "description"}));
    note.replaceChildren(CrisisNote(crisis, page.crises));
    cards.replaceChildren(...some.map((card) => ThemeCard(card, page.token, yearOf(crisis))));
    // What is printed and folded says what is shown, also after a step back.
    bar.dispatchEvent(new Event("input"));
    if (more.dataset["crisis"] === crisis.id) return;
    more.dataset["crisis"] = crisis.id;
    more.replaceChildren(...[AgeFigures(shown), counterparts(crisis)].filter((part) => part !== null));
  }

  /** Municipalities are counted when the site is built, against its own crisis only. */
  function counterparts(crisis: ThemePage["crisis"]): HTMLElement | null {
    if (crisis === page.crisis || page.counterparts.length === 0) return CounterpartFigures(page);
    return h("p", {class: "sh-theme-text"}, crisisWords.counterparts(page.crisis.title, String(yearOf(page.crisis))));
  }
}

/** The last year that any figure of the page has. */
function lastYearOf({cards}: ThemePage): number {
  const years = cards.map(({pulse}) => Number(pulse?.latest.period.slice(0, 4) ?? 0));
  return Math.max(2020, ...years);
}

const isNotable = ({pulse}: Card): boolean => pulse?.sinceBaseline?.exceedsNoise === true;

/** How many figures differ more from the years before the crisis than chance explains, and how many cannot be compared. */
export function ledeOf({cards, crisis}: Pick<ThemePage, "cards" | "crisis">): string {
  const compared = cards.filter(({pulse}) => pulse?.sinceBaseline);
  const year = crisis.starts.slice(0, 4);
  if (compared.length === 0) return words.ledeNone(year);
  const different = compared.filter(isNotable).length;
  const said =
    compared.length === 1
      ? words.ledeOne(different === 1, year)
      : words.lede(different, formatNumber(compared.length, 0), year);
  const others = cards.length - compared.length;
  return others === 0 ? said : `${said} ${words.incomparable(others, formatNumber(others, 0))}`;
}

function ThemeCard(card: Card, token: string | null, crisisYear: number): HTMLElement {
  const {id, earlyWarning} = card.indicator;
  const data = cardData(card, {token, root, crisisYear});
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
      gaps.map(({id, title, because, isLocal}) =>
        h(
          "li",
          {},
          h("a", {href: pageHref(root, `gegevens/indicator/${id}`)}, title),
          `: ${isLocal ? words.gaps.local : (because ?? words.gaps.unknown)}`
        )
      )
    )
  );
}
