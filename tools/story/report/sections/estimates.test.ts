import {describe, expect, it} from "vitest";
import type {RobustnessRow} from "../../../../models/statistics/types.js";
import type {StoryEstimate} from "../../steps/estimates.js";
import type {StorySection} from "../parts.js";
import {leftOut, madeEstimate, type Made} from "./estimates.fixture.js";
import {estimatesSection} from "./estimates.js";
import {expectSources, facts, levels, rowsOf, said, sentences, tables, told} from "./sections.fixture.js";

const noLinks = {all: {tests: 0, results: []}, comparable: null, lastComparable: 2018};
const section = (estimates: StoryEstimate[], links: object = noLinks): StorySection =>
  estimatesSection(told({estimates, links}), facts);
const ggz = (own: Made = {}, kept: Made = {}): StorySection => section([madeEstimate("ggz-kosten", own, kept)]);
const ao = (own: Made): StorySection => section([madeEstimate("ao-uitkeringen", own)]);

describe("how large a difference is, and how sure", () => {
  it("is an association, from the figures of the outcome and of both benefits", () => {
    const made = section([madeEstimate("ggz-kosten"), madeEstimate("jeugdzorg"), madeEstimate("ao-uitkeringen")]);
    expect(levels(made)).toEqual(["association"]);
    expectSources(made);
    expect(made.blocks.flatMap((block) => (block.kind === "said" ? [block.source] : []))).toContain(
      "CBS (ggz-kosten, ww-uitkeringen, bijstand)"
    );
    for (const text of sentences(made))
      expect(text).not.toMatch(/leidt tot|zorgt voor|\beffect van\b|heeft invloed|geen verband|NaN|undefined/i);
  });

  it("is asked and not answered when the margin holds zero, and said with its direction when it does not", () => {
    const [zero, shown] = said(ggz({ww: {estimate: 1, se: 1}, bijstand: {estimate: -3, se: 1}}));
    expect(zero).toMatch(
      /^Gaat een hoger cijfer voor WW-uitkeringen samen met .*niet aangetoond, en ook niet uitgesloten\.$/
    );
    expect(shown).toBe(
      "Waar het cijfer voor bijstand meer steeg dan in andere gemeenten, steeg het cijfer voor kosten van ggz juist minder."
    );
  });

  it("has its size, its margin and its unit in the sentences", () => {
    const text = sentences(ggz({ww: {estimate: 1, se: 1}, bijstand: {estimate: -3, se: 1}})).join("\n");
    expect(text).toContain("gemiddeld € 1 per verzekerde hoger is. Dat verschil kan toeval zijn.");
    expect(text).toContain("tussen € 1 per verzekerde lager en € 3 per verzekerde hoger.");
    expect(text).toContain("gemiddeld € 3 per verzekerde lager is. Het werkelijke verschil ligt");
    expect(text).toContain("tussen € 1 per verzekerde en € 5 per verzekerde lager.");
  });

  it("goes by the largest standard error, also for the smallest difference that could be seen", () => {
    const made = ggz({ww: {estimate: 1, se: 1, corop: 2, province: 0.5}});
    const rows = rowsOf(made, "schatting-ggz-kosten").filter(({term}) => term === "WW-uitkeringen");
    expect(rows.map(({vcov, leads}) => [vcov, leads])).toEqual([
      ["gemeente", false],
      ["COROP-gebied", true],
      ["provincie", false]
    ]);
    // With margins of two standard errors t has about 60 degrees of freedom: 2,000 + 0,848 standard errors (Bloom 1995).
    const seen = rows.map(({detectable}) => detectable as number);
    expect(seen[0]).toBeCloseTo(2.848, 2);
    expect(seen[1]).toBeCloseTo(2 * (seen[0] ?? NaN), 8);
    expect(seen[2]).toBeCloseTo(0.5 * (seen[0] ?? NaN), 8);
    expect(sentences(made)).toContain(
      "Een verschil van € 5,70 per verzekerde of meer hadden deze gegevens meestal laten zien. Hoe groot een verschil hier hoort te zijn, is niet bekend."
    );
  });

  it("gives the unit of a difference: percentages differ by percentage points", () => {
    const made = section([madeEstimate("jeugdzorg")]);
    const units = tables(made)[0]?.data.columns.flatMap(({unit}) => unit ?? []);
    expect(new Set(units)).toEqual(new Set(["procentpunt van de jongeren"]));
    expect(made.blocks.find(({kind}) => kind === "picture")).toMatchObject({
      subtitle: "Verschil in procentpunt van de jongeren; lijn: marge van 95\u00a0%"
    });
  });

  it("draws what the sentences say", () => {
    const made = ggz({ww: {estimate: 1, se: 1, corop: 2}, warnings: [leftOut("2021")]}, {ww: {estimate: -2, se: 1}});
    const picture = made.blocks.find((block) => block.kind === "picture");
    const {label = ""} = picture?.draw(680) ?? {};
    expect(label).toContain("WW-uitkeringen: jaren die te vergelijken zijn: 1,0 (−3,0 tot 5,0)");
    expect(label).toContain("WW-uitkeringen: alle jaren, ook met een andere telling: −2,0 (−4,0 tot 0,0)");
  });

  it("says why a number is missing", () => {
    const made = ggz({ww: {estimate: 1, se: null}});
    const missing = {missing: "dit hier niet is te berekenen"};
    const unknown = {missing: "niet bekend is wat te verwachten is"};
    expect(rowsOf(made, "schatting-ggz-kosten")[0]).toMatchObject({
      ...{estimate: 1, se: missing, p: missing, low: missing, high: missing, detectable: missing},
      ...{expectedLow: unknown, expectedHigh: unknown}
    });
    expect(sentences(made).join("\n")).toContain("Hoe onzeker dat is, kon niet worden berekend.");
  });

  it("sets beside it what is expected, where that is known", () => {
    const made = ggz({expected: {low: 0.5, high: 2, source: "Iemand, 2009"}});
    expect(rowsOf(made, "schatting-ggz-kosten")[0]).toMatchObject({expectedLow: 0.5, expectedHigh: 2});
    expect(sentences(made)).toContain(
      "Onderzoek elders laat een verschil verwachten van € 0,50 per verzekerde tot € 2 per verzekerde hoger (bron: Iemand, 2009). Dat is kleiner dan deze gegevens konden laten zien."
    );
    const picture = made.blocks.find((block) => block.kind === "picture");
    expect(picture?.reading).toHaveLength(3);
    const without = ggz().blocks.find((block) => block.kind === "picture");
    expect(without?.reading).toHaveLength(2);
  });
});

describe("what is said of both benefits", () => {
  it("is said once, and of one what holds for it alone", () => {
    const alone = {code: "single-group", message: "", detail: {term: "bijstand", groups: ["PV30"]}};
    const made = ggz({warnings: [leftOut("2021"), alone]});
    const texts = sentences(made);
    expect(texts.filter((text) => text.startsWith("Dit geldt voor gemeenten"))).toHaveLength(1);
    expect(texts.filter((text) => text.includes("Noord-Brabant"))).toHaveLength(1);
    expect(texts.join("\n")).not.toContain("PV30");
    const cares = made.blocks.flatMap((block) => (block.kind === "care" ? [block.title] : []));
    expect(cares).toEqual(["Kanttekeningen: bijstand", "Kanttekeningen"]);
  });

  it("has no care where there is nothing to be careful with", () => {
    expect(ggz().blocks.some(({kind}) => kind === "care")).toBe(false);
  });
});

describe("years that are not to be compared", () => {
  it("are named, whether they come before or after the others; beside them stands what they would have changed", () => {
    const texts = sentences(ggz({warnings: [leftOut("2018", "2019")]}, {ww: {estimate: 0, se: 1}}));
    expect(texts).toContain(
      "De hoofduitkomst laat 2018 en 2019 weg: die cijfers zijn niet met de andere jaren te vergelijken."
    );
    expect(texts).toContain(
      "Met die jaren erbij is het cijfer gemiddeld gelijk (marge: tussen € 2 per verzekerde lager en € 2 per verzekerde hoger). Dat rust op jaren met een andere telling en is geen uitkomst van dit verslag."
    );
  });

  it("may be one year", () => {
    expect(sentences(ggz({warnings: [leftOut("2021")]}, {ww: {estimate: 3, se: 1}}))).toContain(
      "Met dat jaar erbij is het cijfer gemiddeld € 3 per verzekerde hoger (marge: tussen € 1 per verzekerde en € 5 per verzekerde hoger). Dat rust op een jaar met een andere telling en is geen uitkomst van dit verslag."
    );
  });

  it("change nothing where there are none, or where it is not known how sure the other answer is", () => {
    for (const made of [
      ggz(),
      ggz({warnings: [leftOut("2021")]}, {ww: {estimate: 1, se: null}, bijstand: {estimate: 1, se: null}})
    ])
      expect(sentences(made).join("\n")).not.toMatch(/erbij is het cijfer/);
    expect(new Set(rowsOf(ggz(), "schatting-ggz-kosten").map((row) => row["window"]))).toEqual(
      new Set(["te vergelijken jaren"])
    );
  });
});

describe("checks of an estimate", () => {
  const check = (name: string, more: Partial<RobustnessRow> = {}): RobustnessRow => ({
    ...{check: name, term: "ww-uitkeringen", estimate: 1, se: 0.5, low: 0, high: 2, ...more}
  });
  const none = {estimate: null, se: null, low: null, high: null};

  it("are in words, each in the unit of its own outcome", () => {
    const made = section([
      madeEstimate("jeugdzorg", {
        robustness: [check("drop-period:2019"), check("drop-group:PV30"), check("falsification:ao-uitkeringen")]
      })
    ]);
    expect(rowsOf(made, "controles-jeugdzorg").map((row) => [row["check"], row["estimate"], row["unit"]])).toEqual([
      ["zonder 2019", 1, "procentpunt van de jongeren"],
      ["zonder Noord-Brabant", 1, "procentpunt van de jongeren"],
      ["controle op AO-uitkeringen, dat niet zou mogen meebewegen", 1, "uitkeringen per 1.000 inwoners"]
    ]);
  });

  it("that could not be made say why, and never leave out nothing", () => {
    const made = ggz({robustness: [check("drop-period", none), check("drop-group", none), check("unweighted", none)]});
    expect(rowsOf(made, "controles-ggz-kosten").map((row) => [row["check"], row["estimate"]])).toEqual([
      ["zonder één periode", {missing: "er te weinig jaren zijn om er een weg te laten"}],
      ["zonder één provincie", {missing: "dit hier niet is te berekenen"}],
      ["elke gemeente even zwaar", {missing: "dit hier niet is te berekenen"}]
    ]);
  });
});

describe("the counter-test", () => {
  it("is passed where the margin holds zero, which proves nothing", () => {
    expect(said(ao({ww: {estimate: 1, se: 1}})).join("\n")).toContain(
      "WW-uitkeringen: nul ligt in de marge. De tegenproef slaat hier niet aan. Dat bewijst niets"
    );
  });

  it("is failed where it does not, by the largest standard error", () => {
    expect(said(ao({ww: {estimate: 3, se: 1}})).join("\n")).toContain("WW-uitkeringen: nul ligt buiten de marge.");
    expect(said(ao({ww: {estimate: 3, se: 1, corop: 2}})).join("\n")).toContain(
      "WW-uitkeringen: nul ligt in de marge."
    );
  });

  it("says nothing where the margin is not known", () => {
    const text = said(ao({ww: {estimate: 3, se: null}})).join("\n");
    expect(text).toContain("WW-uitkeringen: hoe onzeker deze uitkomst is, kon niet worden berekend.");
    expect(text).not.toContain("WW-uitkeringen: nul");
  });

  const pair = (more: object = {}): object => ({
    ...{x: "ww-uitkeringen", y: "ao-uitkeringen", lag: 0, n: 8, r: 0.5, q: 0.01, ...more}
  });
  const pairs = (...results: object[]): StorySection =>
    section([], {...noLinks, comparable: {tests: results.length, results}, lastComparable: 2020});

  it("is also seen in single pairs: each a statement of its own level and source", () => {
    const made = pairs(pair(), pair({x: "ao-uitkeringen", y: "bijstand", r: -0.25}));
    expect(said(made)[0]).toMatch(
      /^WW-uitkeringen en AO bewegen wel samen over 2018 tot en met 2020 \(samenloop r 0,50; in een van de twee richtingen onder de strengere grens van 0,05\)\./
    );
    expect(said(made)[1]).toMatch(/^Bijstand en AO bewegen wel tegen elkaar in over .* \(samenloop r −0,25;/);
    expect(levels(made)).toEqual(["association"]);
    expect(made.blocks.flatMap((block) => (block.kind === "said" ? [block.source] : []))[1]).toBe(
      "CBS (bijstand, ao-uitkeringen)"
    );
  });

  it("is not seen in pairs of other years, of other figures, by chance, or without a number", () => {
    const made = pairs(pair({lag: 1}), pair({q: 0.05}), pair({q: null, r: null}), pair({y: "jeugdzorg"}));
    expect(said(made)).toEqual([]);
    expect(sentences(made).join("\n")).not.toContain("De tegenproef in de losse vergelijkingen");
    expect(said(section([]))).toEqual([]);
  });

  it("is told apart from the outcomes that are asked about", () => {
    const headings = ao({}).blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
    expect(headings).toEqual(["De tegenproef: arbeidsongeschiktheid"]);
  });
});
