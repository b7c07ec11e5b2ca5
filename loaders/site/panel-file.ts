import type {Catalogue} from "../catalogue/catalogue.js";
import type {PersonUnit} from "../../models/statistics/reading/expected-effect.js";
import type {ExpectedEffects} from "../catalogue/expected-effects-schema.js";
import type {Indicator} from "../catalogue/schema.js";
import type {Panel, PanelNote} from "../warehouse/panel-types.js";
import type {Grain} from "../warehouse/types.js";
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
  /** By code: municipalities (GM), and COROP areas (CR) and provinces (PV) put together from them. */
  values: Record<string, (number | null)[]>;
  /** Measured by a questionnaire among some, so that it carries sampling error. */
  isSurvey?: true;
  /** Standard errors of a survey's values, of municipalities whose publisher gives margins. */
  errors?: Record<string, (number | null)[]>;
  /** Municipal cells that rest on an estimate; empty municipal cells by reason. */
  estimated: number;
  missing: Record<string, number>;
  notes: PanelFileNote[];
  sources: SiteSource[];
}

export type PanelFileNote = Pick<
  PanelNote,
  "id" | "kind" | "effect" | "starts" | "ends" | "text" | "level" | "indicator"
>;

/** What there is to compute with, and where: the first file such a page reads. */
export interface PanelIndex {
  boundaryYear: number;
  synthetic: boolean;
  indicators: PanelEntry[];
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
  const place = new Map(periods.map((period, index) => [period, index]));
  const values: PanelFile["values"] = {};
  const missing: PanelFile["missing"] = {};
  let estimated = 0;
  for (const {region, period, cells} of panel.rows) {
    const cell = cells[column];
    const index = place.get(period);
    if (cell === undefined || index === undefined) continue;
    const row = (values[region] ??= new Array<number | null>(periods.length).fill(null));
    row[index] = cell.value === null ? null : Number(cell.value.toPrecision(7));
    if (cell.missing !== null) missing[cell.missing] = (missing[cell.missing] ?? 0) + 1;
    if (cell.isEstimated) estimated++;
  }
  const own = new Set([indicator.id, ...indicator.parts.map((part) => part.indicator)]);
  const notes = panel.notes
    .filter(
      (note) => own.has(note.indicator) && note.explainedBy === null && (!note.level || note.level === "gemeente")
    )
    .map(({id, kind, effect, starts, ends, text, level, indicator: about}) => ({
      ...{id, kind, effect, starts, ends, text, indicator: about},
      ...(level ? {level} : {})
    }));
  return {
    ...{indicator: indicator.id, grain, boundaryYear, periods: [...periods], values, estimated, missing, notes},
    ...(indicator.kind === "panel" ? surveyOf(errors, periods) : {}),
    sources: []
  };
}

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
 * Adds COROP areas and provinces to a file: the mean of their municipalities weighed by the indicator's denominator
 * in the year, which for rates of counts is the rate of the sums. An area with a municipality of which value or weight
 * is not known has none; medians and indices cannot be put together.
 */
export function withAreas(
  file: PanelFile,
  measure: Indicator["measure"],
  weights: PanelFile | null,
  regions: readonly PanelRegionEntry[]
): PanelFile {
  if (measure === "median" || measure === "index" || weights === null) return file;
  const yearPlace = new Map(weights.periods.map((period, index) => [period, index]));
  const members = new Map<string, string[]>();
  for (const {code, corop, province} of regions) {
    if (!code.startsWith("GM")) continue;
    for (const area of [corop, province]) if (area !== null) members.set(area, [...(members.get(area) ?? []), code]);
  }
  const areas: PanelFile["values"] = {};
  for (const [area, codes] of members)
    areas[area] = file.periods.map((period, index) => {
      const year = yearPlace.get(period.slice(0, 4));
      let [sum, total] = [0, 0];
      for (const code of codes) {
        const value = file.values[code]?.[index] ?? null;
        const weight = year === undefined ? null : (weights.values[code]?.[year] ?? null);
        if (value === null || weight === null) return null;
        sum += value * weight;
        total += weight;
      }
      return total > 0 ? Number((sum / total).toPrecision(7)) : null;
    });
  return {...file, values: {...file.values, ...areas}};
}

/** Which indicator's values weigh the municipalities of an area. */
export function weightId({denominator}: Pick<Indicator, "denominator">, {indicators}: Catalogue): string {
  return denominator !== null && indicators.has(denominator) ? denominator : "inwoners";
}
