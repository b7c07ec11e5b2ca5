import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeAll, describe, expect, it} from "vitest";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Indicator} from "../catalogue/schema.js";
import {addIndicator, addObservations, openEmptyWarehouse} from "../warehouse/panel-fixture.js";
import {readCounterpartGroups} from "./counterpart-groups.js";
import {pulse} from "./pulse.js";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openEmptyWarehouse();
  await addIndicator(connection, "ww");
  await connection.run(
    `INSERT INTO source BY NAME SELECT id, id AS title, 'p' AS publisher, 'CC' AS licence, 'CC' AS licence_title,
       true AS commercial_use, 'open' AS access FROM (VALUES ('bron-a'), ('bron-b')) s(id)`
  );
  // Of source A the young are 20, 25 and 30 % before and 60 % now, and the old the rest; B has other classes and no total.
  const young = [0.2, 0.25, 0.3, 0.6];
  for (const [at, share] of young.entries()) {
    const year = 2017 + at;
    await addObservations(connection, {indicator: "ww", year, source: "bron-a"}, [
      {region: "NL01", value: 1000},
      {region: "NL01", value: 1000 * (1 - share), breakdown: "age=27-44"},
      {region: "NL01", value: 1000 * share, breakdown: "age=15-26"}
    ]);
    await addObservations(connection, {indicator: "ww", year, source: "bron-b"}, [
      {region: "NL01", value: at === 3 ? 9000 : 10, breakdown: "age=15-24"},
      {region: "NL01", value: at === 3 ? 9000 : 10, breakdown: "age=27-44"}
    ]);
  }
});

const local = {id: "ww", measure: "count"} as Indicator;
const catalogue = {
  breakdowns: new Map([["age", {id: "age", title: "Leeftijd", categories: [{id: "15-26", title: "15 tot 27 jaar"}]}]])
} as unknown as Catalogue;
const judge: Parameters<typeof readCounterpartGroups>[2]["judge"] = (points) => pulse(points, "year", [], 2020);

describe("groups of a local series", () => {
  it("are those of the source that gives the total, from young to old; classes of another source are left out", async () => {
    const found = await readCounterpartGroups(connection, catalogue, {local, grain: "year", judge});
    expect(found).toMatchObject({source: "bron-a", relative: true, firstYear: 2017, lastYear: 2019});
    expect(found?.parts.map(({id, title, value}) => [id, title, value])).toEqual([
      ["age=15-26", "15 tot 27 jaar", 600],
      ["age=27-44", "27-44", 400]
    ]);
    // By hand: 0.60 against 0.25 is 140 % more; 0.40 against 0.75 is 46.67 % less.
    expect(found?.parts.map(({deviation}) => deviation.toFixed(2))).toEqual(["140.00", "-46.67"]);
  });

  it("are none where no source gives total and parts", async () => {
    const other = {...local, id: "bijstand"};
    expect(await readCounterpartGroups(connection, catalogue, {local: other, grain: "year", judge})).toBeNull();
  });
});
