import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {createDatabase, openWarehouse, query} from "./database.js";
import {defaultWarehouse, projectRoot} from "./paths.js";

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "samenhang-database-"));
});
afterAll(() => {
  rmSync(dir, {recursive: true});
});

const make = async (name: string, sql: string): Promise<string> => {
  const file = join(dir, name);
  const database = await createDatabase(file);
  if (sql) await database.connection.run(sql);
  database.close();
  return file;
};

describe("openWarehouse", () => {
  it("tells to build first when the file is missing", async () => {
    await expect(openWarehouse(join(dir, "none.duckdb"))).rejects.toMatchObject({
      kind: "missing-warehouse",
      message: expect.stringContaining("samenhang data build")
    });
  });
  it("refuses a file that is no database", async () => {
    const file = join(dir, "text.duckdb");
    writeFileSync(file, "hello, this is a text file of some length");
    await expect(openWarehouse(file)).rejects.toMatchObject({kind: "not-a-warehouse", where: file});
  });
  it("refuses a database that is no warehouse", async () => {
    const file = await make("other.duckdb", "CREATE TABLE a (b INTEGER)");
    await expect(openWarehouse(file)).rejects.toMatchObject({kind: "not-a-warehouse"});
  });
  it("refuses a warehouse of another schema version", async () => {
    const file = await make("old.duckdb", "CREATE TABLE meta AS SELECT 'schema' AS key, '0' AS value");
    await expect(openWarehouse(file)).rejects.toMatchObject({kind: "other-schema"});
  });
  it("opens a warehouse read-only", async () => {
    const file = await make("good.duckdb", "CREATE TABLE meta AS SELECT 'schema' AS key, '1' AS value");
    const {connection, close} = await openWarehouse(file);
    expect(await query(connection, "SELECT value FROM meta")).toEqual([{value: "1"}]);
    await expect(connection.run("CREATE TABLE x (y INTEGER)")).rejects.toThrow(/read-only/);
    close();
    close();
  });
  it("lets no view in a file made by another read files of this machine, nor take that back", async () => {
    writeFileSync(join(dir, "secret.txt"), "secret");
    const view = `CREATE VIEW observation AS SELECT content FROM read_text('${join(dir, "secret.txt")}')`;
    const file = await make("view.duckdb", `CREATE TABLE meta AS SELECT 'schema' AS key, '1' AS value; ${view}`);
    const {connection, close} = await openWarehouse(file);
    await expect(query(connection, "FROM observation")).rejects.toThrow(/disabled by configuration/);
    await expect(query(connection, `COPY meta TO '${join(dir, "out.csv")}'`)).rejects.toThrow(/disabled/);
    await expect(query(connection, "SET enable_external_access = true")).rejects.toThrow(/Cannot enable/);
    close();
  });
});

describe("createDatabase", () => {
  it("writes the storage version that DuckDB 1.1 reads", async () => {
    const {connection, close} = await createDatabase(join(dir, "new.duckdb"));
    const [row] = await query<{tags: string}>(
      connection,
      "SELECT tags::VARCHAR AS tags FROM duckdb_databases() WHERE database_name = 'warehouse'"
    );
    expect(row?.tags).toContain("v1.0.0");
    close();
  });
  it("never writes over an existing file", async () => {
    const file = await make("twice.duckdb", "");
    await expect(createDatabase(file)).rejects.toMatchObject({kind: "file-exists"});
  });
  it("names the file when the folder does not exist", async () => {
    await expect(createDatabase(join(dir, "no", "where.duckdb"))).rejects.toMatchObject({kind: "cannot-write"});
  });
});

describe("query", () => {
  it("gives plain values: numbers, ISO dates and times, lists, null", async () => {
    const {connection, close} = await createDatabase(join(dir, "plain.duckdb"));
    const [row] = await query(
      connection,
      `SELECT 1::BIGINT a, 2::HUGEINT b, 2.5::DECIMAL(4, 1) c, DATE '2022-03-24' d, TIMESTAMP '2022-03-24 01:02:03' e,
              ['x', 'y'] f, NULL g, true h, 0.1::DOUBLE i, DATE '0001-01-01' j, $1 k`,
      ["it's"]
    );
    expect(row).toEqual({
      a: 1,
      b: 2,
      c: 2.5,
      d: "2022-03-24",
      e: "2022-03-24T01:02:03.000Z",
      f: ["x", "y"],
      g: null,
      h: true,
      i: 0.1,
      j: "0001-01-01",
      k: "it's"
    });
    expect(JSON.parse(JSON.stringify(row))).toEqual(row);
    close();
  });

  it("lets the statements of one connection wait for each other, also for one that fails", async () => {
    let running = 0;
    const connection = {
      runAndReadAll: async (sql: string) => {
        expect(++running).toBe(1);
        await new Promise((done) => setTimeout(done, 2));
        running--;
        if (sql === "bad") throw new Error("bad statement");
        return {convertRowObjects: () => [{sql}]};
      }
    } as unknown as DuckDBConnection;
    const asked = ["one", "bad", "three"].map((sql) => query(connection, sql));
    const [one, bad, three] = await Promise.allSettled(asked);
    expect(one).toMatchObject({value: [{sql: "one"}]});
    expect(bad).toMatchObject({reason: {message: "bad statement"}});
    expect(three).toMatchObject({value: [{sql: "three"}]});
  });
});

describe("defaultWarehouse", () => {
  it("stands beside package.json", () => {
    expect(defaultWarehouse()).toBe(join(projectRoot(), ".samenhang", "samenhang.duckdb"));
  });
});
