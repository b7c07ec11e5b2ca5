import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";

/** The bytes of a .duckdb file, in the storage version the browser reads, after running `statements` in it. */
export async function makeDuckdb(statements: readonly string[]): Promise<Buffer> {
  const directory = await mkdtemp(join(tmpdir(), "samenhang-duckdb-"));
  const file = join(directory, "fixture.duckdb");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(`ATTACH '${file.replaceAll("'", "''")}' AS fixture (STORAGE_VERSION 'v1.0.0'); USE fixture`);
    for (const statement of statements) await connection.run(statement);
    await connection.run("USE memory; DETACH fixture");
    return await readFile(file);
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(directory, {recursive: true, force: true});
  }
}
