// @vitest-environment happy-dom
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {PanelEntry, PanelFile, PanelIndex} from "../../../loaders/site/panel-file.js";
import {InputError} from "../../models/errors.js";
import {panel} from "../explore/panel.js";
import type {PanelFiles} from "../explore/panel-files.js";
import {OrWhy} from "./or-why.js";
import {Seen} from "./seen.js";

const entry = (id: string, title: string, year?: [string, string], themes: string[] = []) =>
  ({...{id, title, unit: "%", decimals: 1, themes}, extents: year === undefined ? {} : {year}}) as PanelEntry;
const index = {
  ...{boundaryYear: 2024, regions: []},
  indicators: [
    entry("ggz-kosten", "Kosten van de ggz", ["2017", "2023"]),
    entry("huizenprijs", "Huizenprijs", ["2015", "2025"]),
    entry("wmo-clienten", "Mensen met Wmo", ["2021", "2021"]),
    entry("schulden", "Schulden")
  ]
} as unknown as PanelIndex;
const file = {
  indicator: "ggz-kosten",
  periods: ["2017"],
  values: {},
  notes: [],
  uses: {},
  sources: [],
  baseSources: []
} as unknown as PanelFile;
const files: PanelFiles = {index: () => Promise.resolve(index), file: () => Promise.resolve(file)};
const titles = {werkloosheid: "Werkloosheid", "ggz-clienten": "Volwassenen met ggz"};

const tried = async (ids: readonly string[]): Promise<HTMLElement> =>
  OrWhy(
    async () => {
      await panel(ids, {files});
      return document.createElement("figure");
    },
    {titles, files}
  );

const pages = ["aan-de-slag", "notebooks"].flatMap((folder) =>
  readdirSync(join("src", folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("src", folder, name))
);

describe("walks and notebooks", () => {
  it.each(pages)("show nothing computed from this site's figures without OrWhy: %s", (path) => {
    const cells = readFileSync(path, "utf8").match(/^```js[^]*?^```/gm) ?? [];
    const shown = cells.filter(
      (cell) => /display\(/.test(cell) && /\b(estimate|correlate|projectScenario)\(/.test(cell)
    );
    for (const cell of shown) expect(cell).toContain("OrWhy(");
    // What is computed outside a cell that shows it throws where it stands, unless it is put off.
    for (const cell of cells) expect(cell).not.toMatch(/^const \w+ = await (estimate|correlate|projectScenario)\(/m);
  });
});

describe("what a page makes of figures, or why not", () => {
  it("is what was made where the figures are there", async () => {
    const made = await tried(["ggz-kosten"]);
    expect(made.querySelectorAll("figure")).toHaveLength(1);
    expect(made.textContent).toBe("");
  });

  it("names every figure that is missing by its title, and those with most years to choose instead", async () => {
    const made = await tried(["werkloosheid", "ggz-kosten", "ggz-clienten", "wachtlijst"]);
    expect(made.getAttribute("role")).toBe("note");
    expect(made.textContent).toBe(
      "Dit is hier niet te berekenen. Deze cijfers staan niet per gemeente op deze website: Werkloosheid, Volwassenen met ggz en wachtlijst." +
        "Wel over meer jaren, onder andere: Huizenprijs (2015–2025) en Kosten van de ggz (2017–2023). Kies uit alle 4 cijfers op Verbanden."
    );
    expect(made.querySelector("a")?.getAttribute("href")).toBe("../verkennen/verbanden.html");
  });

  it("proposes figures of the same theme before those with more years", async () => {
    const near: PanelFiles = {
      ...files,
      index: () =>
        Promise.resolve({
          ...index,
          indicators: [...index.indicators, entry("ww", "WW-uitkeringen", ["2018", "2021"], ["werk-en-inkomen"])],
          absent: {werkloosheid: ["werk-en-inkomen"]}
        })
    };
    const made = await OrWhy(() => panel(["werkloosheid"], {files: near}).then(() => []), {titles, files: near});
    expect(made.textContent).toContain(
      "onder andere: WW-uitkeringen (2018–2021), Huizenprijs (2015–2025) en Kosten van de ggz (2017–2023)."
    );
  });

  it("speaks of one figure as one", async () => {
    expect((await tried(["werkloosheid"])).textContent).toContain(
      "Dit cijfer staat niet per gemeente op deze website: Werkloosheid."
    );
  });

  it("goes with a text about it that says nothing of a figure that is not there", async () => {
    const [made, note] = [await tried(["ggz-kosten"]), await tried(["werkloosheid"])];
    expect(Seen(made, "de lijn stijgt.")).toBe("de lijn stijgt.");
    expect(Seen(note, "de lijn stijgt.")).toMatch(/^niets, want dit is op deze website niet te berekenen/);
    expect(Seen(note, "de lijn stijgt.", "")).toBe("");
  });

  it("tells in Dutch why a computation cannot be done, and throws a defect on", async () => {
    const failing = (error: Error) => OrWhy(() => Promise.reject(error), {files});
    expect((await failing(new InputError("no-rows", "no rows are left"))).textContent).toContain(
      "Er blijft niets over om te vergelijken."
    );
    expect((await failing(new Error("Geen banen per bedrijfstak."))).textContent).toBe(
      "Dit is hier niet te berekenen. Geen banen per bedrijfstak."
    );
    await expect(failing(new TypeError("x is undefined"))).rejects.toThrow(TypeError);
  });
});
