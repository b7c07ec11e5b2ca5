// @vitest-environment happy-dom
import {describe, expect, it} from "vitest";
import type {ThemePage} from "../../../loaders/site/themes.js";
import {ledeOf, ThemeView} from "./theme-view.js";

type Card = ThemePage["cards"][number];

const card = (id: string, {exceeds, direction = "up-is-worse"}: {exceeds: boolean | null; direction?: string}): Card =>
  ({
    indicator: {
      id,
      title: `Cijfer ${id}`,
      unit: "%",
      decimals: 1,
      direction,
      kind: "register",
      themes: [],
      source: "s"
    },
    unitShown: "%",
    decimalsShown: 1,
    grain: "year",
    sources: [],
    notes: [],
    national: [{id, label: "Nederland", points: [{period: "2021-01-01", value: 6, status: "definitive"}]}],
    pulse: {
      latest: {period: "2021-01-01", value: 6, status: "definitive"},
      previous: null,
      sincePrevious: null,
      baseline: exceeds === null ? null : {expected: 5, low: 4.5, high: 5.5, n: 5, firstYear: 2015, lastYear: 2019},
      sinceBaseline: exceeds === null ? null : {difference: 1, noise: 0.5, exceedsNoise: exceeds},
      notComparable: exceeds === null ? "break" : null
    },
    ages: [],
    leadsTo: []
  }) as unknown as Card;

const page = (cards: Card[]): ThemePage => ({
  id: "werk-en-inkomen",
  title: "Werk en inkomen",
  token: "work",
  description: "Hebben mensen werk?",
  crisis: {title: "Coronacrisis", starts: "2020-03-15"},
  text: null,
  cards,
  counterparts: [],
  gaps: [{id: "g", title: "Gat", because: "Niet gemeten."}]
});

describe("a theme page", () => {
  it("counts only what can be compared, and says how much cannot", () => {
    const cards = [card("a", {exceeds: true}), card("b", {exceeds: false}), card("c", {exceeds: null})];
    expect(ledeOf(page(cards))).toBe(
      "Van de 2 cijfers die wij met de jaren vóór 2020 kunnen vergelijken, wijkt er 1 meer af dan toeval verklaart. " +
        "Bij 1 cijfer kan dat niet: het wordt anders geteld, of er zijn te weinig jaren."
    );
    expect(ledeOf(page([card("c", {exceeds: null})]))).toMatch(/^Geen van deze cijfers/);
  });

  it("says of each figure how it stands against the years before the crisis, and whether that may be chance", () => {
    const text = ThemeView(page([card("a", {exceeds: true}), card("b", {exceeds: false})])).textContent?.replaceAll(
      "\u00a0",
      " "
    );
    expect(text).toContain("Nu 1,0 procentpunt hoger dan verwacht (ongunstig); verschil is groter dan toeval.");
    expect(text).toContain("Nu 1,0 procentpunt hoger dan verwacht; verschil kan toeval zijn.");
  });

  it("judges nothing that has no better side", () => {
    const text = ThemeView(page([card("a", {exceeds: true, direction: "none"})])).textContent ?? "";
    expect(text).not.toMatch(/ongunstig|\(gunstig/);
  });

  it("shows on request only what differs more than chance", () => {
    const view = ThemeView(page([card("a", {exceeds: true}), card("b", {exceeds: false})]));
    expect(view.querySelectorAll(".sh-card")).toHaveLength(2);
    document.body.replaceChildren(view);
    view.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
    expect([...view.querySelectorAll(".sh-card")].map((each) => each.getAttribute("data-indicator"))).toEqual(["a"]);
    expect(view.textContent).toContain("1 van 2 cijfers");
  });

  it("says which figures it does not have, and why", () => {
    expect(ThemeView(page([])).textContent).toContain("Gat: Niet gemeten.");
  });
});
