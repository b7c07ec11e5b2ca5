import {existsSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {sharedDir} from "../../../test/helpers/shared.js";
import {createRegionIndex} from "../../warehouse/region-names.js";
import {readRegions} from "../../warehouse/regions.js";
import type {BoundaryEvent} from "./boundary-event.js";
import {deriveChanges} from "./derive-changes.js";
import {compareEvents} from "./load-boundary-events.js";
import {parseCodeText} from "./parse-code-text.js";
import {parseEventsCsv} from "./parse-events-csv.js";

const {regions, changes} = await readRegions(resolve(fileURLToPath(new URL("../../../data", import.meta.url))));
const index = createRegionIndex(regions, changes);

describe("parseCodeText", () => {
  it("reads dissolution into several, with amounts, and the day the municipality began", () => {
    const text =
      "Opgeheven per 01-01-2021, overgegaan naar:\r\n- Boxtel (GM0757),\r\n... 535 hectare met 918 woningen en 2149 inwoners\r\n" +
      "- Tilburg (GM0855),\r\n... 978 hectare met 588 woningen en 1442 inwoners\r\n\r\nBegindatum 03-01-1985\r\n";
    const {events, begins} = parseCodeText("GM0788", "Haaren", text);
    expect(begins).toBe("1985-01-03");
    const shared = {code: "GM0788", name: "Haaren", kind: "dissolved", date: "2021-01-01", direction: "given"};
    expect(events).toEqual([
      {...shared, other: "GM0757", otherName: "Boxtel", hectares: 535, dwellings: 918, inhabitants: 2149},
      {...shared, other: "GM0855", otherName: "Tilburg", hectares: 978, dwellings: 588, inhabitants: 1442}
    ]);
  });

  it("reads a change of name from either side", () => {
    const before = parseCodeText(
      "GM1921",
      "De Friese Meren",
      "Naamswijziging per 01-07-2015,\nnieuwe naam: De Fryske Marren (GM1940)\n"
    );
    const after = parseCodeText(
      "GM1940",
      "De Fryske Marren",
      "Naamswijziging per 01-07-2015,\noude naam: De Friese Meren (GM1921)\nBegindatum 01-07-2015"
    );
    expect(before.events[0]).toMatchObject({kind: "renamed", direction: "given", other: "GM1940", date: "2015-07-01"});
    expect(after.events[0]).toMatchObject({kind: "renamed", direction: "received", other: "GM1921"});
  });

  it("keeps decimals of hectares and the singular, and reads 'uit' as received", () => {
    const text =
      "Grenswijziging per 01-01-2025, ontvangen van:\n- Oss (GM0828),\n... 0,17 hectare met 1 woning en 1 inwoner\n\nOntstaan per 01-01-2011, uit:\n- Sneek (GM0091),\n... 3005 hectare met 14900 woningen en 33573 inwoners";
    expect(parseCodeText("GM1721", "Bernheze", text).events).toEqual([
      expect.objectContaining({kind: "border", hectares: 0.17, dwellings: 1, inhabitants: 1}),
      expect.objectContaining({kind: "created", direction: "received", hectares: 3005})
    ]);
  });

  it("reads any text without throwing", () => {
    const words = fc.constantFrom(
      "Opgeheven per 01-01-2021, overgegaan naar:",
      "- A (GM0001),",
      "... 1 hectare",
      "\r\n",
      "(",
      "per",
      "Begindatum x",
      "Ontstaan per 99-99-9999, uit:"
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string())),
        (parts) => void parseCodeText("GM0001", "A", parts.join("\n"))
      )
    );
  });
});

const event = (part: Partial<BoundaryEvent>): BoundaryEvent => ({
  code: "GM0001",
  name: "A",
  kind: "dissolved",
  date: "2020-01-01",
  direction: "given",
  other: "GM0002",
  otherName: "B",
  hectares: 100,
  dwellings: 50,
  inhabitants: 120,
  ...part
});
const derive = (events: BoundaryEvent[]): ReturnType<typeof deriveChanges> =>
  deriveChanges(events, {from: "2011-01-01", to: "2026-01-01", source: "test", populationOf: () => 1000});

describe("deriveChanges", () => {
  it("makes one change of an event told from both sides", () => {
    const {changes: made, disagreements} = derive([
      event({}),
      event({code: "GM0002", kind: "reorganised", direction: "received", other: "GM0001"}),
      event({code: "GM0002", kind: "reorganised", direction: "received", other: "GM0002"})
    ]);
    expect(made).toEqual([
      expect.objectContaining({from: "GM0001", to: "GM0002", weight: 1, basis: "whole", kind: "merge"})
    ]);
    expect(disagreements).toEqual([]);
  });

  it("names what the two sides tell differently, and an event only one tells", () => {
    const {disagreements} = derive([
      event({}),
      event({code: "GM0002", kind: "reorganised", direction: "received", other: "GM0001", dwellings: 51}),
      event({code: "GM0003", kind: "border", other: "GM0002"})
    ]);
    expect(disagreements.map(({message}) => message)).toEqual([
      "dwellings: GM0001 says 50, GM0002 says 51",
      "told by GM0003 only; the text of GM0002 is silent"
    ]);
  });

  it("weighs parts by dwellings, else inhabitants, else hectares, and refuses when a part has none of them", () => {
    const split = (first: Partial<BoundaryEvent>, second: Partial<BoundaryEvent>): unknown[] =>
      derive([event(first), event({other: "GM0003", ...second})]).changes.map(({weight, basis}) => [weight, basis]);
    expect(split({dwellings: 30}, {dwellings: 10})).toEqual([
      [0.75, "dwellings"],
      [0.25, "dwellings"]
    ]);
    expect(split({dwellings: null}, {inhabitants: 30})).toEqual([
      [0.8, "inhabitants"],
      [0.2, "inhabitants"]
    ]);
    expect(split({dwellings: null, inhabitants: null}, {hectares: 300})).toEqual([
      [0.25, "hectares"],
      [0.75, "hectares"]
    ]);
    const none = {dwellings: null, inhabitants: null, hectares: null};
    expect(() => split(none, {})).toThrow(/complete the events/);
  });

  it("counts a municipality as whole when its other part is empty land", () => {
    const {changes: made} = derive([event({}), event({other: "GM0003", dwellings: 0, inhabitants: 0})]);
    expect(made.map(({to, weight, basis}) => [to, weight, basis])).toEqual([
      ["GM0002", 1, "whole"],
      ["GM0003", 0, "dwellings"]
    ]);
  });

  it("weighs a border change by inhabitants moved against those of the giver, and leaves abroad out", () => {
    const {changes: made} = derive([
      event({kind: "border", inhabitants: 25}),
      event({kind: "border", other: "GM0998"})
    ]);
    expect(made).toEqual([expect.objectContaining({weight: 0.025, basis: "inhabitants", kind: "border"})]);
  });
});

describe("parseEventsCsv", () => {
  const header =
    "gm,naam,begindatum,einddatum,gebeurtenis,datum,richting,ander_gm,ander_naam,hectare,woningen,inwoners";
  it("reads rows, quoted names and empty amounts", () => {
    const rows = `${header}\nGM0820,"Nuenen, Gerwen en Nederwetten",,,Grenswijziging,01-01-2012,overgegaan naar,GM0794,Helmond,19,,0\n`;
    expect(parseEventsCsv(rows, "events.csv")).toEqual([
      expect.objectContaining({
        name: "Nuenen, Gerwen en Nederwetten",
        direction: "given",
        hectares: 19,
        dwellings: null,
        inhabitants: 0
      })
    ]);
  });
  it.each([
    ["gm,naam\nGM0001,A\n", "missing-column", "events.csv"],
    [`${header}\nGM0001,A,,,Gebeurd,01-01-2012,uit,GM0002,B,1,1,1\n`, "unknown-event", "events.csv:2"],
    [`${header}\nGM0001,A,,,Ontstaan,2012-01-01,uit,GM0002,B,1,1,1\n`, "invalid-date", "events.csv:2"],
    [`${header}\nGM0001,A,,,Ontstaan,01-01-2012,uit,GM0002,B,veel,1,1\n`, "invalid-number", "events.csv:2"]
  ])("names the place of a fault: %j", (content, kind, where) => {
    expect(() => parseEventsCsv(content, "events.csv")).toThrow(expect.objectContaining({kind, where}));
  });
});

describe("compareEvents", () => {
  it("reports an event data/regions lacks, one it alone has, and another weight", () => {
    const told = compareEvents(
      [
        event({code: "GM0788", other: "GM0757", date: "2021-01-01", dwellings: 5000}),
        event({code: "GM0788", other: "GM0824", date: "2021-01-01", dwellings: 1003}),
        event({code: "GM0794", kind: "border", other: "GM0820", date: "2021-01-01"})
      ],
      index
    );
    const by = Object.fromEntries(told.map(({kind, messages}) => [kind, messages]));
    expect(by["boundary-event-unknown"]).toEqual(["2021-01-01 GM0794 → GM0820 is not in data/regions"]);
    expect(by["boundary-event-missing"]).toContain("2021-01-01 GM0788 → GM0865 is in data/regions only");
    expect(by["boundary-weight-differs"]?.[0]).toMatch(/GM0788 → GM0757: 0\.8329, data\/regions has 0\.1529/);
  });
});

describe.runIf(sharedDir !== null)("events of real files", () => {
  it("agree with data/regions, but for changes of name a table of events does not list", () => {
    const file = join(sharedDir ?? "", "data/herindeling/herindelingen_cbs_uit_03759ned_codes.csv");
    expect(existsSync(file)).toBe(true);
    const told = compareEvents(parseEventsCsv(readFileSync(file, "utf8"), file), index);
    const by = Object.fromEntries(told.map(({kind, messages}) => [kind, messages]));
    expect(by["boundary-event-unknown"]).toEqual([]);
    expect(by["boundary-weight-differs"]).toEqual([]);
    const renamed = changes
      .filter(({kind}) => kind === "rename")
      .map(({date, from, to}) => `${date} ${from} → ${to} is in data/regions only`);
    expect(by["boundary-event-missing"]).toEqual(renamed);
    expect(by["boundary-texts-disagree"]).toHaveLength(3);
  });
});
