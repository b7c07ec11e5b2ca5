import {readdirSync, readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {findForbiddenWords} from "../../loaders/catalogue/forbidden-words.js";
import {readEstimate} from "../../models/statistics/reading/read-estimate.js";
import type {ReadOptions} from "../../models/statistics/reading/types.js";
import type {Estimate, Warning, WarningDetail} from "../../models/statistics/types.js";
import {warningCodes} from "../../models/statistics/warnings/codes.js";
import {cannotTell, checkText, estimateSentences, warningText, type EstimateSentences} from "./reading.js";

const variables = {
  ww: {title: "WW-uitkeringen", unit: "per 1.000 inwoners"},
  jeugdzorg: {title: "Jeugdzorg", unit: "% van de jongeren"},
  kosten: {title: "Kosten van ggz", unit: "euro per verzekerde"},
  score: {title: "Score", unit: ""}
};

interface Given {
  estimate: number;
  se: number;
  formula?: string;
  method?: string;
  term?: string;
  larger?: number | null;
  warnings?: Warning[];
}

/** An estimate with one term of interest, as `estimate` gives it. */
function made({
  estimate,
  se,
  formula = "kosten ~ ww + score | region + period",
  method = "ols",
  term = "ww",
  larger = null,
  warnings = []
}: Given): Estimate {
  const line = (own: number) => ({
    ...{se: own, statistic: estimate / own, p: Math.min(1, Math.abs(own / estimate) / 10)},
    ...{low: estimate - 1.96 * own, high: estimate + 1.96 * own}
  });
  const by =
    larger === null
      ? {}
      : {
          by: [
            {vcov: "cluster:region", ...line(se)},
            {vcov: "cluster:corop", ...line(se * larger)}
          ]
        };
  return {
    ...{formula, method, n: 1368, k: 2, dof: 1000, groups: {region: 342, period: 4}, sample: null},
    coefficients: [
      {term, estimate, ...line(se), ...by},
      {term: "score", estimate: 1, ...line(se)}
    ],
    fit: {r2: 0.9, r2Adjusted: 0.9, r2Within: 0.1, sigma: 1, ssr: 1, logLik: 1},
    vcov: {type: "cluster:region", smallSample: "stata", clusters: {region: 342}},
    diagnostics: {},
    detectable: {[term]: {effect: 2.8 * se, power: 0.8}},
    dropped: [],
    warnings,
    robustness: [],
    lincom: []
  };
}
const said = (given: Given, options: ReadOptions = {}): EstimateSentences =>
  estimateSentences(
    readEstimate(made(given), {
      variables,
      areas: "municipalities",
      panel: {unit: "region", period: "period"},
      ...options
    })
  );
const all = ({headline, sentences, labels, warnings}: EstimateSentences): string[] => [
  headline,
  ...sentences,
  ...labels,
  ...warnings.map(({text}) => text)
];

describe("estimateSentences", () => {
  it("says a difference, its range, and what limits it", () => {
    const {headline, sentences, labels} = said({estimate: 2.539, se: 0.82});
    expect(headline).toBe(
      "Waar het cijfer voor WW-uitkeringen meer steeg dan in andere gemeenten, steeg ook het cijfer voor kosten van ggz meer."
    );
    expect(sentences[0]?.replaceAll("\u00a0", " ")).toBe(
      "1 per 1.000 inwoners meer bij WW-uitkeringen gaat in deze gegevens samen met een cijfer voor kosten van ggz dat " +
        "gemiddeld € 2,54 per verzekerde hoger is. Het werkelijke verschil ligt waarschijnlijk tussen " +
        "€ 0,93 per verzekerde en € 4,15 per verzekerde hoger."
    );
    expect(labels).toEqual([
      "lokaal verschil",
      "geldt voor gemeenten, niet voor personen",
      "verschil is groter dan toeval",
      "verband, geen oorzaak"
    ]);
    expect(sentences.join(" ")).toContain("Er is rekening gehouden met score.");
  });

  it("says that data too weak for what is expected can neither show nor exclude it", () => {
    const expected = {low: 0.1, high: 0.2, source: "Paul en Moser, 2009"};
    const {headline, sentences} = said({estimate: 0.4, se: 0.8}, {expected});
    expect(headline).toContain(cannotTell);
    expect(sentences.join(" ").replaceAll("\u00a0", " ")).toContain(
      "Onderzoek elders laat een verschil verwachten van € 0,10 per verzekerde tot € 0,20 per verzekerde hoger (bron: Paul en Moser, 2009)."
    );
    expect(sentences[0]).toContain("Dat verschil kan toeval zijn.");
    expect(sentences.join(" ")).toContain("Dat is kleiner dan deze gegevens konden laten zien.");
    expect(said({estimate: 2.539, se: 0.82}, {expected}).headline).toContain(cannotTell);
    expect(said({estimate: 0.15, se: 0.02}, {expected}).headline).not.toContain(cannotTell);
  });

  it("says in the same breath on which period a difference rests", () => {
    const finding: Warning = {code: "single-period", message: "", detail: {term: "ww", periods: ["2021"], reasons: []}};
    const other: Warning = {...finding, detail: {term: "score", periods: ["2018"], reasons: []}};
    expect(said({estimate: 3, se: 1, warnings: [finding]}).headline).toContain(
      "Maar zonder 2021 is de uitkomst anders."
    );
    expect(said({estimate: 3, se: 1, warnings: [other]}).headline).not.toContain("2018");
    const turned = {...finding, detail: {...finding.detail, periods: ["2018", "2021"], flipped: ["2021"]}};
    expect(said({estimate: 3, se: 1, warnings: [turned]}).headline).toContain("Maar zonder 2021 is");
  });

  it("leads with the larger standard error, unless told otherwise", () => {
    const given = {estimate: 2.2, se: 1, larger: 1.5};
    expect(said(given).headline).toMatch(/^Gaat /);
    expect(said(given).sentences.join(" ")).toContain("per COROP-gebied");
    expect(said(given, {lead: "asked"}).headline).toMatch(/^Waar /);
  });

  it("speaks of procentpunt, earlier periods, percentages and ratios", () => {
    expect(
      said({estimate: 0.0871, se: 0.02, formula: "jeugdzorg ~ l(ww,1) + score | region + period", term: "l(ww,1)"})
        .sentences[0]
    ).toMatch(/WW-uitkeringen, één periode eerder .* 0,087\s?procentpunt hoger/);
    expect(
      said({estimate: 0.02, se: 0.001, formula: "log(kosten) ~ ww + score | region + period"}).sentences[0]
    ).toMatch(/2,0\s?procent hoger/);
    expect(
      said({estimate: 0.5, se: 0.1, formula: "kosten ~ log(ww) + score | region + period", term: "log(ww)"})
        .sentences[0]
    ).toMatch(/^1\sprocent meer/);
    expect(said({estimate: 0.1, se: 0.01, formula: "score ~ ww", method: "poisson"}).sentences[0]).toMatch(
      /10,5\s?procent hoger/
    );
    expect(said({estimate: 0.1, se: 0.01, formula: "score ~ ww", method: "logit"}).sentences[0]).toContain(
      "kansverhouding"
    );
  });

  it("never says more than that figures go together, in words people read as meant", () => {
    const cause =
      /leidt tot|veroorza|zorgt voor|komt door|als gevolg|effect|invloed|dankzij|vanwege|beïnvloed|oorzaak van/i;
    const forms = [
      ["kosten ~ ww + score | region + period", "ww"],
      ["jeugdzorg ~ l(ww,2) + score | region", "l(ww,2)"],
      ["log(kosten) ~ d(ww) + score | period", "d(ww)"],
      ["score ~ log(ww) + score2", "log(ww)"],
      ["jeugdzorg ~ ww:score + score | corop^period + region", "ww:score"],
      ["kosten ~ factor(ww) + score | region + period", "ww[3]"],
      ["kosten ~ I(ww^2) + score | region + period", "I(ww^2)"]
    ] as const;
    const codes = Object.keys(warningCodes);
    fc.assert(
      fc.property(
        fc.record({
          estimate: fc.double({min: -1e4, max: 1e4, noNaN: true}).filter((value) => Math.abs(value) > 1e-7),
          ratio: fc.double({min: 0.05, max: 20, noNaN: true}),
          form: fc.constantFrom<readonly [string, string]>(...forms),
          method: fc.constantFrom("ols", "random", "between", "poisson", "logit", "quantile:0.25", "first-difference"),
          larger: fc.option(fc.double({min: 0.5, max: 3, noNaN: true})),
          expected: fc.option(fc.double({min: -1, max: 1, noNaN: true})),
          areas: fc.constantFrom("municipalities", "persons", "unknown", "country", "neighbourhoods"),
          level: fc.constantFrom("description", "association"),
          codes: fc.subarray(codes)
        }),
        ({estimate: size, ratio, form: [formula, term], method, larger, expected, areas, level, codes: found}) => {
          const scale = method === "poisson" || method === "logit" ? 1e-3 : 1;
          const estimate = size * scale;
          const warnings = found.map((code): Warning => ({code, message: code, detail: {term, ...everything}}));
          const text = said(
            {estimate, se: Math.abs(estimate) * ratio, formula, term, method, larger, warnings},
            {
              areas,
              level,
              expected: expected === null ? null : {low: expected, high: expected + 0.1, source: "Onderzoek (2020)"}
            }
          );
          for (const sentence of all(text)) {
            expect(sentence).not.toMatch(cause);
            expect(sentence).not.toMatch(/geen verband/i);
            expect(sentence).not.toMatch(/NaN|undefined|null|Infinity|\bje\b|\bjouw\b/);
            expect(findForbiddenWords(sentence)).toEqual([]);
          }
          expect(text.labels.at(-1)).toBe(level === "association" ? "verband, geen oorzaak" : "beschrijving");
          const lead = Math.max(1, larger ?? 1) * ratio;
          if (lead * 1.96 > 1) expect(text.headline).toMatch(/^Gaat een hoger cijfer/);
          else expect(text.headline).not.toMatch(/^Gaat /);
        }
      ),
      {numRuns: 300, seed: 5}
    );
  });
});

const everything: WarningDetail = {
  ...{
    periods: ["2018", "2021"],
    groups: ["PV20"],
    checks: ["drop-period:2021", "spec:y ~ x"],
    vcovs: ["cluster:corop"]
  },
  ...{estimate: 0.48, corrected: 0.6, bias: -0.12, count: 12, dates: 3, tests: 400, byChance: 20, f: 4.2, effective: 6},
  ...{column: "kosten", control: "score", outcome: "ww"},
  reasons: [{period: "2021", column: "kosten", note: "n1", text: "Niet te vergelijken met andere jaren."}]
};

describe("warningText", () => {
  it.each(Object.keys(warningCodes))("has words of its own for %s, with and without detail", (code) => {
    const unknown = warningText({code: "no-such-code"}).text;
    for (const detail of [everything, {}]) {
      const {text} = warningText({code, detail}, {kosten: "kosten van ggz"});
      expect(text).not.toBe(unknown);
      expect(text).toMatch(/^\p{Lu}.*[.)]$/su);
      expect(text).not.toMatch(/undefined|null|NaN|: \.|\( ?\)/);
      expect(findForbiddenWords(text)).toEqual([]);
    }
  });

  it("says why a period is suspect, in the words of its note", () => {
    expect(warningText({code: "single-period", detail: everything}).text).toContain(
      "Bij 2021 hoort deze kanttekening: Niet te vergelijken met andere jaren."
    );
  });

  it("calls columns by the name a reader knows", () => {
    expect(warningText({code: "downstream-control", detail: everything}, {score: "AO-uitkeringen"}).text).toMatch(
      /^AO-uitkeringen volgt/
    );
  });
});

describe("the locale", () => {
  it("never says that there is no link", () => {
    const folder = new URL(".", import.meta.url);
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")))
      expect(readFileSync(new URL(file, folder), "utf8"), file).not.toMatch(/geen\s+verband/i);
  });

  it("keeps a number and its % on one line", () => {
    const folder = new URL("..", import.meta.url);
    const texts = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter(
      (name) =>
        (name.endsWith(".md") && !name.startsWith("docs/")) ||
        (/^locale.*\.ts$/.test(name) && !name.endsWith(".test.ts"))
    );
    expect(texts.length).toBeGreaterThan(50);
    for (const file of texts) {
      const said = readFileSync(new URL(file, folder), "utf8").replace(/^\s*\/?\*.*$/gm, "");
      expect(said, file).not.toMatch(/\d %(?!\d)/);
    }
  });

  it("says what chance alone does with many tests", () => {
    const said = (tests: number): string =>
      warningText({code: "multiple-testing", detail: {tests, byChance: tests * 0.05}}, {}).text;
    expect(said(6)).toContain(
      "Er zijn 6 verbanden bekeken. Ook als er niets aan de hand is, is de kans tot 30\u00a0% dat"
    );
    expect(said(200)).toContain(
      "200 verbanden bekeken. Ook als er niets aan de hand is, springen er door toeval gemiddeld 10 uit."
    );
  });

  it("names checks in words", () => {
    expect(["drop-period:2021", "lag:+1", "unweighted", "spec:y ~ x", "keep-breaks"].map(checkText)).toEqual([
      "weglaten van 2021",
      "een andere periode ertussen",
      "een andere weging",
      "een andere berekening",
      "keep-breaks"
    ]);
  });
});
