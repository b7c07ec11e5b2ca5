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
    nationalSources: [],
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

const corona = {id: "coronacrisis", title: "Coronacrisis", starts: "2020-03-12", ends: "2022-03-23"};
const energy = {id: "energiecrisis", title: "Energiecrisis", starts: "2022-02-24", ends: "2023-12-31"};
const financial = {id: "financiele-crisis", title: "Financiële crisis", starts: "2008-09-15", ends: "2013-12-31"};

const page = (cards: Card[]): ThemePage => ({
  id: "werk-en-inkomen",
  title: "Werk en inkomen",
  token: "work",
  description: "Hebben mensen werk?",
  crisis: corona,
  crises: [energy, corona, financial],
  text: null,
  cards,
  counterparts: [],
  gaps: [{id: "g", title: "Gat", because: "Niet gemeten.", isLocal: false}]
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

  it("compares with the years before another crisis when asked, and says where there are too few", async () => {
    history.replaceState(null, "", location.pathname);
    const series = (id: string, first: number, values: readonly number[]): Card => ({
      ...card(id, {exceeds: true}),
      national: [
        {
          ...{id, label: "Nederland"},
          points: values.map((value, at) => ({period: `${first + at}-01-01`, value, status: "definitive" as const}))
        }
      ]
    });
    const cards = [series("lang", 2003, [10, 12, 11, 13, 14, 20]), series("kort", 2006, [10, 12, 20])];
    const view = ThemeView(page(cards));
    document.body.replaceChildren(view);
    const which = [...view.querySelectorAll("select")].find((each) => each.value === "coronacrisis")!;
    const choose = (value: string): void => {
      which.value = value;
      which.dispatchEvent(new Event("change"));
    };
    const textOf = (id: string): string =>
      (view.querySelector(`[data-indicator=${id}]`)?.textContent ?? "").replaceAll("\u00a0", " ");
    choose("financiele-crisis");
    expect(location.search).toBe("?v=1&crisis=financiele-crisis");
    // Mean of 10, 12, 11, 13 and 14 is 12; s = 1.581, t(4; 0.975) = 2.776: 12 ± 4.8, and 20 is outside.
    await expect.poll(() => textOf("lang")).toContain("12,0");
    expect(textOf("lang")).toContain("2003 tot en met 2007");
    expect(textOf("lang")).toContain(
      "Nu 8,0 procentpunt hoger dan verwacht (ongunstig); verschil is groter dan toeval."
    );
    expect(textOf("kort")).toContain(
      "Niet te vergelijken met de jaren vóór 2008: er zijn te weinig jaren van vóór de crisis."
    );
    expect(view.textContent).toContain("1 cijfer kunnen wij met de jaren vóór 2008 vergelijken. Het wijkt meer af");
    choose("energiecrisis");
    await expect.poll(() => textOf("lang")).toContain("het laatste cijfer is van vóór de crisis");
    expect(view.textContent).toContain("2017 tot en met 2021");
    expect(view.textContent).toContain("in die jaren viel ook een andere crisis (coronacrisis)");
    choose("coronacrisis");
    await expect.poll(() => view.textContent).toContain("2015 tot en met 2019");
    expect(location.search).toBe("");
    choose("-");
    await expect.poll(() => location.search).toBe("?v=1&crisis=2020");
  });
});
