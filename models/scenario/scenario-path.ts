import {InputError} from "../errors.js";
import type {ScenarioCell, ScenarioPublication, ScenarioVariant} from "./format.js";
import type {ScenarioWarning} from "./warning-codes.js";

/** What a variant says of one year, as changes that may be added to figures of another definition. */
export interface ScenarioYear {
  readonly year: number;
  /** Growth of GDP on the year before, in %; null when the publication gives none that can be used. */
  readonly gdpGrowth: number | null;
  /** Unemployment in percentage points above the base year, both in the publication's own definition. */
  readonly unemploymentChange: number | null;
  /** Growth of employed persons and of hours worked on the year before, in %. */
  readonly employmentPersons: number | null;
  readonly employmentHours: number | null;
}

export interface ScenarioPath {
  readonly publication: string;
  readonly variant: string;
  readonly baseYear: number;
  readonly years: readonly ScenarioYear[];
  /** Figures that are there and cannot be used as numbers, or are used with a caveat, in plain words. */
  readonly warnings: readonly ScenarioWarning[];
}

/**
 * The path of a variant, year by year from the base year on. Changes in unemployment are taken inside the publication,
 * u(year) − u(base year) of annual averages, so that no level of one definition meets one of another (CPB's of 2020 and
 * 2021 stand on the old method, StatLine's on the new). An end of year or a peak is never used as an annual average, and
 * a figure that says no more than "higher than" gives no number: both are listed.
 *
 * @throws InputError (unknown-scenario) when the publication has no such variant
 */
export function scenarioPath(publication: ScenarioPublication, variantId: string): ScenarioPath {
  const variant = publication.variants.find(({id}) => id === variantId);
  if (variant === undefined)
    throw new InputError(
      "unknown-scenario",
      `there is no ${variantId}; there are ${publication.variants.map(({id}) => id).join(", ")}`,
      publication.id
    );
  const {baseYear} = publication;
  const base = usable(publication.base, "unemployment", baseYear) ?? 0;
  const last = Math.max(...variant.cells.map(({year}) => year));
  const years = Array.from({length: last - baseYear}, (_, index): ScenarioYear => {
    const year = baseYear + index + 1;
    const level = usable(variant.cells, "unemployment", year);
    return {
      year,
      gdpGrowth: usable(variant.cells, "gdp-growth", year),
      unemploymentChange: level === null ? null : level - base,
      employmentPersons: usable(variant.cells, "employment-persons", year),
      employmentHours: usable(variant.cells, "employment-hours", year)
    };
  });
  return {publication: publication.id, variant: variant.id, baseYear, years, warnings: warningsOf(variant)};
}

/** The value of a cell that can be counted with; null when there is none. */
function usable(cells: readonly ScenarioCell[], measure: ScenarioCell["measure"], year: number): number | null {
  const statistic = measure === "unemployment" ? "annual-average" : "growth";
  const cell = cells.find((each) => each.measure === measure && each.year === year && each.statistic === statistic);
  return cell === undefined || cell.relation === "above" || cell.relation === "below" ? null : cell.value;
}

function warningsOf({cells}: ScenarioVariant): ScenarioWarning[] {
  const warnings: ScenarioWarning[] = [];
  for (const {measure, year, statistic, relation, value, verify} of cells) {
    const name = `${measure} of ${year}`;
    if (relation === "above" || relation === "below")
      warnings.push({code: "only-a-bound", message: `${name} is only known to be ${relation} ${value}: not used`});
    else if (statistic === "end-of-year" || statistic === "peak")
      warnings.push({
        code: "not-an-average",
        message: `${name}: ${value} is ${statistic === "peak" ? "the peak" : "the end of the year"}, not the average`
      });
    if (verify === true)
      warnings.push({code: "to-be-verified", message: `${name} is still to be checked against the publication`});
  }
  return warnings;
}
