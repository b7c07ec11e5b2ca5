import type {ScenarioCell} from "../../models/scenario/format.js";
import {formatNumber} from "../../locale/format.js";
import {scenarioConditions as words, warningSentence} from "../../locale/scenario-conditions.js";
import type {ScenarioContext, ScenarioResults} from "./scenario-data.js";

type Warned = Pick<ScenarioContext, "variant" | "file" | "at" | "own"> & Pick<ScenarioResults, "outcome">;

/** What the facts and the models warn of, in the words of the page: each once, cells of the publication from its own numbers. */
export function warningWords({variant, file, outcome, at, own}: Warned): string[] {
  // Suppliers are told apart, and read with care.
  const chain = outcome.suppliers === null ? [] : [{code: "supply-constrained" as const, message: ""}];
  const warnings = [...file.warnings, ...own.warnings, ...outcome.result.warnings, ...chain];
  const {baseYear} = outcome.path;
  const codes = words.codes;
  const years = (code: string): string[] =>
    warnings.filter((warning) => warning.code === code).map(({message}) => /\b\d{4}\b/.exec(message)?.[0] ?? "");
  const has = (code: string): boolean => warnings.some((warning) => warning.code === code);
  const width = file.jobs.length / file.regions.length;
  const isImputed = own.register === null && file.imputed.some((cell) => Math.floor(cell / width) === at);
  return [
    ...(file.synthetic ? [words.synthetic] : []),
    ...(isImputed ? [words.imputed] : []),
    ...(has("old-structure") ? [codes["old-structure"](String(file.structureYear), String(baseYear))] : []),
    ...(has("levels-of-another-year")
      ? [codes["levels-of-another-year"](String(file.baseYear), String(baseYear))]
      : []),
    ...(["no-gdp", "no-unemployment", "slope-not-national", "jobs-shifted"] as const).flatMap((code) =>
      years(code).map((year) => codes[code](year))
    ),
    ...variant.cells.flatMap(cellWords),
    ...[...new Set(warnings.map(({code}) => code))]
      .filter((code) => !(code in codes) && code !== "synthetic")
      .map((code) => warningSentence(code))
  ];
}

/** What to be careful with in one figure of a publication. */
export function cellWords({measure, year, value, relation, statistic, verify, source}: ScenarioCell): string[] {
  const name = words.measures[measure] ?? measure;
  const number = formatNumber(value);
  const bound = words.relations[relation];
  const kind = words.statistics[statistic];
  return [
    ...(bound !== undefined
      ? [words.codes["only-a-bound"](name, String(year), bound, number)]
      : kind !== undefined
        ? [words.codes["not-an-average"](name, String(year), number, kind)]
        : []),
    ...(verify === true ? [words.codes["to-be-verified"](name, String(year), source)] : [])
  ];
}
