import {mkdirSync, mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Effects, SourceLoader} from "../sources/source-loader.js";
import type {BuildOptions} from "./build.js";
import type {Observation} from "./types.js";

/** A data folder of a few lines: three municipalities, three indicators, and the cards and profile given. */
export interface SmallWorld {
  dir: string;
  dataDir: string;
  out: string;
  options(loaders: Record<string, SourceLoader>, more?: Partial<BuildOptions>): BuildOptions;
  /** Writes a file under the data folder. */
  write(path: string, content: string): void;
}

export const quietEffects: Effects = {
  now: () => new Date("2024-05-01T12:00:00Z"),
  fetch: () => Promise.reject(new Error("no network in tests")),
  log: () => undefined
};

const indicator = (id: string, measure: string, more = ""): string =>
  `- {id: ${id}, title: ${id}, definition: "${id}.", unit: personen, measure: ${measure}, kind: register, flow: stock, direction: none, themes: [werk], source: CBS${more}}\n`;

export const card = (id: string, more = ""): string =>
  `id: ${id}\ntitle: ${id}\npublisher: CBS\nlicence: {id: CC-BY-4.0, title: CC BY 4.0, commercialUse: true}\naccess: open\nprotocol: demo\n${more}`;

export function makeSmallWorld(cards: Record<string, string> = {een: card("een")}, profile = ""): SmallWorld {
  const dir = mkdtempSync(join(tmpdir(), "samenhang-warehouse-"));
  const dataDir = join(dir, "data");
  const write = (path: string, content: string): void => {
    mkdirSync(join(dataDir, path, ".."), {recursive: true});
    writeFileSync(join(dataDir, path), content);
  };
  write(
    "catalogue/indicators/werk.yaml",
    indicator("inwoners", "count") +
      indicator("ww", "count", ", denominator: inwoners") +
      indicator("werkloosheid", "percentage")
  );
  write("catalogue/themes.yaml", "- {id: werk, title: Werk, classification: base, description: Werk.}\n");
  write(
    "catalogue/events.yaml",
    '- {id: corona, title: Corona, kind: crisis, starts: "2020-03-12", description: Virus., source: Rijksoverheid}\n'
  );
  write(
    "catalogue/breakdowns.yaml",
    "- {id: sex, title: Geslacht, categories: [{id: f, title: vrouw}, {id: m, title: man}]}\n"
  );
  mkdirSync(join(dataDir, "catalogue/sources"), {recursive: true});
  for (const [id, content] of Object.entries(cards)) write(`catalogue/sources/${id}.yaml`, content);
  write(
    "profiles/klein.yaml",
    `id: klein\ntitle: Klein\ndescription: Proef.\nsources: [${Object.keys(cards).join(", ")}]\n${profile}`
  );
  write("regions/areas.csv", "code,level,name,province,source\nNL01,land,Nederland,,proef\n");
  write(
    "regions/municipalities.csv",
    "code,name,valid_from,valid_to,province,corop,safety_region,parents_from,longitude,latitude,missing_because\n" +
      "GM0001,Aa,,,,,,province,,,\nGM0002,Bee,,,,,,province,,,\nGM0003,Cee,,2019-01-01,,,,province,,,\n"
  );
  const populations: string[] = [];
  for (let year = 2011; year <= 2026; year++)
    populations.push(`NL01,${year},1000,proef`, `GM0001,${year},600,proef`, `GM0002,${year},400,proef`);
  write("regions/populations.csv", `code,year,population,source\n${populations.join("\n")}\n`);
  write(
    "regions/changes.csv",
    "from,to,date,weight,basis,kind,source,hectares,dwellings,inhabitants\nGM0003,GM0002,2019-01-01,1,whole,merge,proef,,,\n"
  );
  const out = join(dir, "out", "warehouse.duckdb");
  const srcDir = join(dir, "src");
  mkdirSync(srcDir);
  return {
    dir,
    dataDir,
    out,
    write,
    options: (loaders, more = {}) => ({
      profile: "klein",
      dataDir,
      out,
      srcDir,
      effects: quietEffects,
      // One protocol serves every card; the card's id chooses the loader.
      loaders: {demo: async () => async (source, context) => pick(loaders, source.id)(source, context)},
      ...more
    })
  };
}

function pick(loaders: Record<string, SourceLoader>, id: string): SourceLoader {
  const loader = loaders[id];
  if (!loader) throw new Error(`no loader for ${id} in this test`);
  return loader;
}

export const observation = (more: Partial<Observation> = {}): Observation => ({
  indicator: "ww",
  region: "GM0001",
  boundaryYear: 2020,
  grain: "year",
  period: "2020-01-01",
  breakdown: "total",
  value: 10,
  status: "definitive",
  ...more
});

/** A loader that yields these rows; `version` stands for the content, from which its hash follows. */
export const loaderOf =
  (rows: readonly Observation[], version = "a"): SourceLoader =>
  async (_card, {sink}) => {
    await sink.observations(rows);
    return {sha256: version.repeat(64).slice(0, 64), publisherVersion: version, retrievedAt: null};
  };
