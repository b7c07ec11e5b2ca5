import type {PersonUnit} from "../../models/statistics/reading/expected-effect.js";
import type {ExpectedEffects} from "../catalogue/expected-effects-schema.js";
import type {Indicator, Level} from "../catalogue/schema.js";
import type {Panel, PanelNote} from "../warehouse/panel-types.js";
import type {Grain} from "../warehouse/types.js";
import {sourcePlaces} from "./source-spans.js";
import type {SiteSource} from "./types.js";

/** Grains that pages compute with; the other ones have too few regions or periods. */
export const panelGrains = ["year", "month"] as const satisfies readonly Grain[];
export type PanelGrain = (typeof panelGrains)[number];

/** One indicator over time on one division: what models compute with. Seven figures, as many as a 32-bit float holds. */
export interface PanelFile {
  indicator: string;
  grain: PanelGrain;
  boundaryYear: number;
  /** As formulas read them: 2018, 2018-03. */
  periods: string[];
  /** By code: municipalities (GM), COROP areas (CR) and provinces (PV). */
  values: Record<string, (number | null)[]>;
  /** Measured by a questionnaire among some, so that it carries sampling error. */
  isSurvey?: true;
  /** Standard errors of a survey's values, of municipalities whose publisher gives margins. */
  errors?: Record<string, (number | null)[]>;
  /** By municipality: the most by which rounding moves a value, in its unit; of yearly values that are rounded. */
  halfSteps?: Record<string, number>;
  /** Municipal cells that rest on an estimate; empty municipal cells by reason. */
  estimated: number;
  missing: Record<string, number>;
  /** Of municipalities, so also of what is put together from them. */
  notes: PanelFileNote[];
  /** Of the figures of COROP areas and provinces alone, each with its level. */
  areaNotes?: PanelFileNote[];
  /** Of the values of a level: source id → the places of the periods it gives values of. */
  uses: Partial<Record<"gemeente" | AreaLevel, Record<string, readonly number[]>>>;
  sources: SiteSource[];
  /** Of the population they were divided by. */
  baseSources: SiteSource[];
}

/** Levels above municipalities that pages compute with. */
export const areaLevels = ["corop", "provincie"] as const satisfies readonly Level[];
export type AreaLevel = (typeof areaLevels)[number];

export type PanelFileNote = Pick<
  PanelNote,
  "id" | "kind" | "effect" | "starts" | "ends" | "text" | "level" | "indicator"
>;

/** What there is to compute with, and where: the first file such a page reads. */
export interface PanelIndex {
  boundaryYear: number;
  synthetic: boolean;
  indicators: PanelEntry[];
  /** Themes of the indicators that have no figures here, by id. */
  absent?: Record<string, string[]>;
  /** What research elsewhere leads one to expect, and what follows from what. */
  evidence: ExpectedEffects;
  /** Municipalities with their parents, then COROP areas and provinces, each by name. */
  regions: PanelRegionEntry[];
}

export interface PanelEntry {
  id: string;
  title: string;
  /** Of the values in the panel: "per 1.000 …" for counts. */
  unit: string;
  decimals: number;
  measure: Indicator["measure"];
  /** So many persons of a population per so many of it; null where a unit is no share of persons. */
  persons: PersonUnit | null;
  themes: string[];
  direction: Indicator["direction"];
  synonyms: string[];
  /** First and last period with municipal values, by grain. */
  extents: Partial<Record<PanelGrain, [first: string, last: string]>>;
}

export interface PanelRegionEntry {
  code: string;
  name: string;
  corop: string | null;
  province: string | null;
  population: number | null;
  longitude: number | null;
  latitude: number | null;
}

export const isPanelGrain = (grain: string): grain is PanelGrain => (panelGrains as readonly string[]).includes(grain);

/** Names of the files of an indicator that may be there: those of the grains the catalogue names, for municipalities. */
export const panelFileNames = ({id, grains, levels}: Pick<Indicator, "id" | "grains" | "levels">): string[] =>
  levels.includes("gemeente")
    ? panelGrains.filter((grain) => grains.includes(grain)).map((grain) => `${id}-${grain}.json`)
    : [];

/** One column of a panel of municipalities as a file, without larger areas. */
export function panelFile(
  panel: Panel,
  column: number,
  made: {
    indicator: Indicator;
    grain: PanelGrain;
    boundaryYear: number;
    periods: readonly string[];
    /** Standard errors by region and period. */
    errors?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  }
): PanelFile {
  const {indicator, grain, boundaryYear, periods, errors = {}} = made;
  const own = new Set(periods);
  const cells = panel.rows.flatMap((row) => (own.has(row.period) ? (row.cells[column] ?? []) : []));
  const missing: PanelFile["missing"] = {};
  for (const {missing: reason} of cells) if (reason !== null) missing[reason] = (missing[reason] ?? 0) + 1;
  const about = new Set([indicator.id, ...indicator.parts.map((part) => part.indicator)]);
  const notes = panel.notes.filter((note) => about.has(note.indicator) && note.explainedBy === null).map(fileNote);
  return {
    ...{indicator: indicator.id, grain, boundaryYear, periods: [...periods], missing, notes},
    values: valuesOf(panel, column, periods),
    estimated: cells.filter(({isEstimated}) => isEstimated).length,
    ...(indicator.kind === "panel" ? surveyOf(errors, periods) : {}),
    uses: {gemeente: usesOf(panel, column, periods)},
    ...{sources: [], baseSources: []}
  };
}

function usesOf(panel: Panel, column: number, periods: readonly string[]): Record<string, readonly number[]> {
  const place = new Map(periods.map((period, index) => [period, index]));
  const cells = panel.rows.flatMap(({period, cells: row}) => {
    const [index, cell] = [place.get(period), row[column]];
    return index === undefined || cell === undefined ? [] : [[index, cell] as const];
  });
  return Object.fromEntries(sourcePlaces(cells));
}

/** One column by region, a value for each of the periods. */
function valuesOf(panel: Panel, column: number, periods: readonly string[]): PanelFile["values"] {
  const place = new Map(periods.map((period, index) => [period, index]));
  const values: PanelFile["values"] = {};
  for (const {region, period, cells} of panel.rows) {
    const cell = cells[column];
    const index = place.get(period);
    if (cell === undefined || index === undefined) continue;
    const row = (values[region] ??= new Array<number | null>(periods.length).fill(null));
    row[index] = cell.value === null ? null : Number(cell.value.toPrecision(7));
  }
  return values;
}

const fileNote = ({id, kind, effect, starts, ends, text, level, indicator}: PanelNote): PanelFileNote => ({
  ...{id, kind, effect, starts, ends, text, indicator},
  ...(level ? {level} : {})
});

function surveyOf(
  errors: Readonly<Record<string, Readonly<Record<string, number>>>>,
  periods: readonly string[]
): Pick<PanelFile, "isSurvey" | "errors"> {
  const known = Object.entries(errors).map(([region, byPeriod]) => {
    const row = periods.map((period) => {
      const error = byPeriod[period];
      return error === undefined ? null : Number(error.toPrecision(4));
    });
    return [region, row] as const;
  });
  return {isSurvey: true, ...(known.length > 0 ? {errors: Object.fromEntries(known)} : {})};
}

/**
 * Adds COROP areas and provinces to a file, as `data panel` gives them at their own level: the figure their publisher
 * gives, else put together from all their municipalities, else none.
 */
export function withAreas(
  file: PanelFile,
  areas: readonly {level: AreaLevel; panel: Panel; column: number}[]
): PanelFile {
  const values = areas.map(({panel, column}) => valuesOf(panel, column, file.periods));
  const areaNotes = areas.flatMap(({level, panel}) =>
    panel.notes
      .filter((note) => note.indicator === file.indicator && note.explainedBy === null)
      .filter((note) => !note.level || note.level === level || note.level === "wijk")
      .map((note) => ({...fileNote(note), level}))
  );
  const uses = Object.fromEntries(
    areas.map(({level, panel, column}) => [level, usesOf(panel, column, file.periods)] as const)
  );
  return {
    ...file,
    values: Object.assign({}, file.values, ...values) as PanelFile["values"],
    ...{areaNotes, uses: {...file.uses, ...uses}}
  };
}
