import type {ChildProcess} from "node:child_process";
import {spawn} from "node:child_process";
import {readdirSync, readFileSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {uniformFloat64} from "pure-rand/distribution/uniformFloat64";
import {xoroshiro128plus} from "pure-rand/generator/xoroshiro128plus";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {checkWarehouse} from "../../loaders/warehouse/checks.js";
import {openWarehouse, query} from "../../loaders/warehouse/database.js";
import type {SmallWorld} from "../../loaders/warehouse/small-world.fixture.js";
import {makeSmallWorld} from "../../loaders/warehouse/small-world.fixture.js";

const kills = process.env["SAMENHANG_SOAK"] === "1" ? 50 : 5;
const rows = 40_000;
const script = join(dirname(fileURLToPath(import.meta.url)), "build-child.ts");

let world: SmallWorld;
beforeAll(() => {
  world = makeSmallWorld(undefined, "keepVintages: 1\n");
});
afterAll(() => {
  rmSync(world.dir, {recursive: true, force: true});
});

function start(version: number): {child: ChildProcess; ended: Promise<number | null>} {
  const args = [
    "--import",
    "tsx",
    script,
    world.dataDir,
    world.out,
    join(world.dir, "src"),
    String(version),
    String(rows)
  ];
  const child = spawn(process.execPath, args, {stdio: ["ignore", "ignore", "inherit"]});
  return {child, ended: new Promise((resolve) => child.on("exit", resolve))};
}

/** The version the file is of; fails when it is not whole. */
async function versionOf(file: string): Promise<number> {
  const {connection, close} = await openWarehouse(file);
  try {
    expect(await checkWarehouse(connection)).toEqual({ok: true, problems: []});
    const found = await query<{version: number; rows: number}>(
      connection,
      "SELECT value AS version, count(*) AS rows FROM observation GROUP BY value"
    );
    expect(found).toEqual([{version: expect.any(Number), rows}]);
    return found[0]!.version;
  } finally {
    close();
  }
}

describe("a build that is killed", () => {
  it(
    `leaves a whole file, ${kills} times at moments drawn with a fixed seed`,
    async () => {
      const begun = performance.now();
      expect(await start(1).ended).toBe(0);
      const duration = performance.now() - begun;
      const random = xoroshiro128plus(20200312);
      for (let kill = 0, current = 1; kill < kills; kill++) {
        const before = readFileSync(world.out);
        const {child, ended} = start(current + 1);
        // The loader of TypeScript takes the first part of a run; the moments fall in the build itself.
        await wait(duration * (0.3 + 0.7 * uniformFloat64(random)));
        child.kill("SIGKILL");
        const code = await ended;
        // Either the old file to the byte, or, when the build was done just before, the whole new one.
        if (!readFileSync(world.out).equals(before)) current += 1;
        expect(await versionOf(world.out), `kill ${kill}, exit ${code}`).toBe(current);
      }
      expect(await start(1000).ended).toBe(0);
      expect(await versionOf(world.out)).toBe(1000);
      expect(readdirSync(dirname(world.out))).toEqual(["warehouse.duckdb"]);
    },
    30_000 * (kills + 2)
  );
});
