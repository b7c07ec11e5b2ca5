import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {baseUrl, tableId} from "./base-url.js";
import {findTable} from "./catalogue.js";
import {followLink} from "./follow-link.js";
import {IdSet} from "./id-set.js";
import {padFilter} from "./pad-filter.js";
import {openCache} from "./raw-cache.js";
import {retryAfter} from "./retry-after.js";
import {createRowCheck} from "./row-check.js";
import {slicesOf} from "./slices.js";

describe("retryAfter", () => {
  const now = new Date("2026-01-05T12:00:00Z");
  it.each([
    [null, null],
    ["120", 120_000],
    // The example of RFC 9110, 5.6.7, in its three formats.
    ["Sun, 06 Nov 1994 08:49:37 GMT", 0],
    ["Mon, 05 Jan 2026 12:01:00 GMT", 60_000],
    ["Monday, 05-Jan-26 12:01:00 GMT", 60_000],
    ["-5", null],
    ["1.5", null],
    ["", null]
  ])("reads %j as %j ms", (header, expected) => {
    expect(retryAfter(header, now)).toBe(expected);
  });
});

describe("IdSet", () => {
  it("holds exactly what was added", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({max: 5_000_000})), fc.array(fc.nat({max: 5_000_000})), (added, others) => {
        const set = new IdSet();
        for (const id of added) set.add(id);
        const truth = new Set(added);
        return [...added, ...others].every((id) => set.has(id) === truth.has(id));
      })
    );
  });

  it("knows ids beyond 32 bits apart", () => {
    const set = new IdSet();
    set.add(2 ** 40 + 5);
    expect([set.has(2 ** 40 + 5), set.has(5), set.has(2 ** 40 + 37), set.has(2 ** 32 + 5)]).toEqual([
      true,
      false,
      false,
      false
    ]);
  });
});

describe("followLink", () => {
  const page = "http://127.0.0.1:8080/mirror/CBS/80590ned/Observations?$filter=x";
  it.each([
    ["https://datasets.cbs.nl/odata/v1/CBS/80590ned/Observations?$skiptoken=5", "Observations?$skiptoken=5"],
    ["Observations?$skiptoken=5", "Observations?$skiptoken=5"],
    ["?$skiptoken=5", "Observations?$skiptoken=5"],
    ["/odata/v1/CBS/80590ned/Observations/Page(2)", "Observations/Page(2)"],
    ["https://elsewhere.example/next?token=a%20b", "Observations?token=a%20b"]
  ])("follows %s on the base", (link, expected) => {
    expect(followLink(link, page, "80590ned")).toBe(`http://127.0.0.1:8080/mirror/CBS/80590ned/${expected}`);
  });

  it("keeps the format that v3 needs", () => {
    const feed = "http://host/ODataFeed/odata/82070ned/TypedDataSet?$format=json";
    const next = followLink(
      "https://opendata.cbs.nl/ODataFeed/odata/82070ned/TypedDataSet?$skip=10000",
      feed,
      "82070ned"
    );
    expect(next).toBe("http://host/ODataFeed/odata/82070ned/TypedDataSet?$skip=10000&$format=json");
  });
});

describe("slicesOf", () => {
  const dimensions = [
    {id: "Perioden", isTime: true, codes: ["2020JJ00", "2020KW01", "2021MM01"]},
    {id: "RegioS", isTime: false, codes: ["NL01  ", "GM'1  "]}
  ];

  it("cuts time by calendar year and the rest by code, as the publisher writes it", () => {
    expect(slicesOf(dimensions, ["Perioden", "RegioS"], "A eq '1' or B eq '2'").map(({filter}) => filter)).toEqual([
      "(A eq '1' or B eq '2') and startswith(Perioden,'2020') and RegioS eq 'NL01  '",
      "(A eq '1' or B eq '2') and startswith(Perioden,'2020') and RegioS eq 'GM''1  '",
      "(A eq '1' or B eq '2') and startswith(Perioden,'2021') and RegioS eq 'NL01  '",
      "(A eq '1' or B eq '2') and startswith(Perioden,'2021') and RegioS eq 'GM''1  '"
    ]);
  });

  it("puts every row in exactly one slice", () => {
    const slices = slicesOf(dimensions, ["Perioden", "RegioS"], null);
    for (const Perioden of dimensions[0]!.codes)
      for (const RegioS of dimensions[1]!.codes)
        expect(slices.filter((slice) => slice.holds({Perioden, RegioS})).length).toBe(1);
  });
});

describe("padFilter", () => {
  it("pads the codes a table knows and leaves the rest alone", () => {
    const dimensions = [{id: "RegioS", isTime: false, codes: ["NL01  ", "GM0363"]}];
    expect(padFilter("RegioS eq 'NL01' and Perioden ge '2015JJ00' or RegioS ne 'GM9999'", dimensions)).toBe(
      "RegioS eq 'NL01  ' and Perioden ge '2015JJ00' or RegioS ne 'GM9999'"
    );
  });
});

describe("createRowCheck", () => {
  const rules = {id: "Id", dimensions: ["RegioS"], fault: () => null};
  it("forgets the rows of a page it refused", () => {
    const check = createRowCheck(rules);
    expect(() => {
      check([{Id: 1, RegioS: "A"}, {Id: 2}]);
    }).toThrow("no code for RegioS");
    check([{Id: 1, RegioS: "A"}]);
    expect(() => {
      check([{Id: 1, RegioS: "A"}]);
    }).toThrow("came twice");
  });

  it("holds rows without numbers to pages that differ", () => {
    const check = createRowCheck(rules);
    check([{RegioS: "A"}]);
    check([{RegioS: "B"}]);
    expect(() => {
      check([{RegioS: "A"}]);
    }).toThrow("same page");
  });
});

describe("openCache", () => {
  it("gives back what was written, passes over a line cut short, and keeps versions apart", async () => {
    const dir = await mkdtemp(join(tmpdir(), "cbs-cache-"));
    try {
      const cache = await openCache(dir, "v1");
      await cache.write("http://host/a", Buffer.from("one"));
      const [index] = await readdir(join(dir, "index"));
      const file = join(dir, "index", index!);
      await writeFile(file, `${await readFile(file, "utf8")}\n{"url":"http://host/b","sha`);
      const again = await openCache(dir, "v1");
      await again.write("http://host/c", Buffer.from("three"));
      const third = await openCache(dir, "v1");
      const read = async (url: string) => (await third.read(url))?.bytes.toString() ?? null;
      expect(await Promise.all(["a", "b", "c"].map((name) => read(`http://host/${name}`)))).toEqual([
        "one",
        null,
        "three"
      ]);
      expect(await (await openCache(dir, "v2")).read("http://host/a")).toBeNull();
    } finally {
      await rm(dir, {recursive: true, force: true});
    }
  });
});

describe("baseUrl and tableId", () => {
  it("take an address and an id, and nothing else", () => {
    expect(baseUrl("http://127.0.0.1:80/odata/v1/CBS/")).toBe("http://127.0.0.1/odata/v1/CBS");
    for (const bad of ["datasets.cbs.nl", "ftp://x", "http://me:secret@host", "http://host?x=1"])
      expect(() => baseUrl(bad)).toThrow(expect.objectContaining({name: "InputError", kind: "invalid-url"}) as Error);
    expect(tableId("37789ksz")).toBe("37789ksz");
    for (const bad of ["", "../etc", "a/b", "a b", "a?b"])
      expect(() => tableId(bad)).toThrow(expect.objectContaining({kind: "invalid-table"}) as Error);
  });
});

describe("the catalogue of tables", () => {
  const tables = [
    {id: "80590ned", title: "Arbeidsdeelname en werkloosheid per maand", status: null, modified: null},
    {id: "85224NED", title: "Arbeidsdeelname; kerncijfers seizoengecorrigeerd", status: null, modified: null}
  ];
  it("is searched by id, whatever its case", () => {
    expect(findTable(tables, "80590NED")?.id).toBe("80590ned");
    expect(findTable(tables, "99999NED")).toBeNull();
  });
});
