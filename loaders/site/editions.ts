import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {diffEditions, type EditionDiff} from "../../models/editions/diff-editions.js";
import type {Edition, EditionContent} from "../../models/editions/format.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Breakdown} from "../catalogue/schema.js";
import {nextEdition} from "../editions/next-edition.js";
import {query} from "../warehouse/database.js";
import {projectRoot} from "../warehouse/paths.js";

/** An edition as the page shows it; what stands now, and is in no edition yet, has no name. */
export interface SiteEdition {
  id: string | null;
  title: string | null;
  date: string | null;
  owner: string | null;
  isSynthetic: boolean;
  indicators: number;
  texts: Omit<Edition["texts"][number], "paragraphs">[];
  /** Since the edition before it; null of the first. */
  changes: (EditionDiff & {since: EditionName; systems: ChangedSystem[]}) | null;
}

export type EditionName = Pick<Edition, "id" | "title" | "date">;

/** A model before and after, so that its changes can be told by the names of its variables. */
export interface ChangedSystem {
  id: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

export interface SiteEditions extends VanishedNames {
  /** The newest first. */
  editions: SiteEdition[];
  /** How each figure of them is called and written; those without a page have been taken out of the catalogue. */
  indicators: Record<string, {title: string; unit: string; decimals: number; hasPage: boolean}>;
}

/** What the areas and breakdowns of vanished figures are called. */
interface VanishedNames {
  regions: Record<string, string>;
  breakdowns: readonly Breakdown[];
}

/** How much changed since the last edition, for the overview; null when there is no edition. */
export type EditionCounts = EditionName &
  Record<"newPeriods" | "revisions" | "vanished" | "definitions" | "models" | "parameters", number>;

export interface EditionFiles {
  index: SiteEditions;
  summary: EditionCounts | null;
  /** The editions themselves, for the archive. */
  archive: readonly Edition[];
}

/** Everything the site tells of editions: what changed from each to the next, and since the last. */
export async function readSiteEditions(connection: DuckDBConnection, catalogue: Catalogue): Promise<EditionFiles> {
  const root = projectRoot();
  const {content, editions, all, changes} = await nextEdition(connection, {
    root,
    folder: join(root, "data", "editions")
  });
  const last = editions.at(-1);
  const published = editions.map((edition, at): SiteEdition => {
    const before = editions[at - 1];
    const own = before === undefined ? null : diffEditions(before, edition, edition.reasons);
    return {...aboutOf(edition), owner: edition.owner, ...shown(edition), changes: withSystems(own, before, edition)};
  });
  const now: SiteEdition = {
    ...{id: null, title: null, date: null, owner: null},
    ...shown(content),
    changes: withSystems(changes, last, content)
  };
  const shownEditions = [now, ...published.reverse()];
  return {
    index: {
      editions: shownEditions,
      indicators: indicatorsOf(catalogue, [...editions, content]),
      regions: await regionNames(connection, shownEditions),
      breakdowns: [...catalogue.breakdowns.values()]
    },
    summary:
      changes === null || last === undefined
        ? null
        : {
            ...aboutOf(last),
            ...{newPeriods: changes.newPeriods.length, revisions: changes.revisions.length},
            ...{vanished: new Set(changes.vanished.map(({indicator}) => indicator)).size},
            definitions: changes.definitions.length,
            ...{models: changes.models.length, parameters: changes.parameters.length}
          },
    archive: all
  };
}

const aboutOf = ({id, title, date}: Edition): EditionName => ({id, title, date});

function shown({
  isSynthetic,
  definitions,
  texts
}: EditionContent): Pick<SiteEdition, "isSynthetic" | "indicators" | "texts"> {
  return {
    isSynthetic,
    indicators: Object.keys(definitions).length,
    texts: texts.map(({theme, title, status, date, author, tester}) => ({theme, title, status, date, author, tester}))
  };
}

function withSystems(
  changes: EditionDiff | null,
  before: Edition | undefined,
  after: EditionContent
): SiteEdition["changes"] {
  if (changes === null || before === undefined) return null;
  const systems = changes.models.map(({ref}) => ({
    id: ref,
    before: before.models.find(({id}) => id === ref)?.content ?? {},
    after: after.models.find(({id}) => id === ref)?.content ?? {}
  }));
  return {...changes, since: aboutOf(before), systems};
}

function indicatorsOf(catalogue: Catalogue, contents: readonly EditionContent[]): SiteEditions["indicators"] {
  // Figures that only municipalities have are in no edition's definitions; the catalogue knows those it still has.
  const named = [
    ...[...catalogue.indicators.values()].map((each): [string, {title: string; unit: string}] => [each.id, each]),
    ...contents.flatMap(({definitions}) => Object.entries(definitions))
  ];
  return Object.fromEntries(
    named.map(([id, {title, unit}]) => {
      const known = catalogue.indicators.get(id);
      return [id, {title, unit, decimals: known?.decimals ?? 1, hasPage: known !== undefined}];
    })
  );
}

/** The latest name of each area that lost a figure. */
async function regionNames(
  connection: DuckDBConnection,
  editions: readonly SiteEdition[]
): Promise<SiteEditions["regions"]> {
  const vanished = editions.flatMap(({changes}) => changes?.vanished ?? []);
  const codes = new Set(vanished.flatMap(({years}) => years.flatMap(({regions}) => regions)));
  if (codes.size === 0) return {};
  const rows = await query<{code: string; name: string}>(
    connection,
    "SELECT code, arg_max(name, boundary_year) AS name FROM region GROUP BY code ORDER BY code"
  );
  return Object.fromEntries(rows.filter(({code}) => codes.has(code)).map(({code, name}) => [code, name]));
}
