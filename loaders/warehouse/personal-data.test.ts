import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {buildWarehouse} from "./build.js";
import {openWarehouse, query} from "./database.js";
import type {SmallWorld} from "./small-world.fixture.js";
import {makeSmallWorld, quietEffects} from "./small-world.fixture.js";

let world: SmallWorld;
afterEach(() => {
  rmSync(world.dir, {recursive: true, force: true});
});

const privacy = "purpose legalBasis controller processor agreement dpia retention officerAdvice"
  .split(" ")
  .map((field) => `${field}: ja`)
  .join(", ");
const card = `id: wijkteam
title: Wijkteam
publisher: Gemeente
licence: {id: eigen, title: Eigen gegevens, commercialUse: true}
access: restricted
privacy: {${privacy}}
protocol: table
signature: {columns: [bsn, naam, gemeente, aantal]}
region: {column: gemeente, format: code, boundaries: 2020}
period: {fixed: "2020"}
columns: [{column: aantal, indicator: ww}]
personal: [bsn, naam]
`;

async function build(rows: string): Promise<{printed: string; stored: string}> {
  world = makeSmallWorld({wijkteam: card});
  const from = join(world.dir, "bestanden");
  mkdirSync(from);
  writeFileSync(join(from, "wijkteam.csv"), `bsn;naam;gemeente;aantal\n${rows}`);
  const lines: string[] = [];
  const report = await buildWarehouse({
    ...{dataDir: world.dataDir, out: world.out, from, srcDir: join(world.dir, "src")},
    effects: {...quietEffects, log: (line) => lines.push(line)}
  }).catch((error: unknown) => ({error: `${String(error)} ${JSON.stringify(error)}`}));
  const files = readdirSync(dirname(world.out), {recursive: true, withFileTypes: true}).filter((entry) =>
    entry.isFile()
  );
  const stored = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1")).join("");
  return {printed: JSON.stringify(report) + lines.join("\n"), stored};
}

describe("columns with personal data", () => {
  it("leave no trace on disk, in the report or in the log, while the rest is loaded", async () => {
    const {printed, stored} = await build("999990019;Trijntje Zwart;GM0001;12\n999990020;Wobbe Blauw;GM0002;14\n");
    for (const secret of ["999990019", "999990020", "Trijntje", "Wobbe"]) {
      expect(stored.includes(secret)).toBe(false);
      expect(printed).not.toContain(secret);
    }
    const {connection, close} = await openWarehouse(world.out);
    expect(await query(connection, "SELECT region, value FROM observation")).toEqual([
      {region: "GM0001", value: 12},
      {region: "GM0002", value: 14}
    ]);
    expect(await query(connection, "SELECT legal_basis FROM vintage")).toEqual([{legal_basis: "ja"}]);
    close();
  });

  it("leave no trace in the words of an error either", async () => {
    const {printed, stored} = await build("999990019;Trijntje Zwart;GM0001;twaalf\n");
    expect(printed).not.toContain("999990019");
    expect(printed).not.toContain("Trijntje");
    expect(stored.includes("999990019")).toBe(false);
  });
});
