import {createHash} from "node:crypto";
import {copyFile, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {main} from "../../bin/main.js";
import {openWarehouse, query} from "../../loaders/warehouse/database.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {makeSmallWorld} from "../../loaders/warehouse/small-world.fixture.js";
import {grunfeld} from "./grunfeld.js";

/**
 * A set of commands in the language, time zone and clock of this process, and what came of each as a hash, as one JSON
 * line: node … environment-child.ts WAREHOUSE.
 */
const [db = ""] = process.argv.slice(2);

export interface Environment {
  /** What was run, with the hash of what it said or wrote. */
  hashes: Record<string, string>;
  /** What the process takes for this year and language, so that the test knows that it was set. */
  year: number;
  locale: string;
  hours: number;
  /** When the warehouse says that its source was read in. */
  readIn: string;
}

const hash = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex").slice(0, 16);
const folder = await mkdtemp(join(tmpdir(), "samenhang-environment-"));
const effects = {now: () => new Date(), fetch: () => Promise.reject(new Error("no network")), log: () => undefined};

const lines = [
  "data panel --indicators ww-uitkeringen,bijstand,werkloosheid --from 2018 --to 2021 --boundaries 2021 --out p.csv --cells c.csv --db DB --json",
  "data panel --indicators ww-uitkeringen --grain month --from 2019-11 --to 2020-04 --boundaries 2020 --level provincie --out m.csv --db DB",
  "data check --db DB --json",
  "scenario project --scenario cpb-2020-03-s4 --region Helmond --draws 60 --db DB --json",
  "scenario list --json",
  "estimate g.csv --formula inv~value+capital|firm --panel firm,year --vcov cluster:firm --json",
  "correlate g.csv --unit firm --period year --json",
  "model simulate s.system.json --json",
  "model convert s.system.json s.xmile",
  "session report a.session.json --no-replay --out r.html",
  "session report a.session.json --no-replay --out r.docx",
  "session report a.session.json --no-replay --out r.md"
];

const hashes: Record<string, string> = {};
await copyFile(join(projectRoot(), "data/systems/standaardmodel.system.json"), join(folder, "s.system.json"));
await copyFile(join(projectRoot(), "data/sessions/helmond-2021.session.json"), join(folder, "a.session.json"));
const {columns, length} = grunfeld();
const names = Object.keys(columns);
const rows = Array.from({length}, (_, row) => names.map((name) => String(columns[name]?.[row])).join(","));
await writeFile(join(folder, "g.csv"), [names.join(","), ...rows].join("\n"));
for (const line of lines) {
  let said = "";
  const write = (text: string): void => void (said += text);
  const signal = new AbortController().signal;
  const streams = {stdout: {write}, stderr: {write}, signal, exitCode: 0 as const};
  const code = await main(
    line.split(" ").map((part) => (part === "DB" ? db : part)),
    {...streams, cwd: folder, projectRoot: projectRoot(), effects}
  );
  hashes[line] = `${code} ${hash(said.replaceAll(folder, "FOLDER").replaceAll(db, "DB"))}`;
}
for (const name of (await readdir(folder)).sort()) hashes[`file ${name}`] = hash(await readFile(join(folder, name)));

const world = makeSmallWorld();
await buildWarehouse({
  ...world.options({
    een: async (_card, {sink}) => {
      await sink.observations(
        ["2019-12-31", "2020-01-01", "2020-03-29", "2020-10-25"].map((period, value) => ({
          ...{indicator: "ww", region: "GM0001", boundaryYear: 2020, grain: "day", breakdown: "total"},
          ...{period, value, status: "definitive"}
        }))
      );
      return {sha256: "0".repeat(64), publisherVersion: "1", retrievedAt: null};
    }
  }),
  effects
});
const {connection, close} = await openWarehouse(world.out);
const tables = await query<{name: string}>(
  connection,
  "SELECT table_name AS name FROM duckdb_tables() WHERE database_name = 'warehouse' ORDER BY 1"
);
for (const {name} of tables) {
  const all = await query(connection, `FROM ${name} ORDER BY ALL`);
  const timeless = JSON.stringify(all).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "MOMENT");
  hashes[`table ${name}`] = hash(timeless);
}
const [read] = await query<{at: string}>(connection, "SELECT max(value) AS at FROM meta WHERE key LIKE 'read:%'");
close();
await rm(folder, {recursive: true});
await rm(world.dir, {recursive: true});
const told: Environment = {
  hashes,
  year: new Date().getUTCFullYear(),
  locale: new Intl.NumberFormat().resolvedOptions().locale,
  hours: -new Date(2020, 6, 1).getTimezoneOffset() / 60,
  readIn: read?.at ?? ""
};
process.stdout.write(`${JSON.stringify(told)}\n`);
