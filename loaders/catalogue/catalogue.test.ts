import {cp, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {readCatalogue, readProfile} from "./catalogue.js";

const source = fileURLToPath(new URL("./fixtures/data", import.meta.url));

describe("readCatalogue", () => {
  let data: string;
  const put = (path: string, content: string): Promise<void> => writeFile(join(data, "catalogue", path), content);

  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), "catalogue-"));
    await cp(source, data, {recursive: true});
  });
  afterEach(() => rm(data, {recursive: true}));

  const indicator = (id: string, extra = ""): string => `- id: ${id}
  title: Titel
  definition: Wat het is.
  unit: personen
  measure: count
  kind: register
  flow: stock
  direction: none
  themes: [werk]
  source: CBS
${extra}`;

  const note = (id: string, starts: string): string =>
    `    - {id: ${id}, starts: "${starts}", kind: series-break, text: Anders geteld., effect: warn}\n`;

  it("reads every kind, in order of id, with defaults filled in", async () => {
    const catalogue = await readCatalogue(data);
    expect([...catalogue.indicators.keys()]).toEqual(["bijstand", "inwoners"]);
    expect(catalogue.indicators.get("inwoners")).toMatchObject({
      denominator: null,
      decimals: 0,
      parts: [],
      plausible: [null, null],
      missingBecause: null
    });
    expect([...catalogue.themes.keys()]).toEqual(["werk"]);
    expect(catalogue.events.map((event) => event.id)).toEqual(["crisis"]);
    expect([...catalogue.breakdowns.keys()]).toEqual(["age"]);
    expect([...catalogue.sources.keys()]).toEqual(["kaart"]);
  });

  it("reads a file again once it has changed, and gives every reader copies of its own", async () => {
    await put("indicators/z.yaml", indicator("later"));
    const first = (await readCatalogue(data)).indicators.get("later");
    first?.themes.push("zorg");
    expect((await readCatalogue(data)).indicators.get("later")?.themes).toEqual(["werk"]);
    await put("indicators/z.yaml", indicator("later").replace("Titel", "Tweede"));
    expect((await readCatalogue(data)).indicators.get("later")?.title).toBe("Tweede");
    await put("indicators/z.yaml", indicator("later").replace("kind: register", "kind: gerucht"));
    for (let time = 0; time < 2; time++)
      await expect(readCatalogue(data)).rejects.toMatchObject({message: expect.stringMatching(/^kind: /)});
  });

  it("refuses an id that stands in two files, and names both", async () => {
    await put("indicators/z.yaml", indicator("bijstand"));
    await expect(readCatalogue(data)).rejects.toMatchObject({
      kind: "duplicate-id",
      where: expect.stringMatching(/indicators.z\.yaml$/),
      message: expect.stringMatching(/bijstand also stands in .*base\.yaml; rename one/)
    });
  });

  it.each([
    ["nergens", "levels: [gemeente]", "unknown-reference"],
    ["lokaal", "levels: [gemeente]", "own-counterpart"],
    ["bijstand", "levels: [land]", "not-local"]
  ])("refuses the counterpart of %s with %s", async (national, levels, kind) => {
    const extra = `  ${levels}\n  counterpartOf: {indicator: ${national}, because: Omdat.}\n`;
    await put("indicators/z.yaml", indicator("lokaal", extra));
    await expect(readCatalogue(data)).rejects.toMatchObject({kind, where: "lokaal.counterpartOf"});
  });

  it("refuses an event that stands twice", async () => {
    const event = "{id: a, title: A, kind: crisis, starts: '2020-01-01', description: A., source: CBS}";
    await put("events.yaml", `- ${event}\n- ${event}\n`);
    await expect(readCatalogue(data)).rejects.toMatchObject({kind: "duplicate-id"});
  });

  it.each([
    ["denominator", "  denominator: niemand\n"],
    ["leadsTo", "  leadsTo: [niemand]\n"],
    ["breakdowns", "  breakdowns: [niemand]\n"],
    ["parts", "  parts: [{indicator: niemand}]\n"]
  ])("refuses an unknown id in %s and names the field", async (field, extra) => {
    await put("indicators/z.yaml", indicator("nieuw", extra));
    await expect(readCatalogue(data)).rejects.toMatchObject({
      kind: "unknown-reference",
      where: `nieuw.${field}`,
      message: expect.stringContaining("niemand")
    });
  });

  it("refuses an unknown theme, and an unknown indicator of a theme", async () => {
    await put("indicators/z.yaml", indicator("nieuw").replace("[werk]", "[spel]"));
    await expect(readCatalogue(data)).rejects.toMatchObject({kind: "unknown-reference", where: "nieuw.themes"});
    await put("indicators/z.yaml", "");
    await put("themes.yaml", "{id: werk, title: W, classification: base, description: W., headline: [niemand]}\n");
    await expect(readCatalogue(data)).rejects.toMatchObject({kind: "unknown-reference", where: "werk.headline"});
  });

  it("refuses a source card that writes to an unknown indicator", async () => {
    await put(
      "sources/kaart.yaml",
      `id: kaart
title: Kaart
publisher: CBS
licence: {id: CC-BY-4.0, title: CC BY, commercialUse: true}
access: open
protocol: table
columns: [{column: A, indicator: niemand}]
`
    );
    await expect(readCatalogue(data)).rejects.toMatchObject({kind: "unknown-reference", where: "kaart.columns"});
  });

  it("refuses a note id that stands with two indicators", async () => {
    await put("indicators/z.yaml", indicator("nieuw", `  notes:\n${note("bijstand-2015", "2015-01-01")}`));
    await expect(readCatalogue(data)).rejects.toMatchObject({kind: "duplicate-id", where: "nieuw"});
  });

  it("refuses an analysis series whose parts overlap or whose seam has no note", async () => {
    const parts = (to: string): string =>
      `  parts:\n    - {indicator: inwoners, to: "${to}"}\n    - {indicator: bijstand, from: "2021-01-01"}\n`;
    await put("indicators/z.yaml", indicator("reeks", `${parts("2021-12-31")}  notes:\n${note("n", "2021-01-01")}`));
    await expect(readCatalogue(data)).rejects.toMatchObject({kind: "overlapping-parts", where: "reeks"});
    await put("indicators/z.yaml", indicator("reeks", `${parts("2020-12-31")}  notes:\n${note("n", "2022-01-01")}`));
    await expect(readCatalogue(data)).rejects.toMatchObject({kind: "missing-note", where: "reeks"});
    await put("indicators/z.yaml", indicator("reeks", `${parts("2020-12-31")}  notes:\n${note("n", "2021-01-01")}`));
    await expect(readCatalogue(data)).resolves.toHaveProperty("indicators.size", 3);
  });

  it("refuses what ends before it starts, and a plausible range that holds nothing", async () => {
    await put(
      "events.yaml",
      "{id: a, title: A, kind: crisis, starts: '2020-02-01', ends: '2020-01-31', description: A., source: C}"
    );
    await expect(readCatalogue(data)).rejects.toMatchObject({kind: "ends-before-start", where: "a"});
    await put("events.yaml", "");
    await put("indicators/z.yaml", indicator("nieuw", "  plausible: [10, 1]\n"));
    await expect(readCatalogue(data)).rejects.toMatchObject({kind: "empty-range", where: "nieuw.plausible"});
  });

  it("says which file or folder is not there", async () => {
    await rm(join(data, "catalogue/themes.yaml"));
    await expect(readCatalogue(data)).rejects.toMatchObject({
      kind: "missing-file",
      where: expect.stringMatching(/themes\.yaml$/)
    });
    await expect(readCatalogue(join(data, "elsewhere"))).rejects.toMatchObject({
      kind: expect.stringMatching(/^missing-/)
    });
  });

  it("reads a profile and refuses an empty one", async () => {
    expect(await readProfile(data, "local")).toMatchObject({id: "local", sources: ["kaart"], keepVintages: 5});
    await writeFile(join(data, "profiles/empty.yaml"), "# nothing\n");
    await expect(readProfile(data, "empty")).rejects.toMatchObject({kind: "empty-file"});
    await expect(readProfile(data, "absent")).rejects.toMatchObject({kind: "missing-file"});
  });
});
