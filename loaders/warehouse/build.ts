import {existsSync} from "node:fs";
import {open, readFile, rename, rm} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {readCatalogue, readProfile} from "../catalogue/catalogue.js";
import type {Profile, SourceCard} from "../catalogue/schema.js";
import {profileSchema} from "../catalogue/schema.js";
import {sourceLoaders} from "../sources/index.js";
import {recogniseFiles} from "../sources/recognise.js";
import {notLoaded} from "../sources/not-loaded.js";
import type {Effects, SourceLoader} from "../sources/source-loader.js";
import {InputError, SourceError} from "../../models/errors.js";
import {listArtefacts} from "./artefacts.js";
import type {BuildLock} from "./build-lock.js";
import {lockBuild, removeLeftovers} from "./build-lock.js";
import {catalogueNotes, writeCatalogue, writeNotes, writeRegionChanges, writeRegions} from "./catalogue-tables.js";
import {checkIntegrity} from "./checks.js";
import {createCollected, writeObservations} from "./collected.js";
import type {Database} from "./database.js";
import {createDatabase, query, schemaVersion} from "./database.js";
import {insertRows} from "./insert-rows.js";
import type {SourceOutcome} from "./load-source.js";
import {failureKind, loadSource} from "./load-source.js";
import {openOldWarehouse} from "./old-warehouse.js";
import {projectRoot} from "./paths.js";
import {reconcile, writeReconciliation} from "./reconcile.js";
import {createRegionIndex} from "./region-names.js";
import {createRegionBook} from "./region-book.js";
import {readRegions} from "./regions.js";
import {createStaging} from "./staging.js";
import type {Problem} from "./types.js";
import {readAtKey} from "./vintage-moments.js";

export interface BuildOptions {
  /** Profile id. Left out: `demo`, or with `from` an implicit one of every recognised file. */
  profile?: string | undefined;
  dataDir: string;
  /** The file to make or replace. */
  out: string;
  /** A folder of files, recognised by content. */
  from?: string | undefined;
  effects: Effects;
  signal?: AbortSignal;
  loaders?: Readonly<Record<string, () => Promise<SourceLoader>>>;
  /** Pages whose front matter lists indicators. */
  srcDir?: string;
  /** Raw responses; beside the file unless told otherwise. */
  cacheDir?: string;
}

export interface BuildReport {
  file: string;
  profile: string;
  /** Indicators, regions and rows with observations in the current vintages. */
  indicators: number;
  regions: number;
  observations: number;
  /** Vintages held, older ones too. */
  vintages: number;
  seconds: number;
  problems: Problem[];
}

/**
 * Builds the warehouse in a new file beside `out` and puts it in place only when everything holds; until then, and when
 * the build fails, is stopped or killed, the last good file stands. A failing source keeps its last good vintage, marked
 * stale, and is named in `problems`. Throws InputError when the profile, the catalogue or the target is wrong, or when no
 * source could be loaded at all.
 */
export async function buildWarehouse(options: BuildOptions): Promise<BuildReport> {
  const started = options.effects.now().getTime();
  const out = resolve(options.out);
  const lock: BuildLock = await lockBuild(out);
  const file = `${out}.${process.pid}.tmp`;
  try {
    await removeLeftovers(out);
    const report = await fillAndReplace({...options, out}, file);
    return {...report, seconds: (options.effects.now().getTime() - started) / 1000};
  } catch (error) {
    throw diskError(error, out);
  } finally {
    for (const name of [file, `${file}.wal`, `${file}.spill`]) await rm(name, {recursive: true, force: true});
    await lock.release();
  }
}

async function fillAndReplace(options: BuildOptions, file: string): Promise<BuildReport> {
  const {signal = new AbortController().signal, out} = options;
  const database = await createDatabase(file, {spillDir: `${file}.spill`});
  const interrupt = (): void => database.connection.interrupt();
  signal.addEventListener("abort", interrupt);
  try {
    signal.throwIfAborted();
    const report = await fill({...options, signal}, database);
    signal.throwIfAborted();
    await database.connection.run("CHECKPOINT warehouse");
    await database.connection.run("USE memory");
    await database.connection.run("DETACH warehouse");
    database.close();
    await synchronise(file);
    signal.throwIfAborted();
    await rename(file, out);
    await synchronise(dirname(out));
    return report;
  } catch (error) {
    // An interrupted query fails in many words; what counts is that the user stopped it.
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", interrupt);
    database.close();
  }
}

async function fill(options: BuildOptions & {signal: AbortSignal}, {connection}: Database): Promise<BuildReport> {
  const {dataDir, effects, signal, out} = options;
  const catalogue = await readCatalogue(dataDir);
  const {profile, cards, files, problems} = await chooseSources(options, catalogue.sources);
  const {regions, changes} = await readRegions(dataDir);
  const index = createRegionIndex(regions, changes);
  const book = createRegionBook(regions, index);
  const notes = catalogueNotes(catalogue, cards);
  const artefacts = await listArtefacts(catalogue, dataDir, options.srcDir ?? join(projectRoot(), "src"));

  await connection.run(await readFile(new URL("schema.sql", import.meta.url), "utf8"));
  await writeCatalogue(connection, catalogue, cards);
  await writeRegionChanges(connection, changes);
  await insertRows(
    connection,
    "artefact",
    artefacts.map((artefact) => ({...artefact}))
  );
  const staging = await createStaging(connection);
  await createCollected(connection);
  const {old, problem} = await openOldWarehouse(connection, out, profile.id);
  if (problem) problems.push(problem);
  problems.push(...vanishedSources(old?.vintages ?? [], cards));

  const meta = new Map([
    ["schema", schemaVersion],
    ["profile", profile.id],
    ["built_at", effects.now().toISOString()],
    ["derived_totals", cards.flatMap((card) => (card.region?.total ? [card.id] : [])).join(" ")]
  ]);
  const world = {
    ...{connection, staging, catalogue, profile, regions: index, old, signal},
    effects: withinProfile(effects, profile),
    isKnown: book.isKnown,
    cacheDir: options.cacheDir ?? join(dirname(out), "cache")
  };
  const loaders: Readonly<Record<string, () => Promise<SourceLoader>>> = options.loaders ?? sourceLoaders;
  const outcomes: SourceOutcome[] = [];
  for (const card of cards) {
    signal.throwIfAborted();
    effects.log(`${card.id}: ${card.title}`);
    const loader = loaders[card.protocol];
    if (!loader) throw new InputError("unknown-protocol", `no loader for protocol ${card.protocol}`, card.id);
    const outcome = await loadSource(world, card, files.get(card.id) ?? [], loader);
    outcomes.push(outcome);
    problems.push(...outcomeProblems(outcome));
    for (const content of outcome.contents) book.add(content.regions);
    for (const vintage of outcome.vintages) {
      meta.set(...definitionsOf(vintage.id, vintage === outcome.vintages[0]));
      if (vintage.readAt !== null) meta.set(`${readAtKey}${vintage.id}`, vintage.readAt);
    }
    notes.push(...(outcome.contents[0]?.notes ?? []));
    if (outcome.isStale) await connection.run("UPDATE source SET stale = true WHERE id = $1", [card.id]);
  }
  refuseNothing(outcomes);
  if (old) await old.detach();

  for (const [region, year] of await heldRegions(connection)) book.need(region, year);
  await writeRegions(connection, book.list());
  await writeObservations(connection, staging);
  await writeNotes(connection, notes);
  await insertRows(
    connection,
    "meta",
    [...meta].map(([key, value]) => ({key, value}))
  );
  await writeReconciliation(connection, await reconcile(connection));
  await insertRows(
    connection,
    "problem",
    problems.map((row) => ({...row}))
  );
  await checkIntegrity(connection);
  return {file: out, profile: profile.id, ...(await countContent(connection)), seconds: 0, problems};

  function definitionsOf(vintage: string, isNew: boolean): [string, string] {
    const stored = isNew && !outcomes.at(-1)?.isStale ? null : (old?.definitions(vintage) ?? null);
    const current = [...catalogue.indicators.values()].map(({id, definition, unit, denominator, ageBase}) => [
      id,
      {definition, unit, denominator, ageBase}
    ]);
    return [`definitions:${vintage}`, stored ?? JSON.stringify(Object.fromEntries(current))];
  }
}

interface Choice {
  profile: Profile;
  cards: SourceCard[];
  files: ReadonlyMap<string, string[]>;
  problems: Problem[];
}

async function chooseSources(options: BuildOptions, sources: ReadonlyMap<string, SourceCard>): Promise<Choice> {
  const {from, dataDir} = options;
  const implicit = {id: "files", title: "Eigen map", description: "Alle herkende bestanden", sources: [], files: true};
  const profile =
    options.profile === undefined && from !== undefined
      ? profileSchema.parse(implicit)
      : await readProfile(dataDir, options.profile ?? "demo");
  if (from !== undefined && !existsSync(from))
    throw new InputError("missing-folder", "folder not found; check the path", from);
  const recognised = from === undefined ? null : await recogniseFiles(resolve(from), sources.values());
  const files = recognised?.matches ?? new Map<string, string[]>();
  const ids = [...new Set([...profile.sources, ...(profile.files ? [...files.keys()].sort() : [])])];
  const cards = ids.flatMap((id) => {
    const card = sources.get(id);
    if (!card) throw new InputError("unknown-source", `no source card ${id} in data/catalogue/sources`, profile.id);
    return card.protocol === "none" ? [] : [card];
  });
  const problems: Problem[] = (recognised?.unrecognised ?? []).map(({file, why}) => ({
    source: "files",
    kind: "unrecognised-file",
    message: `${file}: ${why}`,
    count: 1
  }));
  for (const id of ids) {
    const card = sources.get(id);
    if (card?.protocol === "none") problems.push(notLoaded(card, files.get(id) ?? []));
  }
  return {profile, cards, files, problems};
}

/** Only a profile that says so may reach the network; a build from files never does, whatever a card could fetch. */
function withinProfile(effects: Effects, profile: Profile): Effects {
  if (profile.network) return effects;
  const refuse: typeof fetch = () =>
    Promise.reject(new SourceError("no-network", "this profile may not use the network", profile.id));
  return {...effects, fetch: refuse};
}

function vanishedSources(vintages: readonly {source: string}[], cards: readonly SourceCard[]): Problem[] {
  const present = new Set(cards.map(({id}) => id));
  const gone = [...new Set(vintages.map(({source}) => source))].filter((source) => !present.has(source)).sort();
  return gone.map((source) => ({
    source,
    kind: "source-gone",
    message: "was in the last file, but the profile no longer names it or its files were not found; left out",
    count: 1
  }));
}

function outcomeProblems({card, contents, failure, isStale}: SourceOutcome): Problem[] {
  const current = failure === null || isStale ? (contents[0]?.problems ?? []) : [];
  if (failure === null) return current;
  const kept = isStale ? "the last good vintage is kept, marked stale" : "nothing of this source is in the file";
  const where = failure.where === null || failure.where === card.id ? "" : ` (${failure.where})`;
  const message = `${failure.message}${where}; ${kept}`;
  return [{source: card.id, kind: failureKind(failure), message, count: 1}, ...current];
}

/** A build in which no source left anything would replace a good file by an empty one. */
function refuseNothing(outcomes: readonly SourceOutcome[]): void {
  const failure = outcomes.find((outcome) => outcome.failure !== null)?.failure;
  if (failure && outcomes.every(({vintages}) => vintages.length === 0)) throw failure;
}

async function heldRegions(connection: DuckDBConnection): Promise<[string, number][]> {
  const rows = await query<{region: string; year: number}>(
    connection,
    `SELECT d.word AS region, c.boundary_year AS year
     FROM (SELECT DISTINCT region, boundary_year FROM temp.collected) c JOIN temp.dictionary d ON d.code = c.region`
  );
  return rows.map(({region, year}) => [region, year]);
}

async function countContent(
  connection: DuckDBConnection
): Promise<Pick<BuildReport, "indicators" | "regions" | "observations" | "vintages">> {
  const [counts] = await query<Pick<BuildReport, "indicators" | "regions" | "observations" | "vintages">>(
    connection,
    `SELECT count(DISTINCT indicator) AS indicators, count(DISTINCT region) AS regions, count(*) AS observations,
            (SELECT count(*) FROM vintage) AS vintages
     FROM current_observation`
  );
  return counts ?? {indicators: 0, regions: 0, observations: 0, vintages: 0};
}

async function synchronise(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    // Folders cannot be synchronised on every system; the rename itself is atomic all the same.
    await handle.sync().catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EPERM" && error.code !== "EINVAL" && error.code !== "EISDIR") throw error;
    });
  } finally {
    await handle.close();
  }
}

/** A full disk or a folder without leave to write is the user's to mend; told so, not as a defect. */
export function diskError(error: unknown, out: string): unknown {
  if (error instanceof InputError || !(error instanceof Error)) return error;
  const text = `${(error as NodeJS.ErrnoException).code ?? ""} ${error.message}`;
  if (/ENOSPC|No space left|disk is full|File too large|Disk quota/i.test(text))
    return new InputError(
      "disk-full",
      "no room to write the new file; the last one still stands. Free some space",
      out
    );
  if (/EROFS|EACCES|EPERM|Read-only file system|Permission denied/i.test(text))
    return new InputError("cannot-write", "the folder may not be written; choose another file with --out", out);
  return error;
}
