import {describe, expect, it} from "vitest";
import {storyTerms} from "../../../../src/locale/story-terms.js";
import {storyOptions, type StoryOptions} from "../../options.js";
import type {StorySection} from "../parts.js";
import {accountSections, choices} from "./account.js";
import {expectSources, facts, levels, rowsOf, sentences, told} from "./sections.fixture.js";

const own = told({
  scenario: {
    regions: [{name: "Helmond"}, {name: "Utrecht"}],
    area: {name: "Twente"},
    chosen: {publication: {title: "Juniraming 2020"}, variant: {label: "Basis"}}
  }
});
const options = (more: Partial<StoryOptions> = {}): StoryOptions => ({
  ...storyOptions(
    {out: "story", scenario: "cpb-2020-06-basis", region: ["GM0794"], area: "CR12", draws: 1000, seed: 7},
    "/"
  ),
  ...more
});
const sections = (more: Partial<StoryOptions> = {}, commands = ["samenhang data vintages"]): StorySection[] =>
  accountSections(own, facts, {options: options(more), commands});
const account = (more: Partial<StoryOptions> = {}): StorySection => {
  const [, made] = sections(more);
  if (made === undefined) throw new Error("there is a section on the choices");
  return made;
};

describe("the words of a report", () => {
  it("stand in their order, each once and with a meaning in one or more sentences", () => {
    const [made] = sections();
    expect(made?.blocks).toEqual([{kind: "terms", terms: storyTerms}]);
    const terms = storyTerms.map(([term]) => term);
    expect([...terms].sort(new Intl.Collator("nl").compare)).toEqual(terms);
    expect(new Set(terms.map((term) => term.toLowerCase())).size).toBe(terms.length);
    for (const [, meaning] of storyTerms) expect(meaning).toMatch(/^\p{Lu}.*\.$/u);
  });
});

describe("the choices of a report", () => {
  it("are all there, each with its value and why", () => {
    const made = account();
    const rows = rowsOf(made, "keuzes");
    expect(rows).toHaveLength(13);
    for (const row of rows)
      for (const key of ["choice", "value", "why"]) expect(row[key]).toEqual(expect.stringMatching(/\S/));
    expect(new Set(rows.map(({choice}) => choice)).size).toBe(rows.length);
    expect(levels(made)).toEqual(["description"]);
    expectSources(made);
  });

  it("are those that were made: years, both divisions, limits, places, draws", () => {
    const made = new Map(choices(own, options()).map(([choice, value]) => [choice, value.replaceAll("\u00a0", " ")]));
    expect(made.get("Jaren")).toBe("2018 tot en met 2021");
    expect(made.get("Gemeentegrenzen van")).toBe("2023");
    expect(made.get("Gemeentegrenzen van de raming")).toBe("2024");
    expect(made.get("Grenzen en marges")).toMatch(/\(q\) onder 0,05; marge: 95 % bij verschillen, acht van de tien/);
    expect(made.get("Gebieden")).toBe("Helmond, Utrecht, Twente");
    expect(made.get("Trekkingen voor de marge")).toBe("1.000, beginwaarde 7");
    expect(made.get("Scenario")).toBe("Juniraming 2020: Basis (cpb-2020-06-basis)");
  });

  it("say of the scenario whether it was chosen", () => {
    const why = (scenario: string): string | undefined =>
      choices(own, options({scenario})).find(([choice]) => choice === "Scenario")?.[2];
    expect(why("cpb-2020-06-basis")).toMatch(/^De hoofdlijn van de eerste raming/);
    expect(why("cpb-2020-08-basis")).toBe("Gekozen bij het maken van dit verslag.");
  });
});

describe("the commands of a report", () => {
  it("stand as they were typed", () => {
    const commands = ["samenhang data vintages --db warehouse.duckdb", "samenhang scenario list"];
    expect(sections({}, commands)[1]?.blocks).toContainEqual({kind: "lines", lines: commands});
  });

  it("say which files their names stand for, and only of files that are in them", () => {
    const text = (more: Partial<StoryOptions>): string => sentences(account(more)).join("\n");
    expect(text({})).toContain("die de eerste opdracht maakt.");
    expect(text({})).not.toContain("map met bronbestanden");
    expect(text({from: "/data"})).toContain("Met bestanden is de map met bronbestanden bedoeld.");
    const given = text({db: "/w.duckdb"});
    expect(given).toContain("die er al was toen dit verslag werd gemaakt.");
    expect(given).not.toContain("die de eerste opdracht maakt.");
    expect(given).not.toMatch(/\/w\.duckdb/);
  });
});
