// @vitest-environment happy-dom
import {describe, expect, it} from "vitest";
import type {IndicatorPage, IndicatorSeries, SiteSource} from "../../../loaders/site/types.js";
import {IndicatorView} from "./indicator-view.js";

const source = (id: string): SiteSource => ({publisher: "CBS", title: `Tabel ${id}`, vintage: `${id}@1`}) as SiteSource;
const page = {
  indicator: {id: "werkloosheid", title: "Werkloosheid", flow: "stock", levels: ["gemeente"], source: "CBS"},
  ...{
    grain: "month",
    unitShown: "%",
    decimalsShown: 1,
    sources: ["cbs", "oud", "elders"].map(source),
    nationalSources: [["elders@1", "2020-01-01", "2020-03-01"]],
    baseSources: [],
    notes: [],
    events: [],
    coverage: []
  },
  national: [
    {
      ...{id: "werkloosheid", label: "Nederland"},
      points: ["01", "02", "03"].map((month, at) => ({period: `2020-${month}-01`, value: 3 + at, status: "definitive"}))
    }
  ],
  pulse: null,
  latest: {
    grain: "year",
    period: "2019-01-01",
    boundaryYear: 2023,
    unit: "%",
    decimals: 1,
    baseTitle: null,
    sources: ["cbs"],
    baseSources: [],
    values: [{code: "GM0794", value: 4.4}]
  }
} as unknown as IndicatorPage;
const series: IndicatorSeries = {
  ...{boundaryYear: 2023, periods: ["2018-01-01", "2019-01-01"], values: {GM0794: [4.1, 4.4]}},
  sources: {
    GM0794: [
      ["oud", 0, 0],
      ["cbs", 1, 1]
    ]
  },
  baseSources: []
};
const shapes = {year: 2023, view: [0, 0, 10, 10], regions: []} as never;
const regions = [{code: "GM0794", name: "Helmond", province: null, sizeClass: null, population: null}];

describe("a page whose municipalities have years and whose country has months", () => {
  it("draws the years of the municipality apart, and says why", async () => {
    history.replaceState(null, "", "?v=1&gebied=GM0794");
    const view = IndicatorView({page, regions, shapes, loadSeries: () => Promise.resolve(series)});
    document.body.replaceChildren(view);
    const textOf = (): string => view.textContent?.replaceAll("\u00a0", " ") ?? "";
    expect(textOf()).toContain("Voor Nederland is dit cijfer er per maand, voor gemeenten alleen per jaar.");
    await expect.poll(textOf).toContain("Ontwikkeling in Helmond, per jaar");
    const [national, own] = [...view.querySelectorAll("figure")];
    expect(national?.textContent).not.toContain("Helmond");
    own?.querySelector<HTMLButtonElement>(".sh-figure-actions button")?.click();
    const rows = [...(own?.querySelectorAll("tbody tr") ?? [])].map((row) =>
      row.textContent?.replaceAll("\u00a0", " ")
    );
    expect(rows.map((row) => row?.slice(0, 4))).toEqual(["2018", "2019"]);
    expect(textOf()).toContain("1 gemeenten, 2019");
    // Each figure names the sources of what it shows, over the periods it shows.
    const [trend, years, map] = [...view.querySelectorAll("figure")].map((each) =>
      each.textContent?.replaceAll("\u00a0", " ")
    );
    expect(trend).toContain("Tabel elders · januari 2020 tot en met maart 2020");
    expect(trend).not.toMatch(/Tabel (cbs|oud)/);
    expect(years).toContain("Tabel oud · 2018; CBS, Tabel cbs · 2019");
    expect(map).toContain("Tabel cbs · 2019");
    expect(map).not.toMatch(/Tabel (oud|elders)/);
  });
});

describe("a page whose municipalities are divided by another population than its own", () => {
  const other: IndicatorPage = {
    ...page,
    indicator: {...page.indicator, unit: "uitkeringen", measure: "count"},
    ...{grain: "year", unitShown: "uitkeringen", decimalsShown: 0, denominatorTitle: "Inwoners tot de AOW-leeftijd"},
    latest: {
      ...{
        grain: "year",
        period: "2019-01-01",
        boundaryYear: 2023,
        decimals: 1,
        baseTitle: "Inwoners",
        isFromWijken: true,
        sources: ["cbs"],
        baseSources: [source("bevolking")]
      },
      ...{unit: "uitkeringen per 1.000 inwoners", values: [{code: "GM0794", value: 27.4}]}
    }
  };

  it("gives them their own unit, never on the axis of the country, and says by what they are divided", async () => {
    history.replaceState(null, "", "?v=1&gebied=GM0794");
    const loadSeries = () => Promise.resolve({...series, baseSources: [source("volkstelling"), source("bevolking")]});
    const view = IndicatorView({page: other, regions, shapes, loadSeries});
    document.body.replaceChildren(view);
    const textOf = (): string => view.textContent?.replaceAll("\u00a0", " ") ?? "";
    expect(textOf()).toContain("uitkeringen per 1.000 inwoners, 1 gemeenten, 2019");
    expect(textOf()).toContain(
      "voor gemeenten in uitkeringen per 1.000 inwoners. Daarom staan ze niet samen in een grafiek. " +
        "De cijfers van gemeenten zijn gedeeld door: inwoners. Het aantal inwoners tot de AOW-leeftijd is niet voor alle jaren bekend."
    );
    await expect.poll(textOf).toContain("Ontwikkeling in Helmond, per jaar");
    expect(view.querySelector("figure")?.textContent).not.toContain("Helmond");
    const [trend, own, map] = [...view.querySelectorAll("figure")].map((each) =>
      each.querySelector(".sh-source")?.textContent?.replaceAll("\u00a0", " ")
    );
    const population = "; CBS, Tabel bevolking · bevolking om mee om te rekenen";
    expect(trend).not.toContain("bevolking");
    expect([own, map].map((line) => line?.endsWith(population))).toEqual([true, true]);
    // The map is of one year, the course of more: only what divided the values shown is named.
    expect([own, map].map((line) => line?.includes("volkstelling"))).toEqual([true, false]);
  });

  it("names every source of a line of both, each with its own years, and the population of the country", async () => {
    const together = {...page, grain: "year", unitShown: "%", latest: {...page.latest!, unit: "%"}} as IndicatorPage;
    together.nationalSources = [["cbs@1", "2020-01-01", "2021-01-01"]];
    together.baseSources = other.latest!.baseSources;
    history.replaceState(null, "", "?v=1&gebied=GM0794");
    const view = IndicatorView({page: together, regions, shapes, loadSeries: () => Promise.resolve(series)});
    document.body.replaceChildren(view);
    const line = (): string | undefined =>
      view.querySelector("figure .sh-source")?.textContent?.replaceAll("\u00a0", " ");
    await expect
      .poll(line)
      .toBe(
        "Bron: CBS, Tabel cbs · 2019 tot en met 2021; CBS, Tabel oud · 2018; " +
          "CBS, Tabel bevolking · bevolking om mee om te rekenen"
      );
  });
});
