import {shownUnit} from "../../../loaders/site/shown-unit.js";
import type {VariableFacts} from "../../../models/statistics/reading/types.js";
import type {Source} from "../../../src/components/types.js";
import {nl} from "../../../src/locale/nl.js";
import {storyWords} from "../../../src/locale/story.js";
import {storyIndicators} from "../options.js";
import type {StoryWorld} from "../world.js";
import type {Told} from "./told.js";

/** What sections need to name things: titles, units, sources, places. */
/** A source and a year that something of it is shown of. */
export interface SourceUse {
  source: string;
  year: number;
}

export interface StoryFacts {
  title(indicator: string): string;
  /** Unit of a column of the panel. */
  unit(indicator: string): string;
  /** Unit of the figure as it is counted. */
  stored(indicator: string): string;
  decimals(indicator: string): number;
  variables: Readonly<Record<string, VariableFacts>>;
  /** Sources of indicators in the panel, each over the years that it has of them there. */
  sources(indicators?: readonly string[]): Source[];
  /** Each once, by id, over the years in which it is used. */
  sourcesOf(uses: readonly SourceUse[]): Source[];
  /** In a few words: "CBS (84799NED, 85984NED) en Vektis". */
  sourceWords(indicators?: readonly string[]): string;
  sourceTitle(id: string): string;
  /** Publisher and title of one source. */
  sourceName(id: string): string;
  place(code: string): string;
  /** Names of areas by code. */
  areaNames: Readonly<Record<string, string>>;
}

/** "2018 tot en met 2021"; one year stands alone. */
const yearsWords = (first: number, last: number): string =>
  first === last ? String(first) : `${first} tot en met ${last}`;

export function storyFacts(
  {catalogue}: StoryWorld,
  {warehouse, panel}: Pick<Told, "warehouse" | "panel">,
  names: ReadonlyMap<string, string>
): StoryFacts {
  // "Jeugdzorg (reeks voor analyse)": what is in brackets is for who builds tables.
  const title = (id: string): string => (catalogue.indicators.get(id)?.title ?? id).replace(/ \(.*\)$/, "");
  const usesInhabitants = (id: string): boolean => panel.notes.some((note) => note.id === `panel-andere-noemer-${id}`);
  const unit = (id: string): string => {
    const indicator = catalogue.indicators.get(id);
    if (indicator === undefined) return "";
    const base = usesInhabitants(id) ? "inwoners" : indicator.denominator;
    const {unit: shown} = shownUnit(indicator, base === null ? null : title(base));
    return shown.replace(/ per persoon \(verzekerden (.*)\)$/, " per verzekerde $1");
  };
  const vintages = new Map(warehouse.vintages.map((vintage) => [vintage.source, vintage]));
  const sourcesOf = (uses: readonly SourceUse[]): Source[] =>
    [...new Set(uses.map(({source}) => source))].sort().map((source): Source => {
      const vintage = vintages.get(source);
      const years = uses.flatMap((use) => (use.source === source ? [use.year] : []));
      const period = yearsWords(Math.min(...years), Math.max(...years));
      return {
        publisher: vintage?.publisher ?? source,
        ...(vintage === undefined ? {} : {title: vintage.title, table: vintage.table, retrievedAt: vintage.retrieved}),
        ...(vintage === undefined ? {} : {vintage: vintage.id, licence: vintage.licence}),
        ...{period, synthetic: warehouse.synthetic}
      };
    });
  const sources = (indicators: readonly string[] = storyIndicators): Source[] => {
    const used = panel.origins.filter(({indicator}) => indicators.includes(indicator));
    return sourcesOf(used.map(({source, period}) => ({source, year: Number(period.slice(0, 4))})));
  };
  const decimals = (id: string): number => (catalogue.indicators.get(id)?.measure === "amount" ? 0 : 1);
  return {
    ...{title, unit, decimals, sources, sourcesOf},
    stored: (id) => catalogue.indicators.get(id)?.unit ?? "",
    variables: Object.fromEntries(
      // "1 per 1.000 inwoners meer bij WW-uitkeringen": the title says what is counted.
      storyIndicators.map((id) => [
        id,
        {title: title(id), unit: unit(id).replace(/^\S+ (?=per 1\.000)/, ""), decimals: decimals(id)}
      ])
    ),
    sourceWords: (indicators) =>
      warehouse.synthetic
        ? storyWords.source.made
        : [...new Set(sources(indicators).map(({publisher}) => publisher))].join("; ") || nl.source.unknown,
    sourceName: (id) => {
      const vintage = vintages.get(id);
      return vintage === undefined ? id : `${vintage.publisher}, ${vintage.title}`;
    },
    sourceTitle: (id) => vintages.get(id)?.title ?? id,
    areaNames: Object.fromEntries(names),
    place: (code) => names.get(code) ?? code
  };
}
