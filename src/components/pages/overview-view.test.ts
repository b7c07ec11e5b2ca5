// @vitest-environment happy-dom
import {beforeEach, describe, expect, it} from "vitest";
import type {Overview} from "../../../loaders/site/overview.js";
import {OverviewView} from "./overview-view.js";

const corona = {id: "coronacrisis", title: "Coronacrisis", starts: "2020-03-12", ends: "2022-03-23"};
const financial = {id: "financiele-crisis", title: "Financiële crisis", starts: "2008-09-15", ends: "2013-12-31"};
const points = [2003, 2004, 2005, 2006, 2007, 2008, 2021].map((year, at) => ({
  ...{period: `${year}-01-01`, value: [10, 12, 11, 13, 14, 15, 20][at] ?? null, status: "definitive" as const}
}));
const overview = {
  crisis: corona,
  crises: [corona, financial],
  themes: [
    {
      ...{id: "werk-en-inkomen", title: "Werk en inkomen", token: "work", description: "Hebben mensen werk?"},
      cards: [
        {
          indicator: {
            id: "a",
            title: "Cijfer",
            unit: "%",
            direction: "none",
            kind: "register",
            themes: [],
            source: "s"
          },
          ...{unitShown: "%", decimalsShown: 1, grain: "year", sources: [], nationalSources: [], notes: []},
          national: [{id: "a", label: "Nederland", points}],
          pulse: {
            ...{latest: points.at(-1), previous: null, sincePrevious: null, baseline: null, sinceBaseline: null},
            notComparable: "too-few-years"
          }
        }
      ]
    }
  ]
} as unknown as Overview;

beforeEach(() => history.replaceState(null, "", location.pathname));

function open(): {select: HTMLSelectElement; choose: (id: string) => void; text: () => string; link: () => string} {
  const {lede, content} = OverviewView(overview);
  document.body.replaceChildren(lede, content);
  const select = content.querySelector("select")!;
  return {
    select,
    choose: (id) => {
      select.value = id;
      select.dispatchEvent(new Event("change"));
    },
    text: () => (document.body.textContent ?? "").replaceAll("\u00a0", " "),
    link: () =>
      [...content.querySelectorAll("a")].find((a) => a.textContent?.startsWith("Alle"))?.getAttribute("href") ?? ""
  };
}

describe("the overview", () => {
  it("compares with the years before the crisis that is chosen, and takes it along to the pages of themes", async () => {
    const {choose, text, link} = open();
    expect(text()).toContain("Niet te vergelijken met de jaren vóór 2020: er zijn te weinig jaren van vóór de crisis.");
    expect(link()).not.toContain("crisis=");
    choose("financiele-crisis");
    // The mean of 10, 12, 11, 13 and 14 is 12; 20 is 8 above it, and more than t(4; 0.975) · s · √1.2 = 4.8.
    await expect.poll(text).toContain("Nu 8,0 procentpunt hoger dan verwacht; verschil is groter dan toeval.");
    expect(text()).toContain(
      "1 cijfer kunnen wij met de jaren vóór 2008 vergelijken. Het wijkt meer af dan toeval verklaart."
    );
    expect(link()).toContain("crisis=financiele-crisis");
  });

  it("shows the crisis it went back to, also when the other one had not come yet", async () => {
    const {select, choose, text} = open();
    choose("financiele-crisis");
    history.replaceState(null, "", location.pathname);
    window.dispatchEvent(new Event("popstate"));
    expect(select.value).toBe("coronacrisis");
    await new Promise((done) => setTimeout(done, 50));
    expect(select.value).toBe("coronacrisis");
    expect(text()).toContain("vóór 2020");
    expect(text()).not.toContain("vóór 2008");
  });
});
