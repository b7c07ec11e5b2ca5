// @vitest-environment happy-dom
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {DataTable, filterRows} from "./data-table.js";
import {h} from "./dom.js";
import type {Effects} from "./effects.js";
import {figure, type FigureOptions} from "./figure.js";
import {IndicatorCard, type CardData} from "./indicator-card.js";
import type {TableData} from "./table-data.js";
import {Trend} from "./trend.js";

const table: TableData = {
  columns: [
    {key: "name", label: "Gemeente", type: "text"},
    {key: "value", label: "Klachten", type: "number", unit: "%", decimals: 1}
  ],
  rows: [
    {name: "Zwolle", value: 9},
    {name: "'s-Gravenhage", value: 10.25},
    {name: "Leeg", value: {missing: "suppressed"}}
  ]
};
const options: FigureOptions = {
  title: "Kop",
  subtitle: "Ondertitel, %",
  label: "Grafiek van klachten",
  table,
  sources: [{publisher: "CBS", synthetic: true}],
  level: "model"
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("figure", () => {
  it("refuses to show what has no accessible name, title or table", () => {
    expect(() => figure(h("p"), {...options, label: " "})).toThrow(
      'missing label: figure "Kop" needs an accessible name'
    );
    expect(() => figure(h("p"), {...options, title: ""})).toThrow("missing title");
    expect(() => figure(h("p"), {...options, table: undefined as unknown as TableData})).toThrow("missing table");
  });

  it("shows title, unit, level, source and that data are made up", () => {
    const text = figure(h("p"), options).textContent;
    for (const part of [
      "Kop",
      "Ondertitel, %",
      "modeluitkomst: rust op aannames",
      "Bron: CBS",
      "verzonnen oefengegevens"
    ])
      expect(text).toContain(part);
  });

  it("changes between drawing and table by a button", () => {
    const element = figure(h("p", {class: "drawing"}), options);
    const button = [...element.querySelectorAll("button")].find((each) => each.textContent === "Toon de tabel")!;
    expect(button.hidden).toBe(false);
    button.click();
    expect(element.querySelectorAll("tbody tr")).toHaveLength(3);
    expect(element.querySelector<HTMLElement>(".sh-figure-body")!.hidden).toBe(true);
    expect([button.getAttribute("aria-expanded"), button.textContent]).toEqual(["true", "Toon de grafiek"]);
  });

  it("offers no table where the drawing is one, and offers it again when a chart comes in its place", async () => {
    const element = figure(DataTable(table, {caption: "Klachten"}), options);
    const buttons = (): string[] =>
      [...element.querySelectorAll("button")].filter(({hidden}) => !hidden).map((each) => each.textContent ?? "");
    expect(buttons()).not.toContain("Toon de tabel");
    await element.update({body: h("p", {class: "drawing"})});
    expect(buttons()).toContain("Toon de tabel");
    await element.update({body: () => h("div", {}, h("p"), DataTable(table, {caption: "Klachten"}))});
    expect(buttons()).not.toContain("Toon de tabel");
  });

  it("names drawings and gives Plot's groups a role", () => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.innerHTML = '<g aria-label="line"></g>';
    figure(svg, options);
    expect(svg.getAttribute("aria-label")).toBe("Grafiek van klachten");
    expect(svg.querySelector("g")?.getAttribute("role")).toBe("group");
  });

  it("keeps the last good content while something newer is computed, and after that fails", async () => {
    const element = figure(h("p", {class: "old"}), options);
    const retry = vi.fn();
    const work = element.update(Promise.reject(new Error("geen verbinding")), {retry});
    expect(element.getAttribute("aria-busy")).toBe("true");
    await work;
    expect(element.querySelector(".old")).not.toBeNull();
    expect(element.hasAttribute("aria-busy")).toBe(false);
    expect(element.querySelector(".sh-error")?.textContent).toContain("geen verbinding");
    element.querySelector<HTMLElement>(".sh-error button")!.click();
    expect(retry).toHaveBeenCalledOnce();
  });

  it("shows progress only after 400 ms, and stops when asked", async () => {
    const element = figure(h("p", {class: "old"}), options);
    const cancel = vi.fn();
    let finish: (value: {body: Element}) => void = () => undefined;
    const work = element.update(new Promise((resolve) => (finish = resolve)), {cancel});
    const progress = element.querySelector<HTMLElement>(".sh-progress")!;
    vi.advanceTimersByTime(399);
    expect(progress.hidden).toBe(true);
    vi.advanceTimersByTime(1);
    expect(progress.hidden).toBe(false);
    progress.querySelector("button")!.click();
    finish({body: h("p", {class: "new"})});
    await work;
    expect(cancel).toHaveBeenCalledOnce();
    expect(element.querySelector(".old")).not.toBeNull();
    expect(element.querySelector(".new")).toBeNull();
    expect(element.textContent).toContain("Gestopt.");
  });

  it("lets only the latest of two updates win", async () => {
    const element = figure(h("p", {class: "old"}), options);
    let finish: (value: {body: Element}) => void = () => undefined;
    const slow = element.update(new Promise((resolve) => (finish = resolve)));
    await element.update({body: h("p", {class: "second"}), options: {title: "Tweede"}});
    finish({body: h("p", {class: "first"})});
    await slow;
    expect(element.querySelector(".second")).not.toBeNull();
    expect(element.querySelector("h3")?.textContent).toBe("Tweede");
    expect(element.hasAttribute("aria-busy")).toBe(false);
  });

  it("puts an error card where a drawing fails", () => {
    const element = figure(() => {
      throw new Error("vorm ontbreekt");
    }, options);
    expect(element.querySelector(".sh-error")?.textContent).toContain("vorm ontbreekt");
    expect(element.textContent).toContain("Bron: CBS");
  });

  it("saves a file stamped with the address and the day given", async () => {
    const saved: [string, Blob][] = [];
    const effects: Effects = {
      now: () => new Date("2026-11-22T12:00:00Z"),
      href: () => "https://voorbeeld.nl/?v=1",
      save: (name, content) => void saved.push([name, content]),
      copy: () => Promise.resolve()
    };
    const element = figure(h("p"), {...options, effects});
    element.querySelector<HTMLElement>("[role=menuitem]")!.click();
    vi.useRealTimers();
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.[0]).toBe("kop-verzonnen-oefengegevens-2026-11-22.zip");
    await vi.waitFor(() => expect(element.querySelector(".sh-menu-status")?.textContent).toContain("Opgeslagen: kop-"));
  });
});

describe("DataTable", () => {
  const names = (element: Element): string[] =>
    [...element.querySelectorAll("tbody th")].map((cell) => cell.textContent ?? "");

  it("sorts by its headers, with what is missing last either way", () => {
    const element = DataTable(table, {caption: "Klachten"});
    const button = element.querySelectorAll<HTMLElement>("thead button")[1]!;
    button.click();
    expect(names(element)).toEqual(["Zwolle", "'s-Gravenhage", "Leeg"]);
    expect(button.parentElement?.getAttribute("aria-sort")).toBe("ascending");
    button.click();
    expect(names(element)).toEqual(["'s-Gravenhage", "Zwolle", "Leeg"]);
    expect(element.querySelectorAll("[aria-sort]")).toHaveLength(1);
  });

  it("says why a cell is empty and writes numbers as Dutch readers do", () => {
    const text = DataTable(table, {caption: "Klachten"}).textContent;
    expect(text).toContain("geen gegevens, omdat het om te weinig mensen gaat");
    expect(text).toContain("10,3");
    expect(text).toContain("Klachten (%)");
  });

  it("shows a part until asked for all", () => {
    const element = DataTable(
      {...table, rows: Array.from({length: 12}, (_, index) => ({name: `G${index}`, value: index}))},
      {caption: "c", limit: 5}
    );
    expect(names(element)).toHaveLength(5);
    expect(element.textContent).toContain("5 van 12 rijen");
    [...element.querySelectorAll("button")].at(-1)!.click();
    expect(names(element)).toHaveLength(12);
  });

  it("finds rows by any words, without accents or case", () => {
    expect(filterRows({...table, rows: [{name: "Súdwest-Fryslân", value: 1}]}, "FRYSLAN sud")).toHaveLength(1);
    expect(filterRows(table, "zwolle utrecht")).toHaveLength(0);
  });

  it("never turns content into markup", () => {
    const element = DataTable(
      {
        columns: [{key: "name", label: "<b>", type: "text", href: () => "javascript:alert(1)"}],
        rows: [{name: "<img src=x onerror=alert(1)>"}]
      },
      {caption: "<i>"}
    );
    expect(element.querySelector("img, b, i, [href]")).toBeNull();
  });
});

describe("IndicatorCard", () => {
  const card: CardData = {
    id: "x",
    title: "Klachten",
    unit: "% van de volwassenen",
    decimals: 1,
    grain: "year",
    points: [
      {period: "2019-01-01", value: 10.6},
      {period: "2020-01-01", value: 12.4, status: "provisional"}
    ],
    direction: "up-is-worse",
    source: {publisher: "RIVM", table: "50052NED"},
    kind: "panel"
  };
  const change = {difference: 1.8, reference: "2019", exceedsNoise: true as boolean | null};
  const line = (data: Partial<CardData>): string =>
    IndicatorCard({...card, ...data}).querySelector(".sh-card-change")?.textContent ?? "";

  it("says sign, amount, judgement and chance in words", () => {
    expect(line({change})).toBe("▲ 1,8\u00a0procentpunt hoger dan 2019 (ongunstig); verschil is groter dan toeval.");
    expect(line({change: {...change, difference: -1.8}})).toContain("▼ 1,8\u00a0procentpunt lager dan 2019 (gunstig)");
    expect(line({change: {...change, exceedsNoise: false}})).toBe(
      "▲ 1,8\u00a0procentpunt hoger dan 2019; verschil kan toeval zijn."
    );
    expect(line({change: {...change, difference: 0.01}})).toBe("■ gelijk aan 2019");
    expect(line({change: {...change, exceedsNoise: null}})).toContain("niet bekend of het verschil toeval kan zijn");
    expect(line({change: {...change, comparable: false}})).toBe("niet te vergelijken: andere telling");
    expect(line({})).toBe("nog geen eerder cijfer om mee te vergelijken");
    const breaks = [{starts: "2020-01-01", text: "Anders geteld."}];
    expect(line({breaks})).toBe("niet te vergelijken: andere telling");
    // Before the last two values, and where there is no earlier value, a break is not the reason.
    expect(line({breaks: [{starts: "2015-01-01", text: "Anders geteld."}]})).toContain("nog geen eerder cijfer");
    expect(line({breaks, points: card.points.slice(1)})).toContain("nog geen eerder cijfer");
  });

  it("never judges use of care, and asks what a fall means", () => {
    const text = line({change: {...change, difference: -9}, direction: "none", isCareUse: true});
    expect(text).not.toMatch(/gunstig/);
    expect(text).toContain("niet nodig, uitgesteld, onvervuld, administratief of onbekend");
  });

  it("shows unit, period, kind, status and source, or why there is nothing", () => {
    const text = IndicatorCard(card).textContent;
    for (const part of ["12,4 % van de volwassenen · 2020", "RIVM 50052NED · vragenlijst · voorlopig"])
      expect(text).toContain(part);
    const empty = IndicatorCard({...card, points: [], missingBecause: "de meting nog moet beginnen"}).textContent;
    expect(empty).toContain("geen gegevens, omdat de meting nog moet beginnen");
    expect(empty).not.toContain("NaN");
  });
});

describe("Trend", () => {
  const points = [2015, 2016, 2017, 2018].map((year, index) => ({
    period: `${year}-01-01`,
    value: index === 2 ? null : index,
    missing: index === 2 ? "suppressed" : null
  }));

  it("draws no line over a gap and says in words why it is there", () => {
    const element = Trend([{id: "a", label: "Helmond", points}], {grain: "year", label: "Verloop"});
    expect(element.querySelectorAll(".sh-gap-mark")).toHaveLength(1);
    expect(element.querySelectorAll('g[aria-label="line"]').length).toBe(1);
    expect(element.textContent).toContain("2017: geen gegevens, omdat het om te weinig mensen gaat.");
  });

  it("is read off by arrow keys", () => {
    const element = Trend([{id: "a", label: "Helmond", points}], {
      grain: "year",
      label: "Verloop",
      unit: "%",
      decimals: 1
    });
    const handle = element.querySelector<HTMLElement>("[role=slider]")!;
    expect(handle.getAttribute("aria-valuetext")).toBe("2018: 3,0\u00a0%");
    handle.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowLeft", bubbles: true}));
    expect(handle.getAttribute("aria-valuetext")).toBe("2017: geen gegevens, omdat het om te weinig mensen gaat");
    handle.dispatchEvent(new KeyboardEvent("keydown", {key: "Home", bubbles: true}));
    expect(handle.getAttribute("aria-valuenow")).toBe("1");
  });

  it("says so when there is nothing to draw", () => {
    const element = Trend([{id: "a", label: "Helmond", points: []}], {grain: "year", label: "Verloop"});
    expect(element.textContent).toContain("Er zijn geen gegevens om te tekenen.");
  });
});
