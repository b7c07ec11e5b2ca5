import {describe, expect, it} from "vitest";
import type {BacktestRow} from "../../../../models/scenario/backtest.js";
import type {StorySection} from "../parts.js";
import {backtestSection} from "./backtest.js";
import {linksSection} from "./links.js";
import {panelSection} from "./panel.js";
import {reconcileSection} from "./reconcile.js";
import {expectSources, facts, levels, rowsOf, sentences, tables, told} from "./sections.fixture.js";
import {sessionSection} from "./session.js";
import {warehouseSection} from "./warehouse.js";

const vintage = {
  ...{id: "v", source: "ww", title: "WW", publisher: "CBS", table: null, version: null, retrieved: null},
  ...{sha256: "0123456789abcdef", rows: 12, licence: "CC BY 4.0"}
};
const problem = {source: "ww", kind: "rounded", count: 3, message: "rounded to 10"};

describe("where the figures come from", () => {
  const section = (parts: object): StorySection =>
    warehouseSection(told({warehouse: {vintages: [vintage, vintage], problems: [], ...parts}}), facts);

  it("are counted files, each with its hash, and with words for what is not known", () => {
    const made = section({});
    expect(sentences(made)[0]).toContain("uit 2 bestanden van andere instellingen.");
    expect(rowsOf(made, "bronnen")[0]).toEqual({
      ...{title: "WW", publisher: "CBS", table: "", version: "", retrieved: "ophaaldatum niet vastgelegd", rows: 12},
      ...{licence: "CC BY 4.0", sha: "0123456789ab"}
    });
    expect(levels(made)).toEqual(["description"]);
    expectSources(made);
  });

  it("do not name the sources of the panel alone for a list of all files", () => {
    for (const {sources} of tables(section({problems: [problem]})))
      expect(sources.map(({publisher}) => publisher)).toEqual([
        "Samenhang, het inlezen van de bestanden; elke regel noemt haar eigen bron"
      ]);
  });

  it("is one file in the singular, and one problem", () => {
    const made = section({vintages: [vintage], problems: [problem]});
    expect(sentences(made)[0]).toContain("uit 1 bestand van een andere instelling. Het is ingelezen zoals het was.");
    expect(sentences(made)[1]).toMatch(/^Bij het inlezen is 1 bijzonderheid gevonden, van 1 soort\./);
  });

  it("names the source of each problem, counts kinds, and keeps the English for the file", () => {
    const made = section({problems: [problem, {...problem, source: "files", kind: "unknown"}]});
    expect(sentences(made)[1]).toMatch(/zijn 2 bijzonderheden gevonden, van 2 soorten\./);
    expect(rowsOf(made, "bijzonderheden").map((row) => row["title"])).toEqual([
      "titel van ww",
      "Bestand dat niet als bron is herkend"
    ]);
    expect(tables(made)[1]?.fileOnly).toEqual(["source", "kind", "message"]);
    const known = section({problems: [{...problem, kind: "row-without-region"}, problem]});
    expect(rowsOf(known, "bijzonderheden").map(({what}) => what)).toEqual([
      ...["rij zonder gebied: telt alleen mee voor heel Nederland", "iets anders: zie het bestand"]
    ]);
  });

  it("says that what was noticed is not known where the warehouse was there already, and nothing where there was nothing", () => {
    expect(sentences(section({problems: null}))[1]).toContain("Deze gegevensverzameling bestond al.");
    expect(sentences(section({problems: []}))).toHaveLength(1);
  });
});

const ratio = (period: string, more: object = {}): object => ({
  ...{indicator: "ww-uitkeringen", level: "wijk", period: `${period}-01-01`, source: "ww", sum: 90, published: 100},
  ...{ratio: 0.9, coverage: 0.995, reason: null, nationalSource: "land", ...more}
});

describe("sums beside the national figures", () => {
  const section = (rows: object[], breaks: object[] = []): StorySection =>
    reconcileSection(told({reconciliation: {rows, breaks}}), facts);

  it("are percentages of what was published, or say that nothing was", () => {
    const made = section([ratio("2019"), ratio("2020", {published: null, ratio: null})]);
    const [known, unknown] = rowsOf(made, "optellingen");
    expect(known).toMatchObject({level: "wijken", year: "2019", sum: 90, published: 100, ratio: 90, coverage: 99.5});
    expect(known?.["national"]).toBe("titel van land");
    expect(unknown?.["national"]).toBe("");
    const missing = {missing: "er geen landelijk cijfer van de uitgever is"};
    expect(unknown).toMatchObject({published: missing, ratio: missing});
    expect(levels(made)).toEqual(["description"]);
    expectSources(made);
  });

  it("have the sources of the sums and of the national figures, of the years of the rows or of what is drawn", () => {
    const made = section([
      ratio("2015", {source: "oud", level: "gemeente", nationalSource: null, published: null, ratio: null}),
      ratio("2019"),
      ratio("2020")
    ]);
    const of = (name: "picture" | "table"): unknown[] =>
      made.blocks.flatMap((block) =>
        block.kind === name ? block.sources.map(({title, period}) => [title, period]) : []
      );
    const drawn = [
      ["ww", "2019"],
      ["land", "2019"],
      ["ww", "2020"],
      ["land", "2020"]
    ];
    expect(of("table")).toEqual([["oud", "2015"], ...drawn]);
    expect(of("picture")).toEqual(drawn);
  });

  it("draws only what can be drawn", () => {
    const pictures = (made: StorySection): number => made.blocks.filter(({kind}) => kind === "picture").length;
    expect(pictures(section([ratio("2019")]))).toBe(1);
    expect(pictures(section([ratio("2019", {published: null, ratio: null})]))).toBe(0);
    expect(pictures(section([]))).toBe(0);
  });

  it("names the national series that a break was held against, once where it is of the same source", () => {
    const broken = {...{indicator: "ww-uitkeringen", level: "wijk", source: "ww", period: "2020-01-01"}, text: "a"};
    const sourceOf = (nationalSource: string | null): string[] =>
      section([ratio("2020", {nationalSource})], [{...broken, explainedBy: null}]).blocks.flatMap((block) =>
        block.kind === "said" ? [block.source] : []
      );
    expect(sourceOf("land")).toEqual(["CBS, ww; CBS, land"]);
    expect(sourceOf("ww")).toEqual(["CBS, ww"]);
    expect(sourceOf(null)).toEqual(["CBS, ww"]);
  });

  it("says each break with its own source, and whether it is explained; or that there is none", () => {
    const broken = {text: "Alle wijken samen waren minder.", source: "ww", explainedBy: null};
    const made = section([], [broken, {...broken, explainedBy: "note"}]);
    const said = made.blocks.filter((block) => block.kind === "said");
    expect(said.map(({text}) => text)).toEqual([
      "Alle wijken samen waren minder.",
      "Alle wijken samen waren minder. Deze breuk is verklaard door de bron."
    ]);
    expect(said.every(({source: from}) => from === "CBS, ww")).toBe(true);
    expect(sentences(section([]))).toContain("De optellingen passen in alle jaren bij elkaar.");
  });
});

const gap = (region: string, period: string, indicator = "jeugdzorg"): object => ({
  ...{region, period, indicator, reason: "suppressed"}
});

describe("which municipalities are complete", () => {
  const section = (panel: object): StorySection =>
    panelSection(
      told({
        panel: {
          ...{rows: 8, complete: 8, regions: 2, periods: 4, coverage: {}, notes: [], estimated: 0, gaps: []},
          ...{origins: [], ...panel}
        }
      }),
      facts
    );

  it("is said of all when nothing is empty", () => {
    const made = section({});
    expect(sentences(made)).toContain("8 van de 8 rijen zijn compleet. In 0 rijen ontbreekt er minstens één cijfer.");
    expect(sentences(made)).toContain("Alle gemeenten hebben in alle jaren alle cijfers.");
    expect(tables(made).map(({name}) => name)).not.toContain("niet-compleet");
    expect(levels(made)).toEqual(["description"]);
    expectSources(made);
  });

  it("says that persons are counted only where the source counts persons", () => {
    const from = (source: string): string =>
      sentences(section({origins: [{indicator: "bijstand", period: "2020", source, cells: 1, estimated: 0}]})).join(
        "\n"
      );
    expect(from("cbs-84799ned")).toContain("Een paar met één bijstandsuitkering telt daarin als twee.");
    expect(from("demo")).not.toContain("telt daarin als twee");
  });

  it("is one row in the singular", () => {
    const text = sentences(section({complete: 1, estimated: 1, rows: 2})).join("\n");
    expect(text).toContain("1 van de 2 rijen is compleet. In 1 rij ontbreekt er minstens één cijfer.");
    expect(text).toContain("1 van de 10 cellen is omgerekend");
  });

  it("names who lacks what, in which years and why, once for figures that are empty together", () => {
    const gaps = [
      ...[gap("GM0794", "2018"), gap("GM0794", "2019"), gap("GM0762", "2018", "ww-uitkeringen")],
      gap("GM0762", "2018", "bijstand")
    ];
    const made = section({complete: 5, gaps});
    const list = made.blocks.find((block) => block.kind === "list")?.items ?? [];
    expect(list).toHaveLength(2);
    expect(list.join("\n")).toMatch(/Jeugdzorg, 2018 en 2019: 1.gemeente, omdat .*Het gaat om Helmond\./);
    expect(list.join("\n")).toMatch(/WW-uitkeringen en bijstand, 2018: 1.gemeente, omdat .*Het gaat om Deurne\./);
    expect(rowsOf(made, "niet-compleet")).toHaveLength(4);
    const youth = rowsOf(made, "gevuld").find((row) => row["indicator"] === "Jeugdzorg");
    expect(youth).toMatchObject({"2018": 1, "2019": 1, "2020": 2, "2021": 2, complete: 1});
  });
});

const pair = (more: object = {}): object => ({
  ...{x: "ww-uitkeringen", y: "jeugdzorg", lag: 0, n: 8, r: 0.5, slope: 0.1, se: 0.02, t: 5, p: 0.001, q: 0.01},
  ...{cluster: "province", ...more}
});

describe("which figures go together", () => {
  const all = {
    tests: 2,
    results: [pair(), pair({r: null, slope: null, se: null, p: null, q: null, reason: "too-few"})]
  };
  const section = (links: object): StorySection =>
    linksSection(told({links: {all, comparable: all, lastComparable: 2021, ...links}}), facts);

  it("is never more than that they do", () => {
    const made = section({});
    expect(levels(made)).toEqual(["association"]);
    expectSources(made);
    for (const text of sentences(made)) expect(text).not.toMatch(/veroorzaak|leidt tot|zorgt voor|geen verband/i);
  });

  it("says why a pair has no number", () => {
    const [known, unknown] = rowsOf(section({}), "samenloop");
    expect(known).toMatchObject({r: 0.5, q: 0.01, unit: "procentpunt van de jongeren", cluster: "provincie"});
    const missing = {missing: "er te weinig rijen zijn"};
    expect(unknown).toMatchObject({cluster: "", r: missing, slope: missing, se: missing, p: missing, q: missing});
  });

  it("counts one in the singular, and says under which clusters", () => {
    const text = sentences(section({})).join("\n");
    expect(text).toContain("Over alle jaren blijft 1 van de 2 vergelijkingen onder de strengere grens.");
    expect(text).toContain("De toevalskans is berekend per gemeente, per COROP-gebied en per provincie.");
  });

  it("says that no years can be compared, or shows the answer of those that can first", () => {
    expect(sentences(section({comparable: null, lastComparable: 2018}))).toContain(
      "Er zijn geen twee jaren die voor alle cijfers te vergelijken zijn."
    );
    const strict = {tests: 1, results: [pair({r: 0.1})]};
    const rows = rowsOf(section({comparable: strict, lastComparable: 2020}), "samenloop");
    expect(rows.map(({window, r}) => [window, r]).slice(0, 2)).toEqual([
      ["2018 tot en met 2020", 0.1],
      ["2018 tot en met 2021", 0.5]
    ]);
  });
});

const row = (more: Partial<BacktestRow> = {}): BacktestRow => ({
  ...{region: "NL01", period: "2020", projected: 5, low: 4, high: 6, realised: 4, error: 1, leftOut: null},
  ...more
});

describe("a scenario beside what happened", () => {
  const section = (rows: BacktestRow[], more: object = {}, others: object[] = []): StorySection =>
    backtestSection(
      told({
        backtest: {chosen: {rows, mae: null, coverage80: null, counted: 0, growth: null, ...more}, others},
        scenario: {
          chosen: {
            publication: {
              ...{publisher: "CPB", title: "Juniraming", published: "2021-06-22"},
              ...{unemploymentDefinition: "old", baseYear: 2019}
            },
            variant: {id: "gekozen"}
          }
        },
        warehouse: {synthetic: true}
      }),
      facts
    );

  it("was too high, too low, or right as far as it is written", () => {
    const text = sentences(
      section([
        row(),
        row({region: "GM0794", projected: 3.5, error: -0.5}),
        row({region: "GM0762", projected: 4.04, error: 0.04}),
        row({region: "GM0762", projected: 3.96, error: -0.04})
      ])
    ).join("\n");
    expect(text).toContain(
      "Nederland, 2020: verwacht 5,0 %, het werd 4,0 % van de beroepsbevolking: de raming was 1,0"
    );
    expect(text).toMatch(/Helmond, 2020: .* de raming was 0,5 procentpunt te laag\./);
    expect(text.match(/Deurne, 2020: .*: de raming kwam, afgerond, precies uit\./g)).toHaveLength(2);
    expect(text).not.toMatch(/0,0 procentpunt te/);
  });

  it("is not judged where the outcome is not known, which it says of whom", () => {
    const made = section([row({region: "GM0794", realised: null, error: null, leftOut: "not-realised"})]);
    expect(sentences(made).join("\n")).toContain("Van Helmond is de werkloosheid van die jaren hier niet bekend.");
    expect(made.blocks.filter(({kind}) => kind === "said")).toEqual([]);
    const [shown] = rowsOf(made, "achteraf");
    expect(shown?.["realised"]).toHaveProperty("missing");
    expect(shown?.["error"]).toHaveProperty("missing");
  });

  it("names the forecasts that stand beside it, and those that give no figure", () => {
    const other = (id: string, label: string, result: object | null): object => ({
      ...{id, title: "Juniraming", label, published: "2021-06-22", result, reason: null}
    });
    const own = other("gekozen", "Basis: matig", {rows: [row()]});
    expect(sentences(section([], {}, [own]))).toContain("Van dat jaar is er geen andere raming om ernaast te zetten.");
    const open = other("open", "Tweede golf: ernstig", {rows: [row({leftOut: "to-be-verified"})]});
    const made = section([], {}, [own, open, other("leeg", "Zwak herstel: laat", null)]);
    expect(sentences(made).at(-1)).toBe(
      "Niet erbij: Zwak herstel (Juniraming). Daarvan is geen werkloosheid bekend die hiermee te vergelijken is."
    );
    const picture = made.blocks.find((block) => block.kind === "picture");
    expect(picture?.draw(680).label).toMatch(/Juniraming, Basis \(2020\): .*Tweede golf \(2020, nog na te zoeken\):/);
    expect(picture?.sources[0]?.title).toContain("ramingen van 2021");
  });

  it("says that levels are in another definition than the publications, and where growth was counted", () => {
    const made = section([], {growth: {rows: [{period: "2020", projected: -6.4, realised: -3.9}]}});
    expect(sentences(made)[1]).toMatch(/^De ramingen meten werkloosheid op de oude manier\. .* cijfer van 2019 /);
    expect(made.blocks.flatMap((block) => (block.kind === "said" ? [block.source] : []))).toEqual([
      "CPB, ramingen; CBS, tabel 85880NED"
    ]);
  });

  it("is a description of the country, and an answer of a model of a municipality", () => {
    expect(levels(section([row()], {coverage80: 1, counted: 1}))).toEqual(["description"]);
    const both = section([row(), row({region: "GM0794"})], {coverage80: 1, counted: 2});
    const own = both.blocks.flatMap((block) => (block.kind === "said" ? [block.level] : []));
    expect(own).toEqual(["description", "model", "model"]);
    // What is made up is never CBS's.
    const from = both.blocks.flatMap((block) => (block.kind === "said" ? [block.source] : []));
    expect(from[0]).toBe("CPB, ramingen; CBS, tabel 85224NED");
    expect(from[1]).toMatch(/^CPB, Juniraming; Berekening van Samenhang op verzonnen oefengegevens/);
    expect(both.blocks.find(({kind}) => kind === "table")).toMatchObject({level: "model"});
  });

  it("counts outcomes inside the band, also a single one", () => {
    expect(sentences(section([row()], {coverage80: 0, counted: 1})).join("\n")).toContain(
      "Van de ene uitkomst die te vergelijken is, vielen er 0 binnen de marge"
    );
    expect(sentences(section([row()], {coverage80: 0.5, counted: 2})).join("\n")).toContain(
      "Van de 2 uitkomsten die te vergelijken zijn, viel er 1 binnen de marge"
    );
    expect(levels(section([row()]))).toEqual(["description"]);
    expectSources(section([row()]));
  });
});

describe("the session that is opened", () => {
  const call = {kind: "panel-value", indicator: "bijstand", region: "GM0794", period: "2021", boundaries: 2023};
  const figure = (level: string, more: object = {}): object => ({
    ...{ref: "c1", label: "Bijstand", value: 3, unit: "uitkeringen", level, call, ...more}
  });
  const section = (numbers: object[], open: object[] = []): StorySection =>
    sessionSection(
      told({
        session: {
          ...{file: "sessie/a.session.json", open},
          session: {questions: [{text: "Wat ziet u?"}], statements: [{text: "Let op 2021."}], numbers}
        }
      }),
      facts
    );

  it("gives each number its own level, none above that of the table, and why one is missing", () => {
    const made = section([
      ...[figure("beschrijving"), figure("verband"), figure("modeluitkomst")],
      figure("beschrijving", {value: null, missing: "in de tabel ontbreekt dit cijfer"})
    ]);
    expect(rowsOf(made, "bijeenkomst").map((each) => each["level"])).toEqual([
      ...["beschrijving", "verband, geen oorzaak", "modeluitkomst: rust op aannames", "beschrijving"]
    ]);
    expect(rowsOf(made, "bijeenkomst")[3]?.["value"]).toEqual({missing: "in de tabel ontbreekt dit cijfer"});
    expect(levels(made)).toEqual(["model"]);
    expectSources(made);
  });

  it("rounds each number to the decimals it has in the session, and keeps it a number for who opens the file", () => {
    const numbers = [
      figure("beschrijving", {value: 1420, decimals: 0}),
      figure("verband", {value: 0.0129, decimals: 3})
    ];
    expect(rowsOf(section(numbers), "bijeenkomst").map(({value}) => value)).toEqual([1420, 0.013]);
  });

  it("counts its numbers, also a single one, and says what is still open in words", () => {
    expect(sentences(section([figure("beschrijving")])).join("\n")).toContain("In het bestand staat 1 cijfer.");
    const made = section(
      [figure("verband"), figure("verband")],
      [
        {where: "owner", message: "an owner is missing"},
        {where: "elders", message: "iets anders"}
      ]
    );
    expect(sentences(made).join("\n")).toContain("In het bestand staan 2 cijfers.");
    expect(made.blocks.find(({kind}) => kind === "care")).toMatchObject({
      items: ["wie het bestand beheert", "iets anders"]
    });
    expect(section([]).blocks.some(({kind}) => kind === "care")).toBe(false);
  });
});
