import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {buildPanel} from "../loaders/warehouse/panel.js";
import {InputError} from "../models/errors.js";
import {careSet, type CareSet} from "../models/scenario/care-set.js";
import {scenarioOutcomes} from "../models/scenario/measures.js";
import type {CareMeasure} from "../models/scenario/region-result.js";
import type {ScenarioPath} from "../models/scenario/scenario-path.js";
import type {SystemFile, SystemVariable} from "../models/system/format.js";
import type {CommandContext} from "./command.js";
import {dataDirectory} from "./command.js";
import {readModel} from "./model-file.js";

interface CareRequest {
  model?: string;
  region: string;
  baseYear: number;
  boundaries: number;
  path: ScenarioPath;
  draws: number;
  seed: number;
  transfer?: number;
  price: Readonly<Record<string, number>>;
  priceSource?: string;
}

/** The answer of the system model to the scenario's drivers, and the persons of the region that its units are shares of. */
export async function careOfScenario(
  connection: DuckDBConnection,
  context: CommandContext,
  {model, path, draws, seed, transfer, ...request}: CareRequest
): Promise<CareSet & {measures: CareMeasure[]}> {
  const system = await readModel(
    context,
    model ?? join(dataDirectory(context), "systems", "standaardmodel.system.json")
  );
  const measures: CareMeasure[] = [];
  for (const id of scenarioOutcomes) measures.push(await measureOf(connection, system, id, request));
  return {measures, ...careSet(system, {years: path.years.length, draws, seed, transfer})};
}

async function measureOf(
  connection: DuckDBConnection,
  system: SystemFile,
  id: string,
  {
    region,
    baseYear,
    boundaries,
    price,
    priceSource
  }: Omit<CareRequest, "model" | "path" | "draws" | "seed" | "transfer">
): Promise<CareMeasure> {
  const variable = system.variables.find((each) => each.id === id);
  if (variable === undefined)
    throw new InputError(
      "unknown-variable",
      `the system model has no variable ${id}, which a scenario is read from`,
      system.name
    );
  const euros = price[id];
  if (euros !== undefined && priceSource === undefined)
    throw new InputError("missing-option", "say where the prices come from: --price-source", "--price");
  return {
    variable: id,
    indicator: variable.indicator ?? id,
    unit: variable.scale?.unit ?? variable.unit ?? "index",
    personsPerUnit: await personsPerUnit(connection, variable, {region, baseYear, boundaries}),
    ...(euros === undefined ? {} : {price: {value: euros, source: priceSource ?? ""}})
  };
}

/** Persons of the region that one unit of a variable stands for; null where its population is not at hand. */
async function personsPerUnit(
  connection: DuckDBConnection,
  {scale}: SystemVariable,
  {region, baseYear, boundaries}: {region: string; baseYear: number; boundaries: number}
): Promise<number | null> {
  if (scale?.population === undefined || scale.per === undefined) return null;
  const {rows} = await buildPanel(connection, {
    ...{indicators: [scale.population], level: "gemeente", grain: "year", boundaries, per: "count"},
    from: String(baseYear),
    to: String(baseYear)
  });
  const people = rows.find((row) => row.region === region)?.cells[0]?.value ?? null;
  return people === null ? null : people / scale.per;
}
