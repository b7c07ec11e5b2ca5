import {cumulate} from "./employment.js";
import {fineSectorCodes, fineSectors, type AnySectorCode, type FineSectorCode} from "./fine-sectors.js";
import type {ScenarioVariant} from "./format.js";
import type {SectorShocks} from "./sector-shocks.js";

/** Growth of parts of sectors in one year, in %. */
export interface FineYear {
  /** On the year before: those that the publication or the user names. */
  readonly named: ReadonlyMap<FineSectorCode, number>;
  /** Since the base year: every part that is named in some year; in other years it grows as its sector. */
  readonly levels: ReadonlyMap<FineSectorCode, number>;
}

/**
 * Growth of finer sectors year by year: the user's own cells before published ones; Π(1 + g) − 1 over years.
 *
 * @param years sector growth of each year
 */
export function finePath(
  variant: ScenarioVariant,
  years: readonly SectorShocks[],
  overrides: readonly {sector: AnySectorCode; year: number; value: number}[]
): FineYear[] {
  const named = years.map(({year}) => {
    const cells = [...(variant.finer ?? []), ...overrides].filter((cell) => cell.year === year);
    const given = new Map<AnySectorCode, number>(cells.map(({sector, value}) => [sector, value]));
    return new Map(
      fineSectorCodes.flatMap((code): [FineSectorCode, number][] => {
        const value = given.get(code);
        return value === undefined ? [] : [[code, value]];
      })
    );
  });
  const levels = fineSectorCodes
    .filter((code) => named.some((year) => year.has(code)))
    .map((code): [FineSectorCode, number[]] => [
      code,
      cumulate(
        years.map(
          ({sectors}, at) =>
            named[at]?.get(code) ?? sectors.find(({sector}) => sector === fineSectors[code].parent)?.value ?? 0
        )
      )
    ]);
  return named.map((own, at) => ({named: own, levels: new Map(levels.map(([code, path]) => [code, path[at] ?? 0]))}));
}
