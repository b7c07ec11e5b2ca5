import {readFileSync} from "node:fs";
import {resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {gunzipSync} from "node:zlib";
import type {DuckDBConnection} from "@duckdb/node-api";
import {DuckDBInstance} from "@duckdb/node-api";
import {beforeAll, describe, expect, it} from "vitest";
import type {Catalogue} from "../../loaders/catalogue/catalogue.js";
import {readCatalogue} from "../../loaders/catalogue/catalogue.js";
import {stepsOf} from "../../loaders/site/areas/area-columns.js";
import {loadCbsFolder} from "../../loaders/sources/cbs/load-cbs-folder.js";
import type {Recognition} from "../../loaders/sources/recognise.js";
import {recogniseFiles} from "../../loaders/sources/recognise.js";
import type {LoadContext} from "../../loaders/sources/source-loader.js";
import {loadTable} from "../../loaders/sources/table/load-table.js";
import {createRegionIndex} from "../../loaders/warehouse/region-names.js";
import {readRegions} from "../../loaders/warehouse/regions.js";
import type {Observation, Problem, Region} from "../../loaders/warehouse/types.js";
import {sharedDir} from "../helpers/shared.js";

const dataDir = fileURLToPath(new URL("../../data", import.meta.url));

interface Loaded {
  observations: Observation[];
  problems: Problem[];
  regions: Region[];
}

describe.runIf(sharedDir !== null)("sources on real files", () => {
  const dir = resolve(sharedDir ?? ".", "data");
  const loaded = new Map<string, Loaded>();
  let catalogue: Catalogue;
  let recognition: Recognition;
  let connection: DuckDBConnection;
  let context: Pick<LoadContext, "catalogue" | "regions" | "connection">;

  beforeAll(async () => {
    catalogue = await readCatalogue(dataDir);
    const {regions, changes} = await readRegions(dataDir);
    connection = await (await DuckDBInstance.create()).connect();
    context = {catalogue, connection, regions: createRegionIndex(regions, changes)};
    recognition = await recogniseFiles(dir, catalogue.sources.values());
  });

  async function load(id: string): Promise<Loaded> {
    const known = loaded.get(id);
    if (known) return known;
    const card = catalogue.sources.get(id)!;
    const result: Loaded = {observations: [], problems: [], regions: []};
    const sink = {
      observations: async (rows: Iterable<Observation>) =>
        void (await Promise.resolve(appendTo(result.observations, rows))),
      regions: async (rows: Iterable<Region>) => void (await Promise.resolve(appendTo(result.regions, rows))),
      problem: (problem: Problem) => void result.problems.push(problem),
      note: () => undefined
    };
    const loader = card.protocol === "table" ? loadTable : loadCbsFolder;
    await loader(card, {
      ...context,
      sink,
      files: recognition.matches.get(id) ?? [],
      signal: new AbortController().signal
    } as unknown as LoadContext);
    loaded.set(id, result);
    return result;
  }

  function csv(path: string): {header: string[]; rows: string[][]} {
    const [header = [], ...rows] = readFileSync(resolve(dir, path), "utf8")
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(","));
    return {header, rows};
  }

  const key = ({indicator, region, period}: Observation): string => `${indicator} ${region} ${period.slice(0, 4)}`;

  it("matches every file or says why not", () => {
    const matched = new Set([...recognition.matches.values()].flat());
    expect(recognition.unrecognised.map(({file, why}) => `${file}: ${why.split(",")[0]}`).sort()).toEqual([
      "MANIFEST.md: text without columns",
      "cbs-v3/85984NED_DataProperties.json: metadata only",
      "cbs-v3/85984NED_TableInfos.json: metadata only",
      "cbs-v3/statlinebq_metadata_v3.json: metadata only",
      "cbs-v3/statlinebq_metadata_v4.json: metadata only",
      "cbs-v4/_catalog.json: metadata only",
      "cbs-v4/conformance.json: metadata only: the JSON holds no rows",
      "iwmo/LICENSE: text without columns",
      "wsjg_2015_2017_Metadata_gemeentes.txt: no card has these columns"
    ]);
    expect(matched.size).toBeGreaterThan(140);
    expect(recognition.matches.get("vektis")).toHaveLength(7);
    expect(recognition.matches.get("iwmo-berichten")).toHaveLength(11);
  });

  it("holds multiples of what each card says its values are rounded to", async () => {
    for (const card of catalogue.sources.values()) {
      if (!recognition.matches.has(card.id) || (card.protocol !== "table" && card.protocol !== "cbs-v4-folder"))
        continue;
      const only = {sources: new Map([[card.id, card]])};
      const held = new Map<string, {all: number; multiples: number}>();
      for (const {indicator, value} of (await load(card.id)).observations) {
        const known = catalogue.indicators.get(indicator);
        const step = known && stepsOf(known, only).get(card.id);
        if (step === undefined || value === null) continue;
        const found = held.get(indicator) ?? {all: 0, multiples: 0};
        held.set(indicator, found);
        found.all++;
        if (Math.abs(value / step - Math.round(value / step)) < 1e-6) found.multiples++;
      }
      for (const [indicator, {all, multiples}] of held)
        expect([card.id, indicator, multiples / all > 0.97]).toEqual([card.id, indicator, true]);
    }
  });

  it.each([
    ["cbs-03759ned", 2879, {"region-did-not-exist": 3905}],
    ["cbs-37789ksz", 1104, {}],
    ["cbs-80590ned", 846, {}],
    ["cbs-82242ned", 2313, {}],
    ["cbs-83625ned", 4172, {"region-did-not-exist": 4023}],
    ["cbs-82235ned", 205, {}],
    ["cbs-83932ned", 28, {}],
    ["cbs-85224ned", 396, {}],
    ["cbs-85828ned", 108, {}],
    ["cbs-85880ned", 31, {}],
    ["cbs-84826ned", 0, {"metadata-only": 8}],
    ["cbs-85554ned", 0, {"metadata-only": 9}],
    ["cbs-85615ned", 0, {"metadata-only": 9}],
    ["cbs-84799ned", 138_728, {}],
    ["cbs-83583ned", 170, {}],
    ["cbs-70072ned", 9471, {"region-did-not-exist": 8294}],
    ["cbs-85335ned", 1730, {}],
    ["cbs-85984ned", 7470, {}],
    ["statline-jeugdzorg-2022", 1384, {"unmatched-name": 10}],
    ["waarstaatjegemeente-2015-2017", 8448, {"repeated-value": 147}],
    ["rivm-gedrag-corona", 24_549, {}],
    ["rivm-50140ned", 2373, {"unknown-region": 26}],
    ["scp-jeugdhulp-2017", 14_590, {}]
  ])("loads %s whole: %i observations", async (id, count, kinds) => {
    const {observations, problems} = await load(id);
    const found: Record<string, number> = {};
    for (const {kind, count: number} of problems) found[kind] = (found[kind] ?? 0) + number;
    expect(observations).toHaveLength(count);
    expect(found).toEqual(kinds);
  });

  it("gives WW of the Netherlands in persons, not in thousands", async () => {
    const {observations} = await load("cbs-37789ksz");
    // StatLine 37789ksz: January 1998 counts 884.4 thousand disability benefits; April 2026 is provisional.
    expect(
      observations.find((o) => o.indicator === "ao-uitkeringen" && o.grain === "month" && o.period === "1998-01-01")
    ).toMatchObject({value: 884_400, status: "definitive", region: "NL01"});
    expect(observations.find((o) => o.indicator === "ww-uitkeringen" && o.period === "2026-04-01")?.status).toBe(
      "provisional"
    );
  });

  it("gives GDP growth and yearly unemployment as CBS publishes them", async () => {
    const growth = (await load("cbs-85880ned")).observations.filter(({grain}) => grain === "year");
    expect(growth.find(({period}) => period === "2020-01-01")?.value).toBe(-3.9);
    const quarters = (await load("cbs-85224ned")).observations.filter(
      (o) => o.indicator === "werkloosheid" && o.grain === "quarter"
    );
    // StatLine: seasonally adjusted 2020 = 4.0, 4.8, 5.5, 5.1.
    expect(quarters.filter(({period}) => period.startsWith("2020")).map(({value}) => value)).toEqual([
      4, 4.8, 5.5, 5.1
    ]);
  });

  describe("filled wijken 2018-2022", () => {
    const path = "kwb/kwb_wijk_2018_2022_wide_imputed.csv";
    const columns = {
      "ww-uitkeringen": "a_soz_ww",
      bijstand: "a_soz_wb",
      "ao-uitkeringen": "a_soz_ao",
      "laag-inkomen": "p_hh_lkk",
      "inkomen-per-inwoner": "g_ink_pi",
      koopwoningen: "p_koopw"
    } as const;

    it("keeps no cell that equals a repeated mean, with means found without the rule", async () => {
      const {observations} = await load("kwb-wijken-2018-2022");
      const kept = new Map(observations.map((o) => [key(o), o.value]));
      const {header, rows} = csv(path);
      let means = 0;
      for (const [indicator, column] of Object.entries(columns))
        for (const year of [2018, 2019, 2020, 2021, 2022]) {
          const at = header.indexOf(`${column}_${year}`);
          for (const row of rows) {
            // Every genuine value of these columns has one decimal at most; a mean has ten or more.
            if ((row[at]?.split(".")[1] ?? "").length < 5) continue;
            means += 1;
            expect(kept.has(`${indicator} ${row[1]} ${year}`)).toBe(false);
          }
        }
      expect(means).toBeGreaterThan(10_000);
    });

    it("keeps nothing of a year that copies another, nor of a dissolved municipality", async () => {
      const {observations} = await load("kwb-wijken-2018-2022");
      const copied = new Set(["ww-uitkeringen", "bijstand", "ao-uitkeringen", "laag-inkomen", "inkomen-per-inwoner"]);
      expect(observations.filter(({indicator, period}) => copied.has(indicator) && period === "2022-01-01")).toEqual(
        []
      );
      const gone = observations.filter(({region, period}) => {
        const year = Number(period.slice(0, 4));
        return !context.regions.existed(`GM${region.slice(2, 6)}`, year);
      });
      expect(gone).toEqual([]);
    });

    it("keeps nothing that was carried forward into a wijk CBS itself did not have that year", async () => {
      const {observations} = await load("kwb-wijken-2018-2022");
      const direct = new Map(
        (await load("cbs-84799ned")).observations
          .filter(({indicator}) => indicator === "ww-uitkeringen")
          .map((o) => [o.region, o.value])
      );
      const later = new Map(
        (await load("kwb-2021-2022")).observations
          .filter((o) => o.indicator === "ww-uitkeringen" && o.period === "2021-01-01")
          .map((o) => [o.region, o.value])
      );
      const ww = observations.filter(({indicator}) => indicator === "ww-uitkeringen");
      const of = (year: string, official: ReadonlyMap<string, number | null>) =>
        ww
          .filter(({period}) => period.startsWith(year))
          .map(({region, value}) => ({region, value, official: official.get(region)}));
      for (const [year, official] of [
        ["2020", direct],
        ["2021", later]
      ] as const) {
        const cells = of(year, official);
        expect(cells.filter((cell) => cell.official === undefined)).toEqual([]);
        expect(cells.filter((cell) => typeof cell.official === "number" && cell.official !== cell.value)).toEqual([]);
        // Suppressed by CBS (fewer than about 50 inhabitants) and carried, in wijken where only zeros and tens stood still:
        // not to be told from genuine figures. At most six a year, every one of them zero.
        const hidden = cells.filter((cell) => cell.official === null);
        expect(hidden.length).toBeLessThanOrEqual(6);
        expect(hidden.every(({value}) => value === 0)).toBe(true);
        // And hardly any genuine figure is lost.
        const genuine = [...official].filter(([region, value]) => region.startsWith("WK") && value !== null);
        const rows = new Set(csv(path).rows.map((row) => row[1]));
        const there = genuine.filter(([region]) => rows.has(region));
        expect(there.length - cells.length + hidden.length).toBeLessThanOrEqual(12);
      }
    });

    it("keeps youth care percentages that follow from the published counts, and no carried one", async () => {
      const {observations} = await load("kwb-wijken-2018-2022");
      const {header, rows} = csv("kwb/kwb_2021_2022_gm_wijk_met_jeugdzorg.csv");
      const at = (name: string): number => header.indexOf(name);
      const expected = new Map(
        rows.flatMap((row) => {
          const count = row[at("TotaalJongerenMetJeugdzorgInNatura_1")];
          const base = Number(row[at("a_00_14")]) + Number(row[at("a_15_24")]);
          return count ? [[`${row[at("gwb_code")]} ${row[at("year")]}`, (100 * Number(count)) / base] as const] : [];
        })
      );
      const kept = observations.filter(({indicator}) => indicator === "jeugdzorg-0-24");
      expect(kept.length).toBeGreaterThan(5000);
      for (const {region, period, value} of kept)
        expect(expected.get(`${region} ${period.slice(0, 4)}`)).toBeCloseTo(value ?? NaN, 9);
    });

    it("never puts both definitions of youth care in one series", async () => {
      const {observations} = await load("kwb-wijken-2018-2022");
      const years = (indicator: string) =>
        [
          ...new Set(observations.filter((o) => o.indicator === indicator).map(({period}) => period.slice(0, 4)))
        ].sort();
      expect(years("jeugdzorg-0-22")).toEqual(["2018", "2019", "2020"]);
      expect(years("jeugdzorg-0-24")).toEqual(["2021", "2022"]);
    });

    it("sums WW 2020 over wijken to the direct municipal figure", async () => {
      const wijken = (await load("kwb-wijken-2018-2022")).observations.filter(
        (o) => o.indicator === "ww-uitkeringen" && o.period === "2020-01-01"
      );
      const sums = new Map<string, number>();
      for (const {region, value} of wijken) {
        const municipality = `GM${region.slice(2, 6)}`;
        sums.set(municipality, (sums.get(municipality) ?? 0) + (value ?? 0));
      }
      const direct = (await load("cbs-84799ned")).observations.filter(
        (o) => o.indicator === "ww-uitkeringen" && o.region.startsWith("GM") && o.value
      );
      const ratios = direct
        .flatMap(({region, value}) => (sums.has(region) ? [(sums.get(region) ?? 0) / (value ?? 1)] : []))
        .sort((a, b) => a - b);
      const quantile = (share: number): number => ratios[Math.round(share * (ratios.length - 1))] ?? NaN;
      expect(ratios.length).toBeGreaterThan(340);
      expect(quantile(0.5)).toBeCloseTo(1, 2);
      expect(quantile(0.05)).toBeGreaterThanOrEqual(0.96);
      expect(quantile(0.95)).toBeLessThanOrEqual(1.05);
    });
  });

  it("refuses columns that lost their decimals and keeps the year that did not", async () => {
    const {observations, problems} = await load("kwb-2021-2022");
    const sizes = observations.filter(({indicator, value}) => indicator === "huishoudensgrootte" && value !== null);
    expect(new Set(sizes.map(({period}) => period))).toEqual(new Set(["2022-01-01"]));
    expect(sizes.find(({region}) => region === "NL01")?.value).toBe(2.1);
    const lost = problems
      .filter(({kind}) => kind === "lost-decimals")
      .map(({message, count}) => [/: (\w+):/.exec(message)?.[1], count]);
    expect(lost).toEqual(
      expect.arrayContaining([
        ["g_hhgro", 3585],
        ["p_hh_lkk", 3303],
        ["g_ink_pi", 2101]
      ])
    );
  });

  it("gives national GGZ costs that equal the manifest, the row without a municipality included", async () => {
    const {observations, problems} = await load("vektis");
    const national = (year: number): number =>
      observations.find(
        (o) =>
          o.indicator === "ggz-kosten" && o.region === "NL01" && o.breakdown === "total" && o.period === `${year}-01-01`
      )?.value ?? NaN;
    // The manifest adds up kinds that were rounded to millions first; so does this check, on the file itself.
    const kinds = {
      2018: ["specialistische_ggz", "generalistische_basis_ggz", "langdurige_ggz"],
      2019: ["specialistische_ggz", "generalistische_basis_ggz", "langdurige_ggz"],
      2020: ["specialistische_ggz", "generalistische_basis_ggz", "langdurige_ggz"],
      2021: ["specialistische_ggz", "generalistische_basis_ggz", "langdurige_ggz"],
      2022: ["consulten_ggz", "intramuraal_verblijf_ggz", "overige_prestaties_ggz", "innovatiegelden_ggz"],
      2023: ["consulten_ggz", "intramuraal_verblijf_ggz", "overige_prestaties_ggz", "innovatiegelden_ggz"]
    };
    const manifest: Record<number, number> = {2018: 3551, 2019: 3738, 2020: 4022, 2021: 2857, 2022: 4484, 2023: 4958};
    for (const [text, names] of Object.entries(kinds)) {
      const year = Number(text);
      const [header = "", ...lines] = gunzipSync(readFileSync(resolve(dir, `vektis/vektis_gemeente_${year}.csv.gz`)))
        .toString("utf8")
        .trim()
        .split("\n");
      const columns = header.toLowerCase().split(";");
      const sums = names.map((name) => {
        const at = columns.indexOf(`kosten_${name}`);
        return lines.reduce((sum, line) => sum + Number(line.split(";")[at]), 0);
      });
      expect(sums.reduce((total, sum) => total + Math.round(sum / 1e6), 0)).toBe(manifest[year]);
      expect(national(year)).toBeCloseTo(
        sums.reduce((total, sum) => total + sum, 0),
        -1
      );
    }
    expect(problems.filter(({kind}) => kind === "unmatched-name")).toEqual([]);
  });

  it("leaves 14 municipalities of 2023 without a genuine wijk cell of WW in 2018; 90 have an imputed one", async () => {
    const {rows, header} = csv("kwb/kwb_wijk_2018_2022_wide_imputed.csv");
    const at = header.indexOf("a_soz_ww_2018");
    const municipalities = context.regions.list("gemeente", 2023).map(({code}) => code);
    const genuine = new Set<string>();
    const imputed = new Set<string>();
    const kept = new Set(
      (await load("kwb-wijken-2018-2022")).observations
        .filter((o) => o.indicator === "ww-uitkeringen" && o.period === "2018-01-01")
        .map(({region}) => region)
    );
    for (const row of rows) {
      const municipality = `GM${row[1]?.slice(2, 6) ?? ""}`;
      if ((row[at]?.split(".")[1] ?? "").length >= 5) imputed.add(municipality);
      if (kept.has(row[1] ?? "")) genuine.add(municipality);
    }
    // Formed after 2018: their wijken are in the file with a mean only, or (Voorne aan Zee, GM1992) not at all.
    expect(municipalities.filter((code) => !genuine.has(code))).toHaveLength(14);
    expect(municipalities.filter((code) => imputed.has(code))).toHaveLength(90);
  });
});

function appendTo<T>(list: T[], rows: Iterable<T>): void {
  for (const row of rows) list.push(row);
}
