import {existsSync, readdirSync, readFileSync, statfsSync, statSync, writeFileSync} from "node:fs";
import {copyFile, mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Observation} from "../../loaders/warehouse/types.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import type {SourceLoader} from "../../loaders/sources/source-loader.js";
import {makeSmallWorld} from "../../loaders/warehouse/small-world.fixture.js";
import {writeWhole} from "../../bin/write-whole.js";
import {runLine} from "./command-line.js";

/**
 * Works on a small disk until it is full, and tells what happened as one JSON line: node … full-disk-child.ts FOLDER.
 * FOLDER is the root of a disk of its own, which goes away with this process.
 */
const [folder = ""] = process.argv.slice(2);
const place = (name: string): string => join(folder, name);

export interface FullDisk {
  /** What was refused, by who was refused. */
  refused: Record<string, {code: number | null; kind: string; message: string}>;
  /** Files that are no longer what they were. */
  changed: string[];
  /** What stands on the disk that did not stand there before. */
  left: string[];
  /** True when the same works once there is room. */
  worksAgain: boolean;
}

const told = async (work: Promise<unknown>): Promise<{code: null; kind: string; message: string}> =>
  work.then(
    () => ({code: null, kind: "done", message: ""}),
    (error: {kind?: string; message: string}) => ({code: null, kind: error.kind ?? "defect", message: error.message})
  );

function* observations(version: number, days: number): Generator<Observation> {
  for (const region of ["GM0001", "GM0002"])
    for (let day = 0; day < days; day++)
      yield {
        ...{indicator: "ww", region, boundaryYear: 2020, grain: "day", breakdown: "total", status: "definitive"},
        period: new Date(Date.UTC(1800, 0, 1 + day)).toISOString().slice(0, 10),
        value: version + day / 7
      };
}

const world = makeSmallWorld();
function build(version: number, days: number): Promise<unknown> {
  const load: SourceLoader = async (_card, {sink}) => {
    await sink.observations(observations(version, days));
    return {sha256: String(version).padStart(64, "0"), publisherVersion: String(version), retrievedAt: null};
  };
  return buildWarehouse({...world.options({een: load}), out: place("warehouse.duckdb")});
}

/** Takes all room but some bytes. */
function fill(but: number): void {
  writeFileSync(place("filler"), "");
  const {bavail, bsize} = statfsSync(folder);
  writeFileSync(place("filler"), Buffer.alloc(Math.max(0, bavail * bsize - but)));
}

const model = readFileSync(new URL("../../data/systems/kring-werk-klachten.system.json", import.meta.url));
await writeFile(place("m.system.json"), model);
await mkdir(place("r"));
const rows = Array.from(
  {length: 60},
  (_, row) => `${row % 6},${2000 + (row % 10)},${(row * 7919) % 101},${(row * 104729) % 89}`
);
await writeFile(place("panel.csv"), ["region,period,y,x", ...rows].join("\n"));
for (const name of ["out.xmile", "own.yaml", "session.json", "r/data.csv", "r/estimate.R"])
  await writeFile(place(name), "kept");
await build(1, 2000);

const names = (): string[] =>
  readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((name) => name !== "filler")
    .sort();
const before = new Map(
  names()
    .filter((name) => statSync(place(name)).isFile())
    .map((name) => [name, readFileSync(place(name))])
);
const known = new Set(names());

const refused: FullDisk["refused"] = {};
fill(400_000);
refused["data build"] = await told(build(2, 25_000));
fill(0);
refused["writeWhole"] = await told(writeWhole(place("session.json"), "x".repeat(200_000), "session.json"));
const scenario =
  "scenario new --id een --title Een --published 2026-01-01 --source blad --gdp 2027=-1 --unemployment 2026=4,2027=5 --out own.yaml";
for (const line of ["model convert m.system.json out.xmile", scenario, "estimate panel.csv --formula y~x --as-r r"]) {
  const {code, err} = await runLine(line.split(" "), folder);
  const [message = ""] = err.split("\n");
  refused[line.split(" ").slice(0, 2).join(" ")] = {code, kind: "", message};
}
const changed = [...before]
  .filter(([name, content]) => !existsSync(place(name)) || !readFileSync(place(name)).equals(content))
  .map(([name]) => name);
const left = names().filter((name) => !known.has(name));
writeFileSync(place("filler"), "");
await writeWhole(place("session.json"), "new", "session.json");
await copyFile(place("session.json"), place("copy"));
const worksAgain = readFileSync(place("copy"), "utf8") === "new";
process.stdout.write(`${JSON.stringify({refused, changed, left, worksAgain} satisfies FullDisk)}\n`);
