import {describe, expect, it} from "vitest";
import type {StorySection} from "../parts.js";
import {diagramSection, evidenceSection} from "./model.js";
import {expectSources, facts, levels, rowsOf, said, sentences, told} from "./sections.fixture.js";

const model = {
  variables: [
    {id: "work", label: "(Dreigende) werkloosheid"},
    {id: "aid", label: "Bijstand"},
    {id: "complaints", label: "Klachten"},
    {id: "family", label: "Gezin"}
  ],
  links: [
    // Evidence of others stands in the model as well, and is not the panel's.
    {id: "work-aid", from: "work", to: "aid", sign: "+", strength: 0.24, evidence: [{kind: "literature", value: 7}]},
    {id: "aid-work", from: "aid", to: "work", sign: "-", strength: 0.5, interval: [-0.75, -0.25], evidence: []},
    {id: "loose", from: "aid", to: "complaints", sign: "?", evidence: []}
  ]
};

const link = (id: string, strength: object | null, more: object = {}): object => ({
  ...{id, covariates: ["l(bijstand,1)"], warnings: ["few years"], isEstimated: true, strength, ...more}
});
const strength = {value: 0.3, low: -0.1, high: 0.7};

describe("what the panel says of links", () => {
  const section = (strict: object[], kept: object[] = []): StorySection =>
    evidenceSection(told({evidence: {model, strict, kept, perPoint: 8.38}}), facts);

  it("is an association with its margin and scale; only what one benefit stands for is an assumption", () => {
    const made = section([link("work-aid", strength)], [link("work-aid", strength)]);
    expect(levels(made)).toEqual(["model", "association"]);
    expectSources(made);
    expect(said(made)[0]).toMatch(/1 procentpunt werkloosheid is dan 8,4 uitkeringen per 1\.000 mensen\.$/);
    expect(said(made)[1]).toBe(
      "(Dreigende) werkloosheid → bijstand: 0,30 op den duur (marge −0,10 tot 0,70), over de jaren die te vergelijken zijn. Dat is zonder eenheid, op de schaal van het model."
    );
    for (const text of sentences(made)) expect(text).not.toMatch(/\beffect van\b|zorgt voor|leidt tot|geen gegevens/);
  });

  it("says why there is nothing: too few years, or no lasting effect", () => {
    const made = section([link("work-aid", null, {isEstimated: false}), link("aid-work", null)]);
    expect(said(made).slice(1)).toEqual([
      "(Dreigende) werkloosheid → bijstand: over alleen de jaren die te vergelijken zijn, is dit niet te berekenen. Er blijven te weinig jaren over.",
      "Bijstand → (dreigende) werkloosheid: uit alleen de jaren die te vergelijken zijn, volgt geen effect op den duur.",
      "Voor geen enkele pijl gaf de tabel een effect op den duur dat te gebruiken is. Er is daarom geen bewijs aan het model toegevoegd."
    ]);
    expect(sentences(made).join("\n")).toMatch(/^Het model, zonder nieuw bewijs: model\//m);
    expect(rowsOf(made, "bewijs").map(({value}) => value)).toEqual([
      {missing: "er te weinig jaren zijn"},
      {missing: "uit deze berekening geen effect op den duur volgt"}
    ]);
  });

  it("stands beside what is in force, which may have a margin, none, or not be there", () => {
    const made = section(
      [],
      [
        link("work-aid", strength),
        link("aid-work", {value: -0.2, low: null, high: null}),
        link("loose", strength),
        link("work-aid", null)
      ]
    );
    const texts = said(made).slice(1);
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain(
      "0,30 op den duur (marge −0,10 tot 0,70). Nu in gebruik: 0,24. Sterkten zijn zonder eenheid"
    );
    expect(texts[1]).toContain(
      "−0,20 op den duur (hoe onzeker dat is, kon niet worden berekend). Nu in gebruik: −0,50 (−0,75 tot −0,25)."
    );
    expect(texts[2]).toContain("Nu is bij deze pijl geen sterkte in gebruik.");
    expect(sentences(made).join("\n")).toMatch(
      /^Dit staat als bewijs in het model, met de waarschuwing dat de jaren niet te vergelijken zijn\. .*niet als sterkte\./m
    );
  });

  it("keeps both windows apart in the table, and the English for the file", () => {
    const made = section(
      [link("work-aid", {value: 1, low: 0, high: null})],
      [link("work-aid", {value: 2, low: 1, high: 3})]
    );
    expect(
      rowsOf(made, "bewijs").map(({window, value, low, high, inForce}) => [window, value, low, high, inForce])
    ).toEqual([
      ["te vergelijken jaren", 1, 0, {missing: "uit deze berekening geen effect op den duur volgt"}, 0.24],
      ["alle jaren", 2, 1, 3, 0.24]
    ]);
    expect(rowsOf(section([link("loose", strength)]), "bewijs")[0]?.["inForce"]).toEqual({
      missing: "bij deze pijl geen sterkte in gebruik is"
    });
    expect(made.blocks.find((block) => block.kind === "table")?.fileOnly).toEqual(["given", "warnings"]);
  });
});

const at = (variable: string, lag = 0): object => ({variable, lag});
const test = (verdict: string, more: object = {}): object => ({
  ...{a: at("work", 1), b: at("aid"), given: [at("aid", 1), at("work", 2)], association: 0.1, detectable: 0.2, p: 0.3},
  ...{q: 0.4, clusteredBy: "corop", clusters: 40, verdict, ...more}
});
const tests = (...list: object[]): object => ({
  tests: list,
  contradicted: list.filter((each) => (each as {verdict: string}).verdict === "contradicted").length,
  notContradicted: list.filter((each) => (each as {verdict: string}).verdict === "not-contradicted").length,
  unobserved: ["complaints", "family", "support"]
});
const adjust = (wished: string[][], possible: string[][]): object => ({
  ...{exposure: "work", outcome: "complaints"},
  ...{wished: {exposure: "work@2", total: wished}, possible: {exposure: "work@2", total: possible}}
});

describe("the diagram against the panel", () => {
  const none = tests();
  const section = (strict: object, kept: object = none, adjustments: object[] = []): StorySection =>
    diagramSection(told({evidence: {model}, diagram: {strict, kept, adjustments}}), facts);

  it("is judged where it can be, in the singular too", () => {
    const strict = tests(test("not-contradicted"), test("cannot-be-judged"));
    const kept = tests(test("not-contradicted"));
    expect(said(section(strict, kept))).toEqual([
      "Over de jaren die te vergelijken zijn: 1 van de 2 voorspellingen kon worden nagegaan. 0 daarvan worden door de cijfers tegengesproken.",
      "Over alle jaren, ook die met een andere telling: 1 van de 1 voorspelling kon worden nagegaan. 0 daarvan worden door de cijfers tegengesproken."
    ]);
    const cannot = tests(test("cannot-be-judged"), test("cannot-be-judged"));
    expect(said(section(cannot, kept))[0]).toBe(
      "Over de jaren die te vergelijken zijn: 0 van de 2 voorspellingen konden worden nagegaan."
    );
    expect(levels(section(strict, kept))).toEqual(["association"]);
    expectSources(section(strict, kept));
  });

  it("says what is contradicted in either window, and given what", () => {
    const made = section(tests(test("contradicted", {given: []})), tests(test("contradicted")));
    expect(said(made)[0]).toMatch(/1 daarvan wordt door de cijfers tegengesproken\.$/);
    expect(said(made)[1]).toBe(
      "Tegengesproken (te vergelijken jaren): (dreigende) werkloosheid (een jaar eerder) en bijstand horen niet samen te gaan, maar zij doen dat wel."
    );
    expect(said(made)[3]).toBe(
      "Tegengesproken (alle jaren): (dreigende) werkloosheid (een jaar eerder) en bijstand horen niet samen te gaan als u rekening houdt met bijstand (een jaar eerder) en (dreigende) werkloosheid (2 jaar eerder), maar zij doen dat wel."
    );
  });

  it("says that nothing follows which could be checked", () => {
    const made = section(none);
    expect(said(made)).toEqual([]);
    expect(sentences(made).join("\n")).toContain("volgt geen voorspelling die is na te gaan.");
  });

  it("counts variables of the model without a figure: one, several, or none", () => {
    expect(sentences(section(none)).join("\n")).toContain("Van de 4 variabelen in het model hebben er 2 geen cijfer");
    const one = {...tests(), unobserved: ["complaints"]};
    expect(sentences(section(one))).toContain(
      "Van de 4 variabelen in het model heeft er 1 geen cijfer in de tabel. Over de pijlen daarvan zegt de tabel niets."
    );
    const all = {...tests(), unobserved: ["support"]};
    expect(sentences(section(all)).join("\n")).not.toContain("geen cijfer");
  });

  it("says what would have to be known, as an answer of the model", () => {
    const only = (wished: string[][], possible: string[][]): string =>
      said(section(none, none, [adjust(wished, possible)])).join("\n");
    const impossible =
      "Het effect van (dreigende) werkloosheid op klachten is volgens het schema met alleen deze tabel niet te bepalen, hoe groot de tabel ook is.";
    // What the table has, such as aid, need not be wished for.
    expect(only([["complaints@1", "aid@2"]], [])).toBe(
      `${impossible} Daarvoor is ook nodig: klachten (een jaar eerder).`
    );
    expect(only([["complaints@2", "family@2"]], [])).toBe(`${impossible} Daarvoor zijn ook nodig: klachten en gezin.`);
    expect(only([["aid@2"]], [])).toBe(impossible);
    expect(only([], [])).toBe(impossible);
    expect(only([], [["aid@1"]])).toMatch(/te bepalen, als u rekening houdt met bijstand \(een jaar eerder\)\.$/);
    expect(only([], [[]])).toMatch(/te bepalen, zonder rekening te houden met andere cijfers\.$/);
    expect(levels(section(none, none, [adjust([], [])]))).toContain("model");
  });

  it("says of a prediction that could not be judged why it has no numbers", () => {
    const empty = {association: null, detectable: null, p: null, q: null, n: null, clusteredBy: null, clusters: null};
    const [row, judged] = rowsOf(
      section(tests(test("cannot-be-judged", empty)), tests(test("not-contradicted"))),
      "schema"
    );
    const missing = {missing: "dit met deze rijen niet te schatten is"};
    expect(row).toMatchObject({
      ...{window: "te vergelijken jaren", association: missing, detectable: missing, p: missing, q: missing},
      ...{cluster: "", clusters: missing, verdict: "niet na te gaan"}
    });
    const exact = rowsOf(section(tests(test("cannot-be-judged", {...empty, n: 40})), none), "schema")[0];
    expect(exact).toMatchObject({p: {missing: "er geen toeval overblijft om aan te toetsen"}});
    expect(judged).toMatchObject({
      window: "alle jaren",
      association: 0.1,
      q: 0.4,
      cluster: "COROP-gebied",
      clusters: 40,
      verdict: "niet tegengesproken"
    });
  });
});
