import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync} from "node:fs";
import {dirname, join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {InputError, SourceError} from "../../models/errors.js";
import type {SourceLoader} from "../sources/source-loader.js";
import {buildWarehouse, diskError} from "./build.js";
import {openWarehouse, query} from "./database.js";
import type {SmallWorld} from "./small-world.fixture.js";
import {card, loaderOf, makeSmallWorld, observation} from "./small-world.fixture.js";
import {bareRegion} from "./bare-region.js";

const worlds: SmallWorld[] = [];
const world = (...args: Parameters<typeof makeSmallWorld>): SmallWorld => {
  const made = makeSmallWorld(...args);
  worlds.push(made);
  return made;
};
afterEach(() => {
  for (const {dir} of worlds.splice(0)) rmSync(dir, {recursive: true, force: true});
});

async function read<T = Record<string, unknown>>(file: string, sql: string): Promise<T[]> {
  const {connection, close} = await openWarehouse(file);
  try {
    return await query<T>(connection, sql);
  } finally {
    close();
  }
}

const failing =
  (error: Error): SourceLoader =>
  async (_card, {sink}) => {
    await sink.observations([observation({value: 99})]);
    throw error;
  };

describe("buildWarehouse", () => {
  it("writes what a source yields, stamped with source and vintage, and reports it", async () => {
    const {options, out} = world();
    const report = await buildWarehouse(
      options({een: loaderOf([observation(), observation({region: "GM0002", value: null, missing: "suppressed"})])})
    );
    expect(report).toMatchObject({
      ...{file: out, profile: "klein", indicators: 1, regions: 2, observations: 2, vintages: 1, problems: []}
    });
    expect(await read(out, "SELECT * FROM observation")).toEqual([
      {
        ...{indicator: "ww", region: "GM0001", boundary_year: 2020, grain: "year", period: "2020-01-01"},
        ...{breakdown: "total", value: 10, low: null, high: null, status: "definitive", missing: null},
        ...{source: "een", vintage: "een@aaaaaaaaaaaa"}
      },
      expect.objectContaining({region: "GM0002", value: null, missing: "suppressed"})
    ]);
    expect(await read(out, 'SELECT id, retrieved_at, "rows", is_current, is_stale FROM vintage')).toEqual([
      {id: "een@aaaaaaaaaaaa", retrieved_at: null, rows: 2, is_current: true, is_stale: false}
    ]);
  });

  it("writes rows in order of indicator, grain, breakdown, region and period, whatever order they came in", async () => {
    const rows = ["ww", "inwoners"].flatMap((indicator) =>
      ["GM0002", "GM0001"].flatMap((region) =>
        ["2021-01-01", "2020-01-01"].map((period) => observation({indicator, region, period}))
      )
    );
    const [one, two] = [world(), world()];
    await buildWarehouse(one.options({een: loaderOf(rows)}));
    await buildWarehouse(two.options({een: loaderOf([...rows].reverse())}));
    const content = await read(one.out, "SELECT * FROM observation");
    expect(content.map((row) => `${row["indicator"]} ${row["region"]} ${row["period"]}`)).toEqual(
      rows.map((row) => `${row.indicator} ${row.region} ${row.period}`).sort()
    );
    expect(await read(two.out, "SELECT * FROM observation")).toEqual(content);
  });

  it("takes the rows of a SELECT as it takes rows", async () => {
    const {options, out} = world();
    const loader: SourceLoader = async (_card, {sink}) => {
      await sink.observations([observation()]);
      await sink.select(
        `SELECT 'ww' AS indicator, 'GM0002' AS region, 2020 AS boundary_year, 'year' AS grain, DATE '2020-01-01' AS period,
                'total' AS breakdown, 3.5 AS value, NULL AS low, NULL AS high, 'definitive' AS status, NULL AS missing`
      );
      return {sha256: "b".repeat(64), publisherVersion: null, retrievedAt: null};
    };
    await buildWarehouse(options({een: loader}));
    expect(await read(out, "SELECT region, period, value FROM observation")).toEqual([
      {region: "GM0001", period: "2020-01-01", value: 10},
      {region: "GM0002", period: "2020-01-01", value: 3.5}
    ]);
  });

  it("names and drops what cannot be kept: unknown indicators, regions that did not exist, implausible values", async () => {
    const {options, out} = world();
    const rows = [
      observation(),
      observation({indicator: "onbekend"}),
      observation({region: "GM0003"}),
      observation({region: "GM0002", value: -1}),
      observation({indicator: "werkloosheid", value: 101})
    ];
    const {problems} = await buildWarehouse(options({een: loaderOf(rows)}));
    expect(problems.map(({kind, count}) => [kind, count])).toEqual([
      ["unknown-indicator", 1],
      ["unknown-region", 1],
      ["implausible-value", 2]
    ]);
    expect(problems[1]?.message).toContain("GM0003 in 2020");
    expect(await read(out, "SELECT region FROM observation")).toEqual([{region: "GM0001"}]);
    expect(await read(out, "SELECT kind FROM problem")).toHaveLength(3);
  });

  it("keeps the last good vintage, marked stale, when a source fails, and goes on with the others", async () => {
    const {options, out} = world({een: card("een"), twee: card("twee")});
    const inwoners = observation({indicator: "inwoners"});
    await buildWarehouse(options({een: loaderOf([observation()]), twee: loaderOf([inwoners])}));
    const report = await buildWarehouse(
      options({
        een: failing(new SourceError("timeout", "the publisher does not answer", "https://example.org")),
        twee: loaderOf([{...inwoners, value: 11}], "b")
      })
    );
    expect(report.problems).toEqual([
      {
        ...{source: "een", kind: "source-failed:timeout", count: 1},
        message: expect.stringMatching(/does not answer \(https:\/\/example.org\); the last good vintage is kept/)
      }
    ]);
    expect(await read(out, "SELECT indicator, value, vintage FROM current_observation ORDER BY ALL")).toEqual([
      {indicator: "inwoners", value: 11, vintage: "twee@bbbbbbbbbbbb"},
      {indicator: "ww", value: 10, vintage: "een@aaaaaaaaaaaa"}
    ]);
    expect(await read(out, "SELECT is_stale FROM vintage WHERE source = 'een'")).toEqual([{is_stale: true}]);
    expect(await read(out, "SELECT id FROM source WHERE stale")).toEqual([{id: "een"}]);
  });

  it("is no longer stale once the source works again", async () => {
    const {options, out} = world();
    await buildWarehouse(options({een: loaderOf([observation()])}));
    await buildWarehouse(options({een: failing(new SourceError("timeout", "no answer"))}));
    await buildWarehouse(options({een: loaderOf([observation()])}));
    expect(await read(out, "SELECT id, is_stale, is_current FROM vintage")).toEqual([
      {id: "een@aaaaaaaaaaaa", is_stale: false, is_current: true}
    ]);
  });

  it("names the first bad row and keeps nothing of it", async () => {
    const {options} = world({een: card("een"), twee: card("twee")});
    const bad = [observation(), observation({region: "GM0002", missing: "suppressed"}), observation({value: NaN})];
    const report = await buildWarehouse(options({een: loaderOf(bad), twee: loaderOf([observation()])}));
    expect(report.problems).toEqual([
      {
        ...{source: "een", kind: "invalid-row", count: 1},
        message: expect.stringContaining("row 2 (ww, GM0002, 2020-01-01, total): a value and a reason")
      }
    ]);
    expect(report.observations).toBe(1);
  });

  it("leaves the last good file untouched when no source could be loaded", async () => {
    const {options, out} = world({een: card("een")}, "keepVintages: 2\n");
    await expect(
      buildWarehouse(options({een: failing(new SourceError("timeout", "no answer"))}))
    ).rejects.toMatchObject({kind: "timeout"});
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  it("leaves the last good file untouched at a defect, and nothing beside it", async () => {
    const {options, out} = world();
    await buildWarehouse(options({een: loaderOf([observation()])}));
    const before = readFileSync(out);
    await expect(buildWarehouse(options({een: failing(new TypeError("a defect"))}))).rejects.toThrow("a defect");
    expect(readFileSync(out).equals(before)).toBe(true);
    expect(readdirSync(dirname(out))).toEqual(["warehouse.duckdb"]);
  });

  it("stops when aborted, and the last good file stands", async () => {
    const {options, out} = world();
    await buildWarehouse(options({een: loaderOf([observation()])}));
    const before = readFileSync(out);
    const abort = new AbortController();
    const loader: SourceLoader = async (_card, {sink, signal}) => {
      await sink.observations([observation({value: 1})]);
      abort.abort();
      signal.throwIfAborted();
      throw new Error("unreachable");
    };
    await expect(buildWarehouse(options({een: loader}, {signal: abort.signal}))).rejects.toMatchObject({
      name: "AbortError"
    });
    expect(readFileSync(out).equals(before)).toBe(true);
    expect(readdirSync(dirname(out))).toEqual(["warehouse.duckdb"]);
  });

  it("keeps older vintages, newest first, as many as the profile says", async () => {
    const {options, out} = world({een: card("een")}, "keepVintages: 2\n");
    let day = 1;
    for (const version of ["a", "b", "c"])
      await buildWarehouse(
        options(
          {een: loaderOf([observation({value: day})], version)},
          {
            effects: {
              now: () => new Date(Date.UTC(2024, 0, day)),
              log: () => undefined,
              fetch: () => Promise.reject(new Error("none"))
            }
          }
        )
      ).then(() => day++);
    expect(await read(out, "SELECT vintage, value FROM observation")).toEqual([
      {vintage: "een@cccccccccccc", value: 3},
      {vintage: "een@bbbbbbbbbbbb", value: 2}
    ]);
    expect(await read(out, "SELECT value FROM current_observation")).toEqual([{value: 3}]);
  });

  it("makes no new vintage of content that did not change", async () => {
    const {options, out} = world();
    await buildWarehouse(options({een: loaderOf([observation()])}));
    const later = {now: () => new Date("2025-01-01"), log: () => undefined, fetch};
    await buildWarehouse(options({een: loaderOf([observation()])}, {effects: later}));
    expect(await read(out, "SELECT value FROM meta WHERE key = 'read:een@aaaaaaaaaaaa'")).toEqual([
      {value: "2024-05-01T12:00:00.000Z"}
    ]);
  });

  it("carries nothing over from another profile", async () => {
    const {options, out, write} = world();
    await buildWarehouse(options({een: loaderOf([observation()])}));
    write("profiles/ander.yaml", "id: ander\ntitle: Ander\ndescription: Proef.\nsources: [een]\n");
    await buildWarehouse(options({een: loaderOf([observation()], "b")}, {profile: "ander"}));
    expect(await read(out, "SELECT id FROM vintage")).toEqual([{id: "een@bbbbbbbbbbbb"}]);
  });

  it("refuses a source whose licence or privacy fields forbid it, names the field, and keeps nothing of it", async () => {
    const restricted = card("twee").replace("access: open", "access: restricted");
    const {options, out} = world({een: card("een"), twee: restricted});
    const loaders = {een: loaderOf([observation()]), twee: loaderOf([observation({indicator: "inwoners"})])};
    const {problems} = await buildWarehouse(options(loaders));
    expect(problems).toEqual([
      expect.objectContaining({
        source: "twee",
        kind: "privacy-incomplete",
        message: expect.stringContaining("privacy.purpose")
      })
    ]);
    expect(await read(out, "SELECT DISTINCT source FROM observation")).toEqual([{source: "een"}]);
  });

  it("gives regions a source brings, and years before the first division, a row of their own", async () => {
    const {options, out} = world();
    const wijk = {
      ...bareRegion,
      ...{code: "WK000101", boundaryYear: 2020, level: "wijk", name: "Centrum", municipality: "GM0001", population: 5}
    };
    const loader: SourceLoader = async (source, context) => {
      await context.sink.regions([wijk]);
      const rows = [
        observation({region: "WK000101"}),
        observation({region: "NL01", boundaryYear: 1998, period: "1998-01-01"})
      ];
      return loaderOf(rows)(source, context);
    };
    expect((await buildWarehouse(options({een: loader}))).problems).toEqual([]);
    expect(await read(out, "SELECT name, municipality, population FROM region WHERE level = 'wijk'")).toEqual([
      {name: "Centrum", municipality: "GM0001", population: 5}
    ]);
    expect(await read(out, "SELECT name, population FROM region WHERE boundary_year = 1998")).toEqual([
      {name: "Nederland", population: null}
    ]);
  });

  it("refuses a second build of the same file, and takes over the lock of a process that is gone", async () => {
    const {options, out} = world();
    const loader: SourceLoader = async (source, context) => {
      await expect(buildWarehouse(options({een: loaderOf([])}))).rejects.toMatchObject({kind: "build-running"});
      return loaderOf([observation()])(source, context);
    };
    await buildWarehouse(options({een: loader}));
    writeFileSync(`${out}.lock`, "999999999");
    writeFileSync(`${out}.999999999.tmp`, "half a file");
    writeFileSync(`${out}.999999999.tmp.wal`, "half a log");
    await buildWarehouse(options({een: loaderOf([observation()])}));
    expect(readdirSync(dirname(out))).toEqual(["warehouse.duckdb"]);
  });

  it("says so when the folder cannot be made", async () => {
    const {options, dir} = world();
    writeFileSync(join(dir, "file"), "");
    await expect(
      buildWarehouse(options({een: loaderOf([])}, {out: join(dir, "file", "warehouse.duckdb")}))
    ).rejects.toMatchObject({kind: "cannot-write"});
  });

  it("goes on without older vintages when the old file is broken, and says so", async () => {
    const {options, out} = world();
    mkdirSync(dirname(out), {recursive: true});
    writeFileSync(out, "not a database at all, but long enough to look at");
    const {problems} = await buildWarehouse(options({een: loaderOf([observation()])}));
    expect(problems).toEqual([expect.objectContaining({kind: "old-file-unreadable"})]);
    expect(await read(out, "SELECT count(*) AS n FROM observation")).toEqual([{n: 1}]);
  });

  it("leads from a note to every page and sentence it touches", async () => {
    const {options, out, write, dir} = world();
    write(
      "catalogue/sentences.yaml",
      '- {id: ww-daalt, text: De WW daalt., path: /thema/werk, indicators: [ww], ends: "2018-12-31"}\n'
    );
    write(
      "catalogue/indicators/zorg.yaml",
      `- {id: zorg, title: Zorg, definition: Zorg., unit: euro, measure: amount, kind: register, flow: flow, direction: none,
  denominator: inwoners, themes: [werk], source: Vektis,
  notes: [{id: zorg-2021, starts: "2021-01-01", kind: series-break, text: Anders geteld., effect: warn}]}\n`
    );
    write("catalogue/indicators/extra.yaml", "[]\n");
    writeFileSync(join(dir, "src", "werk.md"), "---\ntitle: Werk\nindicators: [zorg, ww]\n---\n# Werk\n");
    await buildWarehouse(options({een: loaderOf([observation()])}));
    expect(
      await read(out, "SELECT kind, title, path FROM note_reach WHERE note = 'zorg-2021' ORDER BY path, kind")
    ).toEqual([
      {kind: "page", title: "Zorg", path: "/gegevens/indicator/zorg"},
      {kind: "sentence", title: "Zorg: de zin bovenaan", path: "/gegevens/indicator/zorg"},
      {kind: "page", title: "Werk", path: "/werk"}
    ]);
  });
});

describe("diskError", () => {
  it("tells a full disk and a folder without leave apart from a defect", () => {
    expect(diskError(new Error("IO Error: Could not write: No space left on device"), "x")).toMatchObject({
      kind: "disk-full"
    });
    expect(diskError(Object.assign(new Error("open"), {code: "EROFS"}), "x")).toMatchObject({kind: "cannot-write"});
    const defect = new TypeError("x is not a function");
    expect(diskError(defect, "x")).toBe(defect);
    const known = new InputError("a", "b");
    expect(diskError(known, "x")).toBe(known);
  });
});
