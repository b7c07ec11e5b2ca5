import type {EmployerTerm} from "../models/scenario/input-output/suppliers.js";
import {formatTable} from "./command.js";
import type {RegionalInputOutput, Spanned} from "../models/scenario/input-output/regional-effects.js";
import type {SectorPart} from "../models/scenario/industry-mix.js";
import type {Bands, RegionResult} from "../models/scenario/region-result.js";

/** What `scenario project` gives as JSON. */
export interface ProjectedRegion extends RegionResult {
  name: string;
  employer: EmployerTerm | null;
  inputOutput: (RegionalInputOutput & {source: string; level: "modeluitkomst"}) | null;
}

/** The same as text, for people. */
export function textOf(result: ProjectedRegion): string {
  const number = (value: number, digits = 1): string => value.toFixed(digits);
  const band = (bands: Bands): string => `${number(bands[80][0], 2)} to ${number(bands[80][1], 2)}`;
  const {growth, jobs} = result;
  const sectors = formatTable(sectorLines(result), [
    {title: "sector", value: ({code}) => code},
    {title: "share", value: ({share}) => number(share * 100)},
    {title: "quotient", value: ({locationQuotient}) => (locationQuotient === null ? "" : number(locationQuotient, 2))},
    {title: "growth (%)", value: ({shock}) => number(shock, 2)},
    {title: "contribution (points)", value: ({contribution}) => number(contribution, 2)}
  ]);
  const outcomes = formatTable(
    [
      ...result.unemployment.map((each) => ({what: "unemployment (%)", persons: null, euros: undefined, ...each})),
      ...result.benefits.map((each) => ({
        what: `${each.benefit} (more persons)`,
        persons: null,
        euros: undefined,
        ...each
      })),
      ...result.care.map((each) => ({
        what: `${each.variable} (${each.unit}, change)`,
        persons: each.absolute,
        ...each,
        euros: each.euros
      }))
    ],
    [
      {title: "outcome", value: ({what}) => what},
      {title: "year", value: ({period}) => period},
      {title: "middle", value: ({value}) => number(value, 2)},
      {title: "8 of 10 draws", value: ({bands}) => band(bands)},
      {title: "persons", value: ({persons}) => (persons === null ? "" : number(persons.value, 0))},
      ...(result.care.some(({euros}) => euros !== undefined)
        ? [
            {
              title: "euros",
              value: (each: {euros?: {value: number} | undefined}) =>
                each.euros === undefined ? "" : number(each.euros.value, 0)
            }
          ]
        : [])
    ]
  );
  const last = result.unemployment.at(-1)?.period;
  const percent = (share: number): string => number(share * 100, 0);
  const parts = formatTable(
    result.variances.filter(({period}) => period === last),
    [
      {title: `band of ${last ?? ""} (%)`, value: ({outcome}) => outcome},
      {title: "rounding", value: ({scenario}) => percent(scenario)},
      {title: "sector cells", value: ({sectors: share}) => percent(share)},
      {title: "parameters", value: ({parameters}) => percent(parameters)},
      {title: "links", value: ({links}) => percent(links)},
      {title: "transfer", value: ({transfer}) => percent(transfer)}
    ]
  );
  return [
    `${result.name} (${result.region}), ${result.scenario}; jobs by sector of ${result.structureYear}`,
    `growth in the first year: national ${number(growth.national, 2)} + mix ${number(growth.mix, 2)} + local ${number(growth.local, 2)} = ${number(growth.total, 2)} % (GDP: ${result.gdp ?? "not given"})`,
    `jobs: ${number(jobs.before, 0)} before; ${number(jobs.change, 0)} (${number(jobs.low, 0)} to ${number(jobs.high, 0)})`,
    `jobs in the country since the base year: ${result.employment.map(employmentText).join("; ")}`,
    "",
    sectors,
    "",
    outcomes,
    "",
    "what the bands are made of:",
    parts,
    "",
    ...(result.inputOutput === null ? [] : [suppliersText(result.inputOutput), ""]),
    ...result.assumptions.map((text) => `assumed: ${text}`),
    ...result.warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ].join("\n");
}

function employmentText({period, persons, hours, from}: ProjectedRegion["employment"][number]): string {
  const percent = (value: number | null): string => (value === null ? "not given" : `${value.toFixed(2)} %`);
  return `${period} persons ${percent(persons)}${from === "unemployment" ? " (from unemployment)" : ""}, hours ${percent(hours)}`;
}

/** Sectors, each with the parts that are known of it below. */
const sectorLines = ({sectors}: ProjectedRegion): (Omit<SectorPart, "code"> & {code: string})[] =>
  sectors.flatMap(({parts = [], ...sector}) => [
    sector,
    ...parts.map((part) => ({...part, code: `  ${part.code === "rest" ? `rest of ${sector.code}` : part.code}`}))
  ]);

function suppliersText({
  jobs,
  growth,
  sectors,
  delta,
  deltaBand,
  lambda,
  source
}: RegionalInputOutput & {source: string}): string {
  const spanned = ({value, low, high}: Spanned, digits: number): string =>
    `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
  const table = formatTable(sectors, [
    {title: "sector", value: ({code}) => code},
    {title: "output for 1 of demand", value: ({output}) => spanned(output, 2)},
    {title: "jobs for 1 job", value: (each) => spanned(each.jobs, 2)}
  ]);
  return [
    `along suppliers in the region (modeluitkomst; type I, FLQ with delta ${delta}, lambda ${lambda.toFixed(2)}, table ${source}):`,
    `jobs in the first year, with output: ${spanned(jobs.total, 0)}, of which own demand ${spanned(jobs.direct, 0)} and suppliers ${spanned(jobs.indirect, 0)}; ${spanned(growth, 2)} % of jobs`,
    `between brackets: the span over delta ${deltaBand.join(" to ")}`,
    table
  ].join("\n");
}
