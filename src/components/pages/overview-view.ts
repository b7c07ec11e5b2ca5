import type {Overview, OverviewTheme} from "../../../loaders/site/overview.js";
import {crisis as crisisWords} from "../../locale/crisis.js";
import {formatNumber} from "../../locale/format.js";
import {pages} from "../../locale/pages.js";
import {themes} from "../../locale/themes.js";
import {Bar} from "../controls/bar.js";
import {chosenCrisis, CrisisChoice, crisisField, CrisisNote, yearOf} from "../crisis/crisis-choice.js";
import {followCrisis} from "../crisis/follow-crisis.js";
import {h} from "../dom.js";
import {IndicatorCard} from "../indicator-card.js";
import {Lede} from "../prose.js";
import {createState} from "../state.js";
import {cardData} from "./card-data.js";
import {pageHref, pageWith} from "./page-href.js";

const words = pages.overview;

/** The overview: its message, and below the choice of a crisis the pulse of each theme. */
export function OverviewView(overview: Overview): {lede: HTMLElement; content: HTMLElement} {
  const state = createState({crisis: crisisField(overview.crisis)});
  const years = overview.themes.flatMap(({cards}) => cards.map(({pulse}) => pulse?.latest.period.slice(0, 4) ?? ""));
  const against = CrisisChoice({
    ...{crises: overview.crises, value: chosenCrisis(state.get().crisis, overview).id},
    lastYear: Math.max(yearOf(overview.crisis), ...years.map(Number))
  });
  against.addEventListener("input", () => state.set({crisis: against.value}));
  const [lede, note, themes] = [h("div", {"aria-live": "polite"}), h("div"), h("div")];
  let shown = overview;
  const bar = Bar([against], {state, summary: () => crisisWords.summary(String(yearOf(shown.crisis)))});
  const refresh = followCrisis(overview, {value: () => state.get().crisis, since, draw});
  state.subscribe(() => void refresh());
  return {lede, content: h("div", {}, bar, note, themes)};

  async function since(crisis: Overview["crisis"]): Promise<Overview> {
    const {cardsSince} = await import("../crisis/since-crisis.js");
    const themes = overview.themes.map((theme) => ({...theme, cards: cardsSince(theme.cards, yearOf(crisis))}));
    return {...overview, crisis, themes};
  }

  function draw(next: Overview): void {
    shown = next;
    const {crisis} = shown;
    against.value = crisis.id;
    lede.replaceChildren(OverviewLede(shown));
    note.replaceChildren(CrisisNote(crisis, overview.crises));
    const choices = crisis.id === overview.crisis.id ? null : {crisis: crisis.id};
    themes.replaceChildren(...shown.themes.map((theme) => ThemePulse(theme, yearOf(crisis), choices)));
    // What is printed and folded says what is shown, also after a step back.
    bar.dispatchEvent(new Event("input"));
  }
}

/** How many figures differ more from the years before the crisis than chance explains. */
function OverviewLede({themes: all, crisis}: Overview): HTMLElement {
  const compared = all.flatMap(({cards}) => cards).filter(({pulse}) => pulse?.sinceBaseline);
  const different = compared.filter(({pulse}) => pulse?.sinceBaseline?.exceedsNoise);
  const year = String(yearOf(crisis));
  const said =
    compared.length === 0
      ? words.none(year)
      : compared.length === 1
        ? themes.ledeOne(different.length === 1, year)
        : words.lede(different.length, formatNumber(compared.length, 0), year);
  return Lede(said, {level: "description"});
}

/** The pulse of a theme: its headline indicators as cards. `choices` go with the reader to the theme's own page. */
function ThemePulse(theme: OverviewTheme, crisisYear: number, choices: {crisis: string} | null): HTMLElement {
  const path = `themas/${theme.id}`;
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
            IndicatorCard(cardData(card, {token: theme.token, root: "", crisisYear}), {
              href: pageHref("", `gegevens/indicator/${card.indicator.id}`)
            })
          )
        ),
    h(
      "p",
      {},
      h("a", {href: choices ? pageWith("", path, choices) : pageHref("", path)}, words.more(theme.title.toLowerCase()))
    )
  );
}
