import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import type {BacktestRow} from "../../models/scenario/backtest.js";
import {roundingWidth} from "../../models/scenario/draws.js";
import {exactSum} from "../../models/scenario/exact-sum.js";
import type {ScenarioVariant} from "../../models/scenario/format.js";
import {regionResult} from "../../models/scenario/region-result.js";
import type {ScenarioPath} from "../../models/scenario/scenario-path.js";
import {buildPanel} from "../warehouse/panel.js";
import {readRegionFacts} from "../warehouse/region-facts.js";
import {findMunicipality} from "./find-region.js";
import type {Realised} from "./realised.js";

type Row = Omit<BacktestRow, "error" | "leftOut"> & {isVerified: boolean};

const isVerified = ({cells}: ScenarioVariant, year: number, measured = "unemployment"): boolean =>
  !cells.some(({measure, year: of, verify}) => measure === measured && of === year && verify === true);

const bandOf = (middle: number, half: number): {low: number; high: number} => ({
  low: exactSum(middle, -half),
  high: exactSum(middle, half)
});

/** The country: the realised level of the base year plus the publication's change, with the rounding of its figures as band. */
export function nationalRows(variant: ScenarioVariant, path: ScenarioPath, {unemployment}: Realised): Row[] {
  const base = unemployment.values[String(path.baseYear)];
  if (base === undefined)
    throw new InputError("missing-level", `there is no unemployment of ${path.baseYear} to count from`, "realised");
  return path.years.flatMap(({year, unemploymentChange}) => {
    if (unemploymentChange === null) return [];
    const projected = exactSum(base, unemploymentChange);
    const half = 0.8 * roundingWidth(variant, "unemployment", year);
    return [
      {
        ...{region: "NL01", period: String(year), projected, ...bandOf(projected, half)},
        realised: unemployment.values[String(year)] ?? null,
        isVerified: isVerified(variant, year)
      }
    ];
  });
}

/** Growth of GDP in the country, with the rounding of its figures as band; growth needs no common definition. */
export function growthRows(variant: ScenarioVariant, path: ScenarioPath, realised: Realised): Row[] {
  return path.years.flatMap(({year, gdpGrowth: projected}) => {
    if (projected === null) return [];
    const half = 0.8 * roundingWidth(variant, "gdp-growth", year);
    return [
      {
        ...{region: "NL01", period: String(year), projected, ...bandOf(projected, half)},
        realised: realised["gdp-growth"].values[String(year)] ?? null,
        isVerified: isVerified(variant, year, "gdp-growth")
      }
    ];
  });
}

/** A municipality: the projection with its band, against unemployment in the warehouse. */
export async function municipalRows(
  connection: DuckDBConnection,
  variant: ScenarioVariant,
  path: ScenarioPath,
  options: {region: string; boundaries: number; draws: number; seed: number}
): Promise<Row[]> {
  const {boundaries, draws, seed} = options;
  const region = await findMunicipality(connection, options.region, boundaries);
  const facts = await readRegionFacts(connection, {baseYear: path.baseYear, boundaries});
  const {unemployment} = regionResult(variant, path, facts, {region, draws, seed, together: facts.corop});
  const {rows} = await buildPanel(connection, {
    ...{indicators: ["werkloosheid"], level: "gemeente", grain: "year", boundaries, per: "count"},
    from: unemployment[0]?.period ?? String(path.baseYear),
    to: unemployment.at(-1)?.period ?? String(path.baseYear)
  });
  const happened = new Map(
    rows.filter((row) => row.region === region).map(({period, cells}) => [period, cells[0]?.value ?? null])
  );
  return unemployment.map(({period, value, low, high}) => ({
    ...{region, period, projected: value, low, high},
    realised: happened.get(period) ?? null,
    isVerified: isVerified(variant, Number(period))
  }));
}
