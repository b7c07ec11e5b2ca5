import type {EditionContent} from "./format.js";

/** Figures the earlier edition had and the later one has not, in whole or in part. */
export interface Vanished {
  indicator: string;
  grain: string;
  /** land, provincie, gemeente, …. */
  level: string;
  /** "total", "sex=f", …; null where one of the editions tells no breakdowns apart. */
  breakdown: string | null;
  /** Nothing of it is left, in no year. */
  whole: boolean;
  years: VanishedYear[];
}

export interface VanishedYear {
  year: number;
  /** How many values there were and are; 0 after: the year is gone. */
  before: number;
  after: number;
  /** Codes of areas that are gone from a year of which others remain; none where an edition does not name them. */
  regions: string[];
}

type Held = NonNullable<EditionContent["held"]>[number];

/**
 * Figures that were there and are not any more, by indicator, grain, level, breakdown and year. Of totals of the Netherlands
 * only series that are gone whole: a period that went stands among the revisions, with its value. Within a year values are
 * counted and areas named; a value that became missing counts as gone, and a month that went while another came is not seen.
 * Editions made before areas were held tell municipalities by number of rows only. Ordered by indicator, grain, level,
 * breakdown and year.
 */
export function vanishedFigures(before: EditionContent, after: EditionContent): Vanished[] {
  const areHeld = before.held !== undefined && after.held !== undefined;
  const [old, now] = [before, after].map((content) => byKey(areHeld ? (content.held ?? []) : municipalities(content)));
  const setOf = (content: EditionContent, set: number | null): readonly string[] =>
    set === null ? [] : (content.regionSets?.[set] ?? []);
  const parts = [...(old ?? [])].flatMap(([key, {indicator, grain, level, breakdown, years}]): Vanished[] => {
    const left = new Map((now?.get(key)?.years ?? []).map((each) => [each[0], each]));
    const gone = years.flatMap(([year, count, set]): VanishedYear[] => {
      const then = left.get(year);
      if (then === undefined) return [{year, before: count, after: 0, regions: []}];
      const there = new Set(setOf(after, then[2]));
      const regions = then[2] === null ? [] : setOf(before, set).filter((code) => !there.has(code));
      return then[1] < count || regions.length > 0 ? [{year, before: count, after: then[1], regions}] : [];
    });
    return gone.length === 0 ? [] : [{indicator, grain, level, breakdown, whole: left.size === 0, years: gone}];
  });
  return [...nationalSeries(before, after), ...parts].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Kept = Omit<Held, "breakdown"> & {breakdown: string | null};

const keyOf = ({indicator, grain, level, breakdown}: Omit<Kept, "years">): string =>
  [indicator, grain, level, breakdown ?? ""].join(" ");

const byKey = (held: readonly Kept[]): Map<string, Kept> => new Map(held.map((each) => [keyOf(each), each]));

const municipalities = ({municipal}: EditionContent): Kept[] =>
  municipal.map(({indicator, grain, years}) => ({
    ...{indicator, grain, level: "gemeente", breakdown: null},
    years: years.map(([year, count]) => [year, count, null])
  }));

/** Totals of the Netherlands of which no period is left. */
function nationalSeries(before: EditionContent, after: EditionContent): Vanished[] {
  const left = new Set(after.figures.map(({indicator, grain}) => `${indicator} ${grain}`));
  return before.figures
    .filter(({indicator, grain}) => !left.has(`${indicator} ${grain}`))
    .flatMap(({indicator, grain, points}) => {
      const counts = new Map<number, number>();
      for (const [period, value] of points)
        if (value !== null) counts.set(yearOf(period), (counts.get(yearOf(period)) ?? 0) + 1);
      const years = [...counts].map(([year, count]) => ({year, before: count, after: 0, regions: []}));
      return years.length === 0 ? [] : [{indicator, grain, level: "land", breakdown: "total", whole: true, years}];
    });
}

const yearOf = (period: string): number => Number(period.slice(0, 4));
