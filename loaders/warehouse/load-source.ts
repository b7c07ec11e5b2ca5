import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Profile, SourceCard} from "../catalogue/schema.js";
import type {Effects, LoadContext, SourceLoader} from "../sources/source-loader.js";
import {InputError, SourceError} from "../../models/errors.js";
import {collect} from "./collected.js";
import {checkGates} from "./gates.js";
import type {KeptVintage, OldWarehouse} from "./old-warehouse.js";
import {oldNotes} from "./old-warehouse.js";
import type {RegionIndex} from "./region-index.js";
import type {SourceContent} from "./sink.js";
import {createSink} from "./sink.js";
import type {Staging} from "./staging.js";

/** What every source of a build shares. */
export interface LoadWorld {
  connection: DuckDBConnection;
  staging: Staging;
  catalogue: Catalogue;
  profile: Profile;
  regions: RegionIndex;
  isKnown(code: string, year: number): boolean;
  old: OldWarehouse | null;
  effects: Effects;
  signal: AbortSignal;
  cacheDir: string;
}

/** How a source fared: what it left, the vintages now held, and why it failed if it did. */
export interface SourceOutcome {
  card: SourceCard;
  contents: SourceContent[];
  vintages: KeptVintage[];
  failure: InputError | null;
  isStale: boolean;
}

/**
 * Loads one source: gates, loader, checks, vintage; older vintages follow from the old file. When the source or its
 * input fails, its last good vintage stays, marked stale; when a gate refuses it, nothing of it stays. Anything but an
 * InputError is a defect and goes up.
 */
export async function loadSource(
  world: LoadWorld,
  card: SourceCard,
  files: readonly string[],
  loader: () => Promise<SourceLoader>
): Promise<SourceOutcome> {
  const outcome: SourceOutcome = {card, contents: [], vintages: [], failure: null, isStale: false};
  try {
    checkGates(card, world.profile);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {...outcome, failure: error};
  }
  const earlier = (world.old?.vintages ?? []).filter(({source}) => source === card.id);
  try {
    const {content, vintage} = await load(world, card, files, loader);
    await keep(world, outcome, vintage, content);
  } catch (error) {
    world.signal.throwIfAborted();
    if (!(error instanceof InputError)) throw error;
    await world.staging.clear();
    outcome.failure = error;
  }
  await carryOver(world, outcome, earlier);
  return outcome;
}

async function load(
  world: LoadWorld,
  card: SourceCard,
  files: readonly string[],
  loader: () => Promise<SourceLoader>
): Promise<{content: SourceContent; vintage: KeptVintage}> {
  const {sink, finish} = createSink({...world, source: card.id});
  const context: LoadContext = {...world, sink, files};
  const result = await (await loader())(card, context);
  world.signal.throwIfAborted();
  const content = await finish();
  const id = `${card.id}@${result.sha256.slice(0, 12)}`;
  const same = world.old?.vintages.find((vintage) => vintage.id === id);
  const vintage: KeptVintage = {
    id,
    source: card.id,
    // Content that did not change is no new retrieval: it keeps the times and version it was first seen with. A time of
    // retrieval that the content does not bear is never made up.
    retrievedAt: result.retrievedAt === null ? null : (same?.retrievedAt ?? result.retrievedAt),
    readAt:
      same?.readAt ?? (result.retrievedAt === null ? same?.retrievedAt : null) ?? world.effects.now().toISOString(),
    publisherVersion: same?.publisherVersion ?? result.publisherVersion,
    sha256: result.sha256,
    rows: content.rows,
    licence: card.licence.id,
    legalBasis: card.access === "restricted" ? (card.privacy?.legalBasis ?? null) : null,
    isCurrent: true,
    isStale: false,
    isSynthetic: result.synthetic ?? card.synthetic
  };
  return {content, vintage};
}

async function carryOver(world: LoadWorld, outcome: SourceOutcome, earlier: readonly KeptVintage[]): Promise<void> {
  const {card, failure} = outcome;
  const present = outcome.vintages[0]?.id;
  const isUndated = outcome.vintages[0]?.retrievedAt === null;
  const last = earlier.find(({isCurrent}) => isCurrent);
  outcome.isStale = failure !== null && last !== undefined;
  const others = earlier.filter(({id}) => id !== present && id !== last?.id);
  const kept = [...(last && last.id !== present ? [last] : []), ...others];
  for (const vintage of kept.slice(0, world.profile.keepVintages - outcome.vintages.length)) {
    const {sink, finish} = createSink({...world, source: card.id});
    const isCurrent = failure !== null && vintage === last;
    await world.old?.pour(vintage.id, sink, isCurrent);
    if (isCurrent) for (const note of await oldNotes(world.connection, vintage.id)) sink.note(note);
    const dated = isUndated && vintage.readAt === null ? asRead(vintage) : vintage;
    await keep(world, outcome, {...dated, isCurrent, isStale: isCurrent}, await finish());
  }
}

/** Older files kept the moment of reading as that of retrieval for content that bears none. */
const asRead = (vintage: KeptVintage): KeptVintage => ({...vintage, retrievedAt: null, readAt: vintage.retrievedAt});

async function keep(
  world: LoadWorld,
  outcome: SourceOutcome,
  vintage: KeptVintage,
  content: SourceContent
): Promise<void> {
  await collect(world.connection, world.staging, vintage, content);
  outcome.vintages.push(vintage);
  outcome.contents.push(content);
}

/** The stable word for a failure among the problems of a build. */
export const failureKind = (error: InputError): string =>
  error instanceof SourceError ? `source-failed:${error.kind}` : error.kind;
