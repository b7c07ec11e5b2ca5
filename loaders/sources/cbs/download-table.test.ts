import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Bench, Version} from "../../../test/replay/fetching.js";
import {downloadFrom, folderContent, folderRows, makeBench} from "../../../test/replay/fetching.js";
import type {Fault, FaultKind, ReplayOptions, ReplayServer} from "../../../test/replay/server.js";
import {startReplayServer} from "../../../test/replay/server.js";
import {cells, makeTable, wideRows} from "../../../test/replay/tables.js";
import type {DownloadOptions} from "./table-source.js";
import {SourceError} from "../../../models/errors.js";

const table = makeTable();
const versions: Version[] = ["v4", "v3"];
const pages = {v4: "Observations?", v3: "/TypedDataSet?"} as const;

let bench: Bench;
const servers: ReplayServer[] = [];
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await bench.remove();
});

async function serve(options: Partial<ReplayOptions> = {}): Promise<ReplayServer> {
  const server = await startReplayServer({tables: [{table}], pageSize: 50, now: () => bench.now, ...options});
  servers.push(server);
  return server;
}

/** A server that says nothing costs a timeout each time: a short one here. */
const impatient = (kind: FaultKind): Pick<DownloadOptions, "http"> | undefined =>
  kind === "silent" ? {http: {...bench.options.http, timeoutMs: {metadata: 250, observations: 250}}} : undefined;

const failure = async (promise: Promise<unknown>): Promise<SourceError> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason
  );
  expect(error).toBeInstanceOf(SourceError);
  return error as SourceError;
};

describe("downloadTable4", () => {
  it("keeps every observation, code and property as the publisher sent it", async () => {
    const server = await serve();
    const download = await downloadFrom(server, "v4", bench);
    // 21 regions × 10 years × 2 measures.
    expect(download).toMatchObject({table: "12345NED", version: "202601010000", rows: 420, pages: 9, retries: 0});
    expect(download.complete).toBe(true);
    expect(await folderRows(bench.out)).toEqual(cells(table));
    const lines = cells(table).map((row) => `${JSON.stringify(row)}\n`);
    expect(download.sha256).toBe(createHash("sha256").update(lines.join("")).digest("hex"));
    expect((await readdir(bench.out)).filter((name) => !name.startsWith("observations"))).toEqual([
      "codes-Perioden.json",
      "codes-RegioS.json",
      "dimensions.json",
      "groups-RegioS.json",
      "index.json",
      "measure-codes.json",
      "properties.json"
    ]);
    const index = JSON.parse(await readFile(join(bench.out, "index.json"), "utf8")) as Record<string, unknown>;
    expect(index).toMatchObject({tableId: "12345NED", sliceFilter: null, observationRows: 420, complete: true});
  });

  it("keeps a ValueAttribute that nobody has heard of", async () => {
    await downloadFrom(await serve(), "v4", bench);
    const attributes = new Set((await folderRows(bench.out)).map((row) => row["ValueAttribute"]));
    expect(attributes).toEqual(new Set(["None", "Impossible", "Onbetrouwbaar"]));
  });

  it("gives the same hash however the pages are cut", async () => {
    const whole = await downloadFrom(await serve({pageSize: 1000}), "v4", bench);
    const cut = await downloadFrom(await serve({pageSize: 7}), "v4", bench);
    expect(cut.pages).toBe(60);
    expect(cut.sha256).toBe(whole.sha256);
  });

  it("never changes the case of a table id, and says which id was meant", async () => {
    const server = await serve();
    const error = await failure(downloadFrom(server, "v4", bench, {table: "12345ned"}));
    expect(error.kind).toBe("unknown-table");
    expect(error.message).toContain("12345NED");
    expect(server.requests[0]).toBe("/odata/v1/CBS/12345ned/Properties");
  });

  it("refuses an id that is no table id", () => {
    expect(() => downloadFrom({base4: "http://127.0.0.1:1"} as ReplayServer, "v4", bench, {table: "../x"})).toThrow(
      "looks like"
    );
  });

  it("asks for a filter as given and compares with the count of that filter", async () => {
    const filter = "RegioS eq 'GM0003' and Perioden ge '2015JJ00'";
    const download = await downloadFrom(await serve(), "v4", bench, {filter});
    expect(download.rows).toBe(10);
    expect((await folderRows(bench.out)).every((row) => row["RegioS"] === "GM0003")).toBe(true);
  });

  it.each([[["Perioden"]], [["RegioS"]], [["Perioden", "RegioS"]], [["Measure"]]])(
    "gives the same rows in slices by %j",
    async (sliceBy) => {
      await downloadFrom(await serve(), "v4", bench, {sliceBy});
      const rows = await folderRows(bench.out);
      expect(rows.sort((a, b) => Number(a["Id"]) - Number(b["Id"]))).toEqual(cells(table));
    }
  );

  it("names the dimensions when it cannot slice by one", async () => {
    await expect(downloadFrom(await serve(), "v4", bench, {sliceBy: ["Regio"]})).rejects.toThrow("RegioS, Perioden");
  });

  it("finds out that the server ignores a slice's filter", async () => {
    const faults: Fault[] = [{kind: "ignores-filter", on: "Observations?$filter", times: Infinity}];
    const error = await failure(downloadFrom(await serve({faults}), "v4", bench, {sliceBy: ["Perioden"]}));
    expect(error.kind).toBe("wrong-slice");
  });

  it("begins again once when the table changes while it is read", async () => {
    const changing = {...table};
    let observations = 0;
    const server = await serve({
      tables: [{table: changing}],
      onRequest: (path) => {
        if (path.includes("Observations?") && (observations += 1) === 3)
          Object.assign(changing, {
            version: "202602020000",
            modified: "2026-02-02T00:00:00+01:00",
            measures: {...table.measures, M000352: () => 5}
          });
      }
    });
    const download = await downloadFrom(server, "v4", bench);
    expect(download.version).toBe("202602020000");
    expect(await folderRows(bench.out)).toEqual(cells(changing));
  });

  it("stops a chain of pages that goes on beyond the rows there are", async () => {
    const server = await serve();
    let page = 0;
    const endless = (input: unknown): Promise<Response> => {
      if (!/Observations($|\?)/.test(String(input))) return fetch(String(input));
      page += 1;
      const row = {...cells(table)[0], Id: page};
      return Promise.resolve(Response.json({value: [row], "@odata.nextLink": `?$skiptoken=${page}`}));
    };
    const effects = {...bench.options.effects, fetch: endless as typeof fetch};
    const error = await failure(downloadFrom(server, "v4", bench, {effects}));
    expect(error.message).toMatch(/421.*420/);
    expect(page).toBe(842);
  });

  it("gives up on a table that changes all the time, and leaves the previous folder", async () => {
    await downloadFrom(await serve(), "v4", bench);
    const before = await folderContent(bench.out);
    const changing = {...table, version: "1"};
    const server = await serve({
      tables: [{table: changing}],
      onRequest: (path) => {
        if (path.endsWith("Observations")) changing.version = `${changing.version}1`;
      }
    });
    const error = await failure(downloadFrom(server, "v4", bench));
    expect(error.kind).toBe("version-changed");
    expect(await folderContent(bench.out)).toEqual(before);
  });
});

describe("downloadTable3", () => {
  it("keeps the wide rows with their padded codes", async () => {
    const download = await downloadFrom(await serve(), "v3", bench);
    expect(download).toMatchObject({rows: 210, pages: 5, version: "2026-01-01T00:00:00+01:00", complete: true});
    const rows = await folderRows(bench.out);
    expect(rows).toEqual(wideRows(table, true));
    expect(rows[0]).toMatchObject({RegioS: "NL01  "});
    expect((await readdir(bench.out)).filter((name) => !name.includes("-page-"))).toEqual([
      "CategoryGroups.json",
      "DataProperties.json",
      "Perioden.json",
      "RegioS.json",
      "TableInfos.json",
      "index.json"
    ]);
  });

  it("finds a region by its unpadded code", async () => {
    const download = await downloadFrom(await serve(), "v3", bench, {filter: "RegioS eq 'NL01'"});
    expect(download.rows).toBe(10);
  });

  it("stays below the limit of 10,000 rows where there is no feed", async () => {
    const big = makeTable({regions: 2100});
    const server = await serve({tables: [{table: big}], hasFeed: false});
    const download = await downloadFrom(server, "v3", bench);
    expect(download).toMatchObject({rows: 21_010, pages: 3});
    expect(await folderRows(bench.out)).toEqual(wideRows(big, true));
  });

  it("goes year by year where the server refuses the pages as well", async () => {
    const server = await serve({hasFeed: false, apiLimit: 30});
    const download = await downloadFrom(server, "v3", bench);
    expect(download).toMatchObject({rows: 210, pages: 10});
  });

  it("takes the untyped rows where they are asked for", async () => {
    const {downloadTable3} = await import("./odata3.js");
    const server = await serve();
    await downloadTable3("12345NED", {...bench.options, baseUrl: server.origin, dataSets: ["UntypedDataSet"]});
    expect(await folderRows(bench.out)).toEqual(wideRows(table, false));
    expect(existsSync(join(bench.out, "UntypedDataSet-page-5.json"))).toBe(true);
  });

  it("takes both sets of rows where both are asked for", async () => {
    const {downloadTable3} = await import("./odata3.js");
    const server = await serve();
    const dataSets = ["TypedDataSet", "UntypedDataSet"] as const;
    const download = await downloadTable3("12345NED", {...bench.options, baseUrl: server.origin, dataSets});
    expect(download).toMatchObject({rows: 420, pages: 10});
  });
});

const mended: FaultKind[] = [
  "reset",
  "reset-midway",
  "429-seconds",
  "429-date",
  "500",
  "503",
  "truncated",
  "wrong-length",
  "html",
  "not-utf8",
  "repeated-page",
  "next-loop",
  "slow",
  "silent",
  "trickle"
];

describe.each(versions)("a download over %s", (version) => {
  it.each(mended)("is complete and equal after: %s", async (kind) => {
    await downloadFrom(await serve(), version, bench);
    const before = await folderContent(bench.out);
    const other = await makeBench();
    try {
      const faults: Fault[] = [
        {kind, on: version === "v4" ? "skiptoken=100" : "$skip=100", times: 2},
        {
          kind: kind === "repeated-page" || kind === "next-loop" ? "500" : kind,
          on: version === "v4" ? "/RegioSCodes" : "/RegioS?",
          times: 1
        }
      ];
      const download = await downloadFrom(await serve({faults}), version, other, impatient(kind));
      expect(await folderContent(other.out)).toEqual(before);
      expect(download.retries).toBe({slow: 0}[kind as string] ?? 3);
    } finally {
      await other.remove();
    }
  });

  it.each([...mended.filter((kind) => kind !== "slow"), "400", "429-long"] as FaultKind[])(
    "that meets %s for ever says so, and the previous folder stands",
    async (kind) => {
      await downloadFrom(await serve(), version, bench);
      const before = await folderContent(bench.out);
      const faults: Fault[] = [{kind, on: version === "v4" ? "skiptoken=100" : "DataSet?", times: Infinity}];
      const changed = {...table, version: "202601020000", modified: "2026-01-02T00:00:00+01:00"};
      const server = await serve({faults, tables: [{table: changed}]});
      const error = await failure(downloadFrom(server, version, bench, impatient(kind)));
      expect(error.kind).toMatch(
        /^(network|rate-limited|server-error|invalid-json|invalid-text|repeated-page|timeout|refused)$/
      );
      expect(error.message.length).toBeGreaterThan(20);
      expect(await folderContent(bench.out)).toEqual(before);
      expect((await readdir(bench.dir)).sort()).toEqual(["cache", "recorded"]);
    }
  );

  it("follows a nextLink to another host on the base it was given", async () => {
    const server = await serve({linkHost: "https://datasets.example.invalid"});
    const download = await downloadFrom(server, version, bench);
    expect(download.rows).toBe(version === "v4" ? 420 : 210);
  });

  it.each(["lost-row", "lost-link"] as FaultKind[])("names both numbers when rows are missing: %s", async (kind) => {
    const on = version === "v4" ? "skiptoken=100" : "$skip=100";
    const error = await failure(downloadFrom(await serve({faults: [{kind, on, times: Infinity}]}), version, bench));
    expect(error.kind).toBe("wrong-count");
    expect(error.message).toContain(version === "v4" ? "420" : "210");
    expect(existsSync(bench.out)).toBe(false);
  });

  it.each(["lost-row", "lost-link"] as FaultKind[])("asks again once when rows are missing: %s", async (kind) => {
    const on = version === "v4" ? "skiptoken=100" : "$skip=100";
    const download = await downloadFrom(await serve({faults: [{kind, on, times: 1}]}), version, bench);
    expect(download.rows).toBe(version === "v4" ? 420 : 210);
  });

  it("says when the publisher's own count is wrong", async () => {
    const faults: Fault[] = [{kind: "wrong-count", on: "$count", times: Infinity}];
    const error = await failure(downloadFrom(await serve({faults}), version, bench));
    expect(error.kind).toBe("wrong-count");
    expect(error.message).toMatch(version === "v4" ? /420.*421/ : /210.*211/);
  });

  it("believes the publisher when its count was wrong only once", async () => {
    const faults: Fault[] = [{kind: "wrong-count", on: "$count", times: 1}];
    expect((await downloadFrom(await serve({faults}), version, bench)).complete).toBe(true);
  });

  it("keeps what it has: a second download asks for no page again", async () => {
    const server = await serve();
    const first = await downloadFrom(server, version, bench);
    server.requests.length = 0;
    const second = await downloadFrom(server, version, bench);
    expect(second.sha256).toBe(first.sha256);
    expect(server.requests.filter((path) => path.includes(pages[version]))).toEqual([]);
    // The head twice, the count, and in v4 the measure groups that this table does not have.
    expect(server.requests.length).toBe(version === "v4" ? 4 : 3);
  });

  it("asks again for a page whose cached bytes were damaged", async () => {
    const server = await serve();
    const first = await downloadFrom(server, version, bench);
    const raw = join(bench.options.cacheDir, "raw");
    for (const folder of await readdir(raw))
      for (const file of await readdir(join(raw, folder))) await writeFile(join(raw, folder, file), "{}");
    const second = await downloadFrom(server, version, bench);
    expect(second.sha256).toBe(first.sha256);
  });

  it("goes on where a cancelled download stopped", async () => {
    const abort = new AbortController();
    const server = await serve();
    const stopped = downloadFrom(server, version, bench, {
      signal: abort.signal,
      onProgress: ({pages: received}) => {
        if (received === 3) abort.abort();
      }
    });
    expect((await failure(stopped)).kind).toBe("cancelled");
    expect(existsSync(bench.out)).toBe(false);
    server.requests.length = 0;
    const download = await downloadFrom(server, version, bench);
    expect(download.rows).toBe(version === "v4" ? 420 : 210);
    expect(server.requests.filter((path) => path.includes(pages[version])).length).toBe(download.pages - 3);
  });

  it("gives up early on a silent publisher where the caller has something to fall back on", async () => {
    const faults: Fault[] = [{kind: "reset", on: version === "v4" ? "/Properties" : "/TableInfos", times: Infinity}];
    await failure(downloadFrom(await serve({faults}), version, bench, {headRetries: 1}));
    expect(bench.waits).toEqual([1500]);
  });

  it("tells the user when the folder cannot be written", async () => {
    await writeFile(join(bench.dir, "file"), "x");
    const out = join(bench.dir, "file", "recorded");
    await expect(downloadFrom(await serve(), version, bench, {out})).rejects.toMatchObject({name: "InputError"});
  });

  it("refuses to replace a folder that is no recording", async () => {
    await mkdir(bench.out);
    await writeFile(join(bench.out, "scriptie.docx"), "x");
    await expect(downloadFrom(await serve(), version, bench)).rejects.toMatchObject({
      name: "InputError",
      kind: "not-a-recording"
    });
    expect(await readdir(bench.out)).toEqual(["scriptie.docx"]);
  });
});
