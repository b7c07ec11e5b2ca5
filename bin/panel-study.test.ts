import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {panelNotesPath, panelNotesText} from "../loaders/warehouse/panel-notes-file.js";
import type {PanelNote} from "../loaders/warehouse/panel-types.js";
import {projectRoot} from "../loaders/warehouse/paths.js";
import type {Correlation} from "../models/statistics/correlation/types.js";
import type {Estimate} from "../models/statistics/types.js";
import type {CommandContext} from "./command.js";
import {readFrame} from "./frame-file.js";
import {main} from "./main.js";
import {dataNotes, panelStudy} from "./panel-study.js";

let cwd: string;
const columns = ["ww-uitkeringen", "jeugdzorg"];
const note = (given: Partial<PanelNote>): PanelNote => ({
  ...{id: "jeugdzorg-naad-2021", indicator: "jeugdzorg", regions: null, starts: "2021-01-01", ends: null},
  ...{
    kind: "series-break",
    text: "Andere telling vanaf 2021.",
    effect: "exclude",
    origin: "catalogue",
    explainedBy: null
  },
  ...given
});
const notes = [
  note({}),
  note({id: "part", indicator: "jeugdzorg-0-22", starts: "2019-01-01", effect: "warn"}),
  note({id: "other", indicator: "bijstand"}),
  note({
    id: "panel-andere-noemer-ww-uitkeringen",
    indicator: "ww-uitkeringen",
    starts: "2018-01-01",
    ends: "2018-01-01",
    effect: "warn"
  })
];

/** 24 municipalities in 2018–2021; youth care is counted in another way in 2021. */
function panelCsv(): string {
  const codes =
    "0014 0034 0050 0059 0060 0072 0074 0080 0085 0086 0088 0090 0106 0109 0114 0118 0119 0141 0147 0148 0150 0153 0158 0160";
  const rows = codes.split(" ").flatMap((code, unit) =>
    [2018, 2019, 2020, 2021].map((year, t) => {
      const ww = 10 + ((unit * 7 + t * 5) % 11) / 3;
      const care = 8 + ((unit * 13 + t * 3) % 7) / 4 + (year === 2021 ? ww : 0);
      return `GM${code},${year},${ww},${care}`;
    })
  );
  return `${["region,period,ww-uitkeringen,jeugdzorg", ...rows].join("\n")}\n`;
}

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "study-"));
  const csv = panelCsv();
  await writeFile(join(cwd, "panel.csv"), csv);
  const made = {level: "gemeente", grain: "year", boundaries: 2023, per: "rate"};
  await writeFile(panelNotesPath(join(cwd, "panel.csv")), panelNotesText({indicators: columns, notes}, made, csv));
  await writeFile(join(cwd, "bare.csv"), csv);
});
afterAll(() => rm(cwd, {recursive: true}));

const formula = "jeugdzorg ~ `ww-uitkeringen` | region + period";
const place = () => ({cwd, projectRoot: projectRoot()});

async function answer<T>(...args: string[]): Promise<T> {
  let out = "";
  const context: CommandContext = {
    stdout: {write: (text) => (out += text)},
    stderr: {write: (text) => text},
    ...place(),
    effects: {now: () => new Date(0), fetch: () => Promise.reject(new Error("no network")), log: () => undefined},
    signal: new AbortController().signal,
    exitCode: 0
  };
  await main(args, context);
  return JSON.parse(out) as T;
}
const estimated = (...args: string[]): Promise<Estimate> =>
  answer("estimate", ...args, "--formula", formula, "--panel", "region,period", "--json");
const codes = ({warnings}: Pick<Estimate, "warnings">): string[] => warnings.map(({code}) => code);

describe("panelStudy", () => {
  it("knows nothing of a file without notes beside it", async () => {
    const table = await readFrame(place(), "bare.csv");
    expect(await panelStudy(place(), "bare.csv", {table, formula})).toEqual({});
  });

  it("gives notes, facts, expected effects and known links of a panel of ours", async () => {
    const table = await readFrame(place(), "panel.csv");
    const study = await panelStudy(place(), "panel.csv", {table, formula});
    expect(study.columns).toMatchObject({
      "ww-uitkeringen": {measure: "count", per: 1000},
      jeugdzorg: {measure: "percentage"}
    });
    expect(study.links).toContainEqual({from: "ggz-kosten", to: "ao-uitkeringen"});
    const care = table.columns["jeugdzorg"] as Float64Array;
    const mean = care.reduce((sum, value) => sum + value, 0) / care.length;
    // 1 per 1000 inhabitants is 0.1/0.557 percentage points of the labour force; 0.2 % of the mean each.
    expect(study.expected?.["ww-uitkeringen"]?.high).toBeCloseTo(0.002 * mean * (0.1 / 0.557), 10);
  });

  it("expects nothing of a logarithm, or of one lag among several", async () => {
    const table = await readFrame(place(), "panel.csv");
    for (const other of ["log(jeugdzorg) ~ `ww-uitkeringen`", "jeugdzorg ~ l(`ww-uitkeringen`,0:1)"])
      expect((await panelStudy(place(), "panel.csv", {table, formula: other})).expected).toEqual({});
  });
});

describe("dataNotes", () => {
  it("takes notes of the column and of the parts of its series, and none of other columns", () => {
    const parts = [{indicator: "jeugdzorg-0-22", from: null, to: "2020-12-31"}];
    const found = dataNotes({indicators: columns, notes}, new Map([["jeugdzorg", {parts}]]));
    expect(found.map(({id, column}) => `${column} ${id}`)).toEqual([
      "ww-uitkeringen panel-andere-noemer-ww-uitkeringen",
      "jeugdzorg jeugdzorg-naad-2021",
      "jeugdzorg part"
    ]);
    expect(found[0]).toMatchObject({starts: "0001-01-01", ends: null});
  });
});

describe("estimate on a panel with notes", () => {
  it("leaves out what must not be compared, unless told to keep it", async () => {
    const plain = await estimated("panel.csv");
    expect(plain.n).toBe(72);
    expect(codes(plain)).toContain("period-left-out");
    expect(plain.dropped).toContainEqual({what: "rows", reason: "series-break", count: 24});
    for (const option of [["--keep-breaks"], ["--accept-note", "jeugdzorg-naad-2021"]]) {
      const kept = await estimated("panel.csv", ...option);
      expect(kept.n).toBe(96);
      expect(codes(kept)).toContain("series-break");
    }
    expect((await estimated("bare.csv")).n).toBe(96);
  });

  it("says by itself on which year the answer rests and why that year is suspect", async () => {
    const result = await estimated("panel.csv", "--keep-breaks", "--robustness");
    const found = result.warnings.find(({code}) => code === "single-period");
    expect(found?.detail?.["periods"]).toContain("2021");
    expect(found?.message).toContain("Andere telling vanaf 2021.");
    expect(result.robustness.map(({check}) => check)).toEqual(
      expect.arrayContaining(["drop-period:2021", "weighted:population", "lag:+1"])
    );
    expect(result.detectable["ww-uitkeringen"]?.expected?.source).toContain("2023");
  });

  it("refuses notes that belong to other numbers", async () => {
    await writeFile(join(cwd, "stale.csv"), panelCsv().replace("10", "11"));
    const made = {level: "gemeente", grain: "year", boundaries: 2023, per: "rate"};
    await writeFile(
      panelNotesPath(join(cwd, "stale.csv")),
      panelNotesText({indicators: columns, notes}, made, panelCsv())
    );
    const {error} = (await estimated("stale.csv")) as unknown as {error: {kind: string}};
    expect(error.kind).toBe("stale-notes");
  });
});

describe("correlate on a panel with notes", () => {
  const scan = ["--unit", "region", "--period", "period", "--lags", "0"];
  const pairs = ["--columns", "ww-uitkeringen,jeugdzorg"];
  const found = (...args: string[]): Promise<Correlation> => answer("correlate", ...args, "--json");

  it.each([
    ["over lags", scan],
    ["pair by pair", pairs],
    ["with one column held fixed", ["--method", "partial", "--given", "period", ...pairs]]
  ])("compares no figure across a break in its series, %s, unless told to", async (_, args) => {
    const plain = await found("panel.csv", ...args);
    expect(plain.results[0]?.n).toBe(72);
    expect(codes(plain)).toContain("period-left-out");
    expect(plain.warnings[0]?.message).toContain("2021 left out");
    expect(plain.warnings[0]?.message).toContain("Andere telling vanaf 2021.");
    for (const option of [["--keep-breaks"], ["--accept-note", "jeugdzorg-naad-2021"]]) {
      const kept = await found("panel.csv", ...args, ...option);
      expect(kept.results[0]?.n).toBe(96);
      expect(kept.results).toEqual((await found("bare.csv", ...args)).results);
      expect(codes(kept)).toContain("series-break");
    }
  });

  it("leaves out the areas a note is about, in its time, and says so", async () => {
    const made = {level: "gemeente", grain: "year", boundaries: 2023, per: "rate"};
    const own = [note({id: "own", indicator: "ww-uitkeringen", regions: ["GM0034"], ends: "2021-12-31"})];
    await writeFile(join(cwd, "local.csv"), panelCsv());
    const text = panelNotesText({indicators: columns, notes: own}, made, panelCsv());
    await writeFile(panelNotesPath(join(cwd, "local.csv")), text);
    const plain = await found("local.csv", ...pairs);
    expect(plain.results[0]?.n).toBe(95);
    expect(plain.warnings.map(({code, detail}) => [code, detail?.["units"], detail?.["periods"]])).toEqual([
      ["units-left-out", ["GM0034"], ["2021"]]
    ]);
    expect((await found("local.csv", ...pairs, "--keep-breaks")).results[0]?.n).toBe(96);
  });

  it("says nothing of columns that are not tried", async () => {
    const csv = ["--columns", "ww-uitkeringen,period"];
    expect(codes(await found("panel.csv", ...csv))).toEqual([]);
  });

  it("refuses notes that belong to other numbers", async () => {
    const {error} = (await found("stale.csv", ...pairs)) as unknown as {error: {kind: string}};
    expect(error.kind).toBe("stale-notes");
  });
});
