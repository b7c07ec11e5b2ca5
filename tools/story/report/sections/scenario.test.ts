import {describe, expect, it} from "vitest";
import type {StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {scenarioSection, scenarioSource} from "./scenario.js";
import {expectSources, levels, rowsOf, said, sentences, tables, told} from "./sections.fixture.js";

const model = {
  name: "Proefmodel",
  variables: [
    {id: "complaints", label: "Psychische klachten", scale: {unit: "% van de inwoners", low: 0, high: 50}},
    {id: "care", label: "Gebruik van ggz", scale: {unit: "volwassenen per 1.000 verzekerden", low: 0, high: 100}}
  ],
  links: []
};
const banded = (period: string, value: number, low: number, high: number): object => ({period, value, low, high});
const region = (more: object = {}): object => ({
  ...{region: "GM0794", name: "Helmond", structureYear: 2019, warnings: []},
  growth: {national: -5, mix: -0.26, local: 0, total: -5.26},
  jobs: {before: 40_000, change: -2324, low: -3041, high: 14},
  unemployment: [banded("2020", 5, 4.5, 5.5), banded("2021", 8.25, 7.84, 8.72)],
  benefits: [
    {benefit: "ww", ...banded("2020", 300, 200, 400)},
    {benefit: "ww", ...banded("2021", 923.2, 661.5, 1084.5)},
    {benefit: "bijstand", ...banded("2021", 4, -4, 12)}
  ],
  care: [
    {variable: "complaints", unit: "% van de inwoners", ...banded("2021", 0.5, 0.361, 0.649), absolute: {value: 374}},
    {variable: "care", unit: "volwassenen per 1.000 verzekerden", ...banded("2021", 0, -0.03, 12.3), absolute: null}
  ],
  sectors: [
    {code: "B-E", share: 0.14, locationQuotient: 1.35, shock: -8.9, contribution: -1.25},
    {code: "A", share: 0, locationQuotient: null, shock: -3.6, contribution: 0}
  ],
  variances: [{outcome: "jobs", period: "2021", scenario: 0.25, sectors: 0, parameters: 0.75, links: 0, transfer: 0}],
  ...more
});
const place = (id: string, name: string, unemployment: number, margin = 0.5): object => ({
  ...{region: id, name, unemployment, low: unemployment - margin, high: unemployment + margin, change: 3.9},
  care: {complaints: 0.5, care: 0.024}
});
const basis = {firstYear: 2020, approximated: ["B-E"], lambda: -8.88, jobsFrom: "unemployment", commutingYear: 2019};
const publication = {
  ...{publisher: "CPB", title: "Juniraming 2020", published: "2020-06-16", baseYear: 2019},
  unemploymentDefinition: "new"
};

interface Given {
  regions?: object[];
  places?: object[];
  cells?: object[];
  synthetic?: boolean;
  more?: object;
}
const made = ({regions = [region()], places = [], cells = [], synthetic = false, more = {}}: Given): Told =>
  told({
    evidence: {model},
    warehouse: {synthetic},
    scenario: {
      ...{chosen: {publication, variant: {id: "een-ander", label: "Basis", cells}}, regions, basis},
      ...{area: {name: "Twente", year: 2021, places}, ...more}
    }
  });
const section = (given: Given = {}): StorySection => scenarioSection(made(given));
const text = (given: Given = {}): string => sentences(section(given)).join("\n");
const careItems = (given: Given): readonly string[] =>
  section(given).blocks.flatMap((block) => (block.kind === "care" ? block.items : []));

describe("a scenario over one municipality", () => {
  it("is never more than an answer of a model, with the publication and the calculation as its source", () => {
    const own = section({places: [place("GM1", "A", 5), place("GM2", "B", 6)]});
    expect(levels(own)).toEqual(["model"]);
    expectSources(own);
    expect(scenarioSource(made({}))).toBe(
      "CPB, Juniraming 2020; Berekening van Samenhang op cijfers van het CBS over banen, werkloosheid en inwoners"
    );
    expect(scenarioSource(made({synthetic: true}))).toMatch(/op verzonnen oefengegevens van Samenhang$/);
    expect(text({places: [place("GM1", "A", 5)]})).not.toMatch(/NaN|undefined|null|geen gegevens|geen verband/);
  });

  it("says the level of the last year with its margin and unit", () => {
    expect(said(section())[0]).toBe(
      "Als de raming uitkomt, is in Helmond in 2021 8,3 % van de beroepsbevolking werkloos. Acht van de tien berekeningen liggen tussen 7,8 % en 8,7 %."
    );
  });

  it("says that the level starts from the country's where its own is not known, and of whom a condition is", () => {
    const warnings = [{code: "national-level", message: "no unemployment by municipality of 2019"}];
    const start = "De berekening begint bij het landelijke cijfer, want dat van Helmond zelf is hier niet bekend.";
    expect(text()).not.toContain("begint");
    const regions = [region({warnings}), region({name: "Utrecht", region: "GM0344", warnings})];
    const places = [place("GM1", "A", 5), place("GM2", "B", 6)];
    expect(text({regions, places})).toContain(start);
    expect(said(section({regions, places})).at(-1)).toMatch(/De verschillen komen dus alleen uit de berekening\.$/);
    expect(careItems({regions})).toContain(
      "Voor Helmond en Utrecht is de werkloosheid van het begin niet bekend. Wij nemen het landelijke cijfer. Dat is het gemiddelde van de vier kwartalen of, als er een ontbreekt, het jaarcijfer."
    );
  });

  it("has whole persons in the table of all outcomes", () => {
    const rows = rowsOf(section(), "raming").filter(({unit}) => unit === "personen");
    expect(rows.map(({value, low, high, persons}) => [value, low, high, persons])).toEqual([
      [300, 200, 400, 300],
      [923, 662, 1085, 923],
      [4, -4, 12, 4]
    ]);
  });

  it("says the change of jobs with signs, rounded as it says", () => {
    expect(said(section())[1]).toBe(
      "Verandering van het aantal banen in Helmond tussen 2019 en 2021, afgerond op tientallen: −2.320 banen (acht van de tien berekeningen: −3.040 tot +10 banen)."
    );
    const none = region({jobs: {before: 1, change: -4, low: -6, high: 4}});
    expect(said(section({regions: [none]}))[1]).toContain(
      "tientallen: 0 banen (acht van de tien berekeningen: −10 tot 0 banen)"
    );
  });

  it("says the growth of its year, and what part is its sectors", () => {
    expect(said(section())[2]).toBe(
      "Groei van de economie (toegevoegde waarde) in 2020: −5,3 %. Dat is −5,0 % zoals in heel Nederland, en −0,3 procentpunt door de bedrijfstakken hier."
    );
    const better = region({growth: {national: -5, mix: 1, local: 0, total: -4}});
    expect(said(section({regions: [better]}))[2]).toContain("en +1,0 procentpunt door");
  });

  it("says no growth where the publication gives none that can be used, and no table of sectors that stand still", () => {
    const warnings = [{code: "no-gdp", message: "the publication gives no growth of GDP for 2020 that can be used"}];
    const sectors = [{code: "A", share: 1, locationQuotient: 1, shock: 0, contribution: 0}];
    const none = section({regions: [region({warnings, sectors})]});
    expect(said(none).join("\n")).not.toContain("Groei van de economie");
    expect(sentences(none)).toContain(
      "De publicatie geeft voor 2020 geen groei van de economie waarmee te rekenen is. De bedrijfstakken hier maken daarom geen verschil."
    );
    expect(tables(none).map(({name}) => name)).not.toContain("bedrijfstakken");
    const later = [{code: "no-gdp", message: "the publication gives no growth of GDP for 2021 that can be used"}];
    expect(said(section({regions: [region({warnings: later, sectors})]})).join("\n")).toContain(
      "Groei van de economie"
    );
    // Sectors that have figures of their own do grow.
    expect(said(section({regions: [region({warnings})]})).join("\n")).toContain("Groei van de economie");
  });

  it("gives the last year alone, each outcome in its own unit and as precise as it is said", () => {
    expect(rowsOf(section(), "raming-gm0794")).toEqual([
      {outcome: "Meer mensen met WW", unit: "personen", value: 920, low: 660, high: 1080},
      {outcome: "Meer mensen met bijstand", unit: "personen", value: 0, low: 0, high: 10},
      {
        ...{outcome: "Psychische klachten", unit: "procentpunt van de inwoners"},
        ...{value: "0,50", low: "0,36", high: "0,65"}
      },
      // The middle is nothing: the ends say how precise.
      {outcome: "Gebruik van ggz", unit: "volwassenen per 1.000 verzekerden", value: "0", low: "0", high: "12"}
    ]);
  });

  it("is not there without years", () => {
    expect(said(section({regions: [region({unemployment: []})]}))).toEqual([]);
  });
});

describe("the years and outcomes of all municipalities", () => {
  it("say why there are no persons", () => {
    const rows = rowsOf(section(), "raming");
    expect(rows.map(({outcome, persons}) => [outcome, persons])).toEqual([
      ["Werkloosheid", {missing: "de werkloosheid hier alleen als percentage is berekend"}],
      ["Werkloosheid", {missing: "de werkloosheid hier alleen als percentage is berekend"}],
      ["Meer mensen met WW", 300],
      ["Meer mensen met WW", 923],
      ["Meer mensen met bijstand", 4],
      ["Psychische klachten", 374],
      ["Gebruik van ggz", {missing: "het aantal mensen in deze groep niet bekend is"}]
    ]);
    expect(rows[1]).toMatchObject({
      unit: "% van de beroepsbevolking",
      year: "2021",
      value: 8.25,
      low: 7.84,
      high: 8.72
    });
  });

  it("have every column of numbers in a unit or say it in the row", () => {
    for (const {name, data} of tables(section({places: [place("GM1", "A", 5)]})))
      for (const {key, type, unit} of data.columns)
        if (type === "number" && !data.columns.some((column) => column.key === "unit"))
          expect([name, key, unit ?? ""]).toEqual([
            name,
            key,
            key === "quotient" ? "" : (expect.stringMatching(/./) as string)
          ]);
  });

  it("show sectors as parts of the growth here, and say why one cannot be compared", () => {
    const rows = rowsOf(section(), "bedrijfstakken");
    expect(rows[0]).toMatchObject({
      sector: "Industrie en energie",
      share: expect.closeTo(14, 12) as number,
      quotient: 1.35,
      contribution: -1.25
    });
    expect(rows[1]).toMatchObject({quotient: {missing: "deze bedrijfstak in het land geen banen heeft"}});
    const shown = tables(section()).find(({name}) => name === "bedrijfstakken");
    expect(shown?.subtitle).toContain("in 2020, het eerste jaar van de raming");
    expect(shown?.data.columns.at(-1)).toMatchObject({label: "Bijdrage aan de groei hier", unit: "procentpunt"});
  });

  it("divide the margin in percent", () => {
    expect(rowsOf(section(), "marge")).toEqual([
      {
        place: "Helmond",
        outcome: "Banen",
        year: "2021",
        scenario: 25,
        sectors: 0,
        parameters: 75,
        links: 0,
        transfer: 0
      }
    ]);
  });
});

describe("all municipalities of an area", () => {
  it("are the least and the most, which may be told apart or not", () => {
    const far = said(
      section({places: [place("GM2", "Borne", 7), place("GM1", "Almelo", 5), place("GM3", "Losser", 9.04)]})
    );
    expect(far.at(-1)).toBe(
      "In Twente (3 gemeenten) ligt de werkloosheid dan tussen 5,0 % (Almelo) en 9,0 % (Losser) van de beroepsbevolking. De marges van deze twee overlappen niet. Vergelijk andere gemeenten alleen als hun marges elkaar niet raken."
    );
    const near = said(section({places: [place("GM1", "Almelo", 5), place("GM2", "Borne", 6)]}));
    expect(near.at(-1)).toContain(
      "De marges van deze twee overlappen: een volgorde van gemeenten is hier niet uit te lezen."
    );
  });

  it("are alike where they are written alike", () => {
    const own = said(section({places: [place("GM1", "Almelo", 11.01), place("GM2", "Borne", 11.04)]}));
    expect(own.at(-1)).toBe(
      "In Twente (2 gemeenten) is dan overal, afgerond, 11,0 % van de beroepsbevolking werkloos."
    );
  });

  it("are one municipality with its own figure and margin", () => {
    const own = said(section({places: [place("GM1", "Almelo", 5)]}));
    expect(own.at(-1)).toBe(
      "In Twente ligt één gemeente, Almelo: daar is dan 5,0 % van de beroepsbevolking werkloos, met een marge van 4,5 % tot 5,5 % (acht van de tien berekeningen)."
    );
    expect(own.join("\n")).not.toMatch(/deze twee|ligt de werkloosheid dan tussen/);
  });

  it("are not spoken of where there are none", () => {
    const none = section();
    expect(text()).not.toContain("Twente");
    expect(tables(none).map(({name}) => name)).not.toContain("raming-gebied");
    expect(said(none)).toHaveLength(3);
    // The municipality that was named is still drawn; without any there is nothing to draw.
    const pictures = (given: Given): number => section(given).blocks.filter(({kind}) => kind === "picture").length;
    expect([pictures({}), pictures({regions: [region({unemployment: []})]})]).toEqual([1, 0]);
  });

  it("are drawn with their margins, one of them once", () => {
    const picture = section({places: [place("GM0794", "Helmond", 8.3), place("GM1", "Almelo", 5)]}).blocks.find(
      (block) => block.kind === "picture"
    );
    expect(picture?.draw(680).label).toBe(
      "Werkloosheid in 2021 als de raming uitkomt. Helmond: 8,3 (7,8 tot 8,8); Almelo: 5,0 (4,5 tot 5,5)"
    );
  });

  it("name the year from which they changed, and the unit of care", () => {
    const table = tables(section({places: [place("GM1", "Almelo", 5)]})).find(({name}) => name === "raming-gebied");
    expect(table?.data.columns.slice(4).map(({label, unit}) => [label, unit])).toEqual([
      ["Verandering van de werkloosheid sinds 2019", "procentpunt"],
      ["Psychische klachten", "procentpunt van de inwoners"],
      ["Gebruik van ggz", "volwassenen per 1.000 verzekerden"]
    ]);
    // 0,024 is not 0,02, and figures below each other have as many decimals.
    expect(table?.data.columns.at(-1)).toMatchObject({decimals: 3});
  });
});

describe("what a scenario rests on", () => {
  const warn = (code: string, message = ""): object => ({code, message});

  it("is said once for all municipalities, each year of a warning by itself", () => {
    const warnings = [
      warn("slope-not-national", "2020: national unemployment and jobs do not move"),
      warn("slope-not-national", "2021: national unemployment and jobs do not move"),
      warn("old-structure", "jobs by sector are of 2015, the shock starts after 2019"),
      warn("levels-of-another-year", "levels of unemployment are of 2018; the scenario counts from 2019")
    ];
    const items = careItems({regions: [region({warnings}), region({region: "GM0344", name: "Utrecht", warnings})]});
    expect(items.filter((item) => item.startsWith("In 2020 gaan"))).toHaveLength(1);
    expect(items.filter((item) => item.startsWith("In 2021 gaan"))).toHaveLength(1);
    expect(items).toContain(
      "De banen per bedrijfstak zijn van 2015, het scenario telt vanaf 2019: een voorbeeld, niet voor besluiten."
    );
    expect(items).toContain("Het begin is de werkloosheid van 2018; het scenario telt vanaf 2019.");
    expect(new Set(items).size).toBe(items.length);
  });

  it("leaves out no warning, also one without words of its own, and says of commuters once", () => {
    const items = careItems({
      ...{
        regions: [
          region({warnings: [warn("national-level"), warn("a-new-code"), warn("no-commuting"), warn("synthetic")]})
        ]
      },
      ...{synthetic: true, more: {basis: {...basis, commutingYear: null}}}
    });
    expect(items.filter((item) => item.includes("woon-werkverkeer"))).toEqual([
      "Er zijn geen gegevens over woon-werkverkeer. Wij doen alsof iedereen in de eigen gemeente werkt.",
      "Banen, woon-werkverkeer en werkloosheid zijn verzonnen oefengegevens."
    ]);
    expect(items.join("\n")).toContain("nog geen uitleg heeft: a-new-code.");
    expect(items.join("\n")).not.toContain("nog geen uitleg heeft: synthetic.");
    expect(items.join("\n")).toContain("Wij nemen het landelijke cijfer.");
  });

  it("says of a figure of the publication that it was not used", () => {
    const cell = {
      measure: "unemployment",
      year: 2021,
      value: 10,
      relation: "above",
      statistic: "average",
      source: "p. 3"
    };
    expect(careItems({cells: [cell]})).toContain(
      "De werkloosheid van 2021 is in de publicatie alleen hoger dan 10 %. Daarmee is niet gerekend."
    );
  });

  it("names what was approximated, or nothing", () => {
    expect(careItems({})[0]).toMatch(/^De groei in 2020 van industrie en energie is niet gepubliceerd\./);
    expect(careItems({more: {basis: {...basis, lambda: null, approximated: []}}})[0]).toMatch(
      /^Het aantal banen in het land/
    );
    expect(careItems({}).join("\n")).toContain("De relaties in het systeemmodel (Proefmodel) kloppen.");
  });

  it("explains another way of measuring only where there was one", () => {
    expect(text()).not.toContain("de oude manier om werkloosheid te meten");
    const old = {
      chosen: {
        publication: {...publication, unemploymentDefinition: "old"},
        variant: {id: "x", label: "Basis", cells: []}
      }
    };
    expect(text({more: old})).toContain("de oude manier om werkloosheid te meten");
    expect(text()).not.toContain("Dit verslag neemt vanzelf");
  });
});
