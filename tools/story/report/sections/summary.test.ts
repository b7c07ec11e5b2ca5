import {describe, expect, it} from "vitest";
import type {RobustnessRow} from "../../../../models/statistics/types.js";
import type {StoryEstimate} from "../../steps/estimates.js";
import type {StorySection} from "../parts.js";
import {madeEstimate, type Made} from "./estimates.fixture.js";
import {expectSources, facts, levels, said, sentences, told} from "./sections.fixture.js";
import {summarySection} from "./summary.js";

const check: RobustnessRow = {check: "drop-group:PV30", term: "ww-uitkeringen", estimate: 3, se: 1, low: 1, high: 5};
const checks = [check, {...check, term: "bijstand"}];
const shown: Made = {ww: {estimate: 3, se: 1}, bijstand: {estimate: 1, se: 1}, robustness: checks};
const model = {
  variables: [
    {id: "work", label: "Werkloosheid"},
    {id: "care", label: "Gebruik van ggz"},
    {id: "youth", label: "Gebruik van jeugdhulp"}
  ]
};
const panel = {rows: 8, complete: 8, regions: 2, gaps: [], notes: []};
const projected = {name: "Helmond", warnings: [], unemployment: [{period: "2021", value: 8.25, low: 7.84, high: 8.72}]};
const outcome = (more: object = {}): object => ({
  ...{region: "NL01", period: "2021", projected: 8.06, realised: 4.24, error: 3.82, leftOut: null, ...more}
});

interface Given {
  estimates?: StoryEstimate[];
  panel?: object;
  adjustments?: object[];
  rows?: object[];
  regions?: object[];
  publication?: object;
}
const section = ({
  estimates = [],
  panel: own = {},
  adjustments = [],
  rows = [],
  regions = [],
  publication = {}
}: Given = {}): StorySection =>
  summarySection(
    told({
      ...{
        estimates,
        panel: {...panel, ...own},
        diagram: {adjustments},
        evidence: {model},
        warehouse: {synthetic: false}
      },
      backtest: {chosen: {rows}},
      scenario: {
        chosen: {
          publication: {publisher: "CPB", title: "Juniraming 2020", published: "2020-06-16", ...publication},
          variant: {
            label: "Tweede golf",
            cells: [{measure: "unemployment", year: 2021, statistic: "annual-average", value: 7}]
          }
        },
        regions
      }
    }),
    facts
  );
/** What is said below a heading, up to the next one. */
function below(made: StorySection, heading: string): string[] {
  const from = made.blocks.findIndex((block) => block.kind === "heading" && block.text === heading);
  const rest = made.blocks.slice(from + 1);
  const to = rest.findIndex(({kind}) => kind === "heading");
  return sentences({...made, blocks: to < 0 ? rest : rest.slice(0, to)});
}
const holds = (given: Given): string => below(section(given), "Wat vaststaat").join("\n");
const doubtful = (given: Given): string => below(section(given), "Wat niet vaststaat").join("\n");

describe("the summary", () => {
  it("bears a level and a source at everything with a number, none above its own", () => {
    const made = section({
      ...{estimates: [madeEstimate("ggz-kosten", shown)], rows: [outcome()], regions: [projected]},
      adjustments: [{exposure: "work", outcome: "care", possible: {total: []}}]
    });
    expectSources(made);
    expect(levels(made)).toEqual(["description", "association", "model"]);
    const numbered = made.blocks.filter((block) => block.kind === "text" || block.kind === "list");
    expect(sentences({...made, blocks: numbered}).join("\n")).not.toMatch(/\d/);
    for (const block of made.blocks)
      if (block.kind === "said" && block.level !== "model")
        expect(block.text).not.toMatch(/veroorzaak|leidt tot|zorgt voor|\beffect van\b|heeft invloed|geen verband/i);
  });

  it("counts the panel, also one row or municipality", () => {
    expect(said(section())[0]).toBe(
      "Van de 8 rijen in de tabel (één rij per gemeente en jaar) zijn er 8 compleet. Van de 2 gemeenten hebben er 2 in alle jaren alle cijfers."
    );
    const gaps = [{region: "GM1"}, {region: "GM1"}];
    expect(said(section({panel: {complete: 1, gaps}}))[0]).toBe(
      "Van de 8 rijen in de tabel (één rij per gemeente en jaar) is er 1 compleet. Van de 2 gemeenten heeft er 1 in alle jaren alle cijfers."
    );
  });

  it("says once what breaks in the same year by municipality and by wijk, and every other break", () => {
    const shift = {indicator: "ww-uitkeringen", effect: "exclude", ends: null, origin: "reconciliation"};
    const notes = [
      {...shift, starts: "2021-01-01", text: "WW-uitkeringen: alle gemeenten."},
      {...shift, starts: "2020-01-01", text: "WW-uitkeringen: alle wijken in 2020."},
      {...shift, starts: "2021-01-01", text: "WW-uitkeringen: alle wijken."},
      {...shift, starts: "2021-01-01", origin: "catalogue", text: "WW-uitkeringen: de bron zegt het."}
    ];
    const said = below(section({panel: {notes}}), "Wat vaststaat").filter((text) => text.startsWith("WW-uitkeringen"));
    expect(said).toEqual([
      "WW-uitkeringen: alle gemeenten.",
      "WW-uitkeringen: alle wijken in 2020.",
      "WW-uitkeringen: de bron zegt het."
    ]);
  });

  it("names breaks inside the years of the panel, each with its own source and once its name", () => {
    const note = {indicator: "jeugdzorg", effect: "exclude", starts: "2021-01-01", ends: null, text: "Andere telling."};
    const made = section({
      panel: {
        notes: [
          note,
          {...note, indicator: "ggz-kosten", ends: "2021-12-31", text: "Afgesloten."},
          {...note, indicator: "bijstand", text: "Bijstand: minder wijken."},
          ...[
            {...note, effect: "warn"},
            {...note, starts: "2018-01-01"},
            {...note, starts: "2022-01-01"}
          ],
          {...note, indicator: "part-of-a-series"}
        ]
      }
    });
    expect(said(made).slice(1)).toEqual([
      "Jeugdzorg, vanaf 2021: Andere telling.",
      "Kosten van ggz, in 2021: Afgesloten.",
      "Bijstand: minder wijken."
    ]);
    expect(made.blocks[2]).toMatchObject({source: "CBS (jeugdzorg)", level: "description"});
  });
});

describe("an association in the summary", () => {
  const found = "Waar het cijfer voor WW-uitkeringen meer steeg";
  const of = (own: Made): Given => ({estimates: [madeEstimate("ggz-kosten", own)]});

  it("stands when the margin leaves out zero and every check agrees", () => {
    expect(holds(of(shown))).toContain(found);
    expect(doubtful(of(shown))).not.toContain(found);
    expect(doubtful(of(shown))).toContain("Gaat een hoger cijfer voor bijstand samen");
    const [, made] = section(of(shown)).blocks.filter((block) => block.kind === "said");
    expect(made).toMatchObject({level: "association", source: "CBS (ggz-kosten, ww-uitkeringen, bijstand)"});
  });

  it("is in doubt when a check does not agree, when none was made, or under the largest error", () => {
    const flip = {code: "sign-flip", message: "", detail: {term: "ww-uitkeringen", check: "unweighted", periods: []}};
    for (const own of [
      {...shown, warnings: [flip]},
      {...shown, robustness: []},
      {...shown, robustness: [{...check, estimate: null}]}
    ]) {
      expect(holds(of(own))).not.toContain(found);
      expect(doubtful(of(own))).toContain(found);
    }
    const wide = of({...shown, ww: {estimate: 3, se: 1, corop: 2}});
    expect(holds(wide) + doubtful(wide)).not.toContain(found);
    expect(doubtful(wide)).toContain("Gaat een hoger cijfer voor WW-uitkeringen samen");
  });

  it("is never the counter-test", () => {
    const text = sentences(section({estimates: [madeEstimate("ao-uitkeringen", shown)]})).join("\n");
    expect(text).not.toContain("AO-uitkeringen");
  });

  it("has beside it what could be seen: for how much more, with its level and source", () => {
    const cannot = (own: Made): string[] =>
      below(section(of(own)), "Wat deze cijfers niet kunnen zeggen").filter((text) =>
        text.startsWith("Kosten van ggz")
      );
    // 2,848 standard errors at about 60 degrees of freedom.
    expect(cannot({...shown, ww: {estimate: 3, se: 1, corop: 2}})[0]).toBe(
      "Kosten van ggz en WW-uitkeringen: bij één uitkering meer per 1.000 mensen laat de tabel een verschil vanaf € 5,70 per verzekerde meestal zien. Hoe groot een verschil hier hoort te zijn, is niet bekend."
    );
    expect(cannot({...shown, expected: {low: 0, high: 2, source: "Iemand, 2009"}})[1]).toMatch(
      /^Kosten van ggz en bijstand: .* Ander onderzoek laat een verschil verwachten van hoogstens € 2 per verzekerde hoger \(Iemand, 2009\)\.$/
    );
    expect(cannot({...shown, ww: {estimate: 3, se: null}})).toHaveLength(1);
  });
});

describe("answers of models in the summary", () => {
  const adjustment = (to: string, total: string[][]): object => ({exposure: "work", outcome: to, possible: {total}});

  it("say that an effect cannot be told: of all that were asked, of one, or of none", () => {
    const all = "het effect van werkloosheid op zorg met alleen deze tabel niet te bepalen";
    expect(doubtful({adjustments: [adjustment("care", []), adjustment("youth", [])]})).toContain(all);
    const one = doubtful({adjustments: [adjustment("care", []), adjustment("youth", [["work"]])]});
    expect(one).toContain(
      "Het effect van werkloosheid op gebruik van ggz is volgens het schema met alleen deze tabel niet"
    );
    expect(one).not.toContain(all);
    expect(one).not.toContain("jeugdhulp");
    expect(doubtful({adjustments: [adjustment("care", [[]])]})).toBe("");
  });

  it("say what a scenario gives for the first municipality, with its margin, unit and publication", () => {
    expect(doubtful({regions: [projected, {...projected, name: "Utrecht"}]})).toBe(
      "Als de raming uitkomt (Juniraming 2020, tweede golf), is in Helmond in 2021 8,3 % van de beroepsbevolking werkloos. Acht van de tien berekeningen liggen tussen 7,8 % en 8,7 %."
    );
    expect(doubtful({regions: [{...projected, unemployment: []}]})).toBe("");
    expect(doubtful({regions: [{...projected, warnings: [{code: "national-level"}]}]})).toMatch(
      / De berekening begint bij het landelijke cijfer, want dat van Helmond zelf is hier niet bekend\. .*niet in de marge\.$/
    );
  });

  it("stand beside what happened in the last year that counts", () => {
    const rows = [outcome({period: "2020"}), outcome(), outcome({region: "GM0794", period: "2022"})];
    expect(holds({rows})).toContain(
      "Achteraf: de raming (Juniraming 2020, tweede golf) komt voor Nederland uit op een werkloosheid van 8,1 % van de beroepsbevolking in 2021. Het werd 4,2 %."
    );
    expect(holds({rows, publication: {unemploymentDefinition: "old"}})).toContain(
      "8,1 % van de beroepsbevolking in 2021, gemeten zoals nu (in de publicatie staat 7,0 %, op de oude manier gemeten). Het werd"
    );
    const open = [outcome({period: "2020"}), outcome({leftOut: "to-be-verified"})];
    expect(holds({rows: open})).toContain("in 2020. Het werd");
    expect(holds({rows: [outcome({realised: null, error: null, leftOut: "not-realised"})]})).not.toContain("Achteraf");
    expect(holds({rows: []})).not.toContain("Achteraf");
  });
});
