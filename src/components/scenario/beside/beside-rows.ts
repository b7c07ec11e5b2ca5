import type {ScenarioCell, ScenarioPublication} from "../../../models/scenario/format.js";
import {formatDate, formatNumber, formatSigned} from "../../../locale/format.js";
import {sectorNames} from "../../../locale/scenario.js";
import {scenarioBeside as words} from "../../../locale/scenario-beside.js";
import {inSentence, labelOf} from "../../system/natural.js";
import type {Cell, Column, Row, TableData} from "../../table-data.js";
import type {RegionOutcome} from "../../workers/scenario-tasks.js";
import {withBand, type Spread} from "../compare-figure.js";
import {signedRoughly} from "../headline.js";
import type {ScenarioContext} from "../scenario-data.js";
import {fineSectorNames} from "../../../locale/scenario-own-data.js";
import {isFineSector} from "../../../models/scenario/fine-sectors.js";
import {ownReasons, ownSectors} from "../scenario-state.js";

/** A scenario in the comparison; without an outcome it is still computed, or cannot be. */
export interface BesideItem {
  name: string;
  context: ScenarioContext;
  outcome: RegionOutcome | null;
  isProjected: boolean;
}

/** One line of the comparison for one scenario: lines of the same words stand in one row. */
interface Line {
  /** Place among the rows: kind of line, then year. */
  order: number;
  what: string;
  value: Cell;
}

const section = {publication: 0, here: 10_000, care: 20_000, national: 30_000, level: 40_000, change: 50_000};
const isHere = (order: number): boolean => order >= section.here && order < section.national;

/**
 * The comparison as a table, a column for each scenario. What is not measured alike never shares a row: statistics of a
 * year, definitions of unemployment, and years to compare with are part of what a row is called.
 */
export function besideTable(items: readonly BesideItem[]): TableData {
  const columns: Column[] = [
    {key: "what", label: words.what, isHeader: true},
    ...items.map(({name}, at) => ({key: `s${at}`, label: name}))
  ];
  const rows = new Map<string, {order: number; cells: Record<string, Cell>}>();
  items.forEach((item, at) => {
    for (const {order, what, value} of linesOf(item)) {
      const row = rows.get(what) ?? {order, cells: {}};
      rows.set(what, {...row, cells: {...row.cells, [`s${at}`]: value}});
    }
  });
  const filled = [...rows]
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([what, {order, cells}]): Row => {
      const missing = items.map(({outcome, isProjected}, at) => [
        `s${at}`,
        isHere(order) && outcome === null ? (isProjected ? words.pending : words.notProjected) : words.notGiven
      ]);
      return {...(Object.fromEntries(missing) as Row), what, ...cells};
    });
  return {columns, rows: filled};
}

function linesOf(item: BesideItem): Line[] {
  const {context, outcome} = item;
  const {publication, variant} = context;
  return [
    {order: section.publication, what: words.published, value: formatDate(publication.published)},
    {order: section.publication + 1, what: words.counts, value: String(publication.baseYear)},
    {order: section.publication + 2, what: words.own, value: ownWords(context)},
    ...variant.cells.map((cell) => nationalLine(cell, publication)),
    ...(outcome === null ? [] : [...changeLines(context, outcome), ...regionLines(context, outcome)])
  ];
}

function nationalLine(cell: ScenarioCell, {unemploymentDefinition}: ScenarioPublication): Line {
  const {measure, year, statistic, value, relation, verify} = cell;
  const number = words.relations[relation] + formatNumber(value);
  const isLevel = measure === "unemployment";
  return {
    order: (isLevel ? section.level : section.national) + year,
    what: isLevel
      ? words.nationalLevel(String(year), words.statistics[statistic], words.definitions[unemploymentDefinition])
      : words.national[measure](String(year)),
    value: verify === true ? words.verify(number) : number
  };
}

const changeLines = ({publication}: ScenarioContext, {path}: RegionOutcome): Line[] =>
  path.years.flatMap(({year, unemploymentChange}) =>
    unemploymentChange === null
      ? []
      : [
          {
            order: section.change + year,
            what: words.nationalChange(String(year), String(publication.baseYear)),
            value: formatSigned(unemploymentChange, 1)
          }
        ]
  );

function regionLines(
  {region, publication, facts, at, system}: ScenarioContext,
  {result, years}: RegionOutcome
): Line[] {
  const {name} = region;
  const base = String(publication.baseYear);
  const before = facts.unemployment[at] ?? NaN;
  const last = String(years.at(-1)?.year ?? "");
  const points = (value: number): string => formatSigned(value, 1);
  const more = ({value, low, high}: Spread): Spread => ({
    ...{value: value - before, low: low - before, high: high - before}
  });
  return [
    ...result.unemployment.flatMap((each) => [
      {
        order: section.here + Number(each.period),
        what: words.level(name, each.period),
        value: withBand(each, (value) => formatNumber(value, 1))
      },
      {
        order: section.here + 3000 + Number(each.period),
        what: words.change(name, each.period, base),
        value: withBand(more(each), points)
      }
    ]),
    {
      order: section.here + 6000,
      what: words.jobs(name, last, base),
      value: withBand({...result.jobs, value: result.jobs.change}, signedRoughly)
    },
    ...result.benefits
      .filter(({period}) => period === last)
      .map((each, index) => ({
        order: section.care + index,
        what: words.benefits[each.benefit](name, last),
        value: withBand(each, signedRoughly)
      })),
    ...result.care
      .filter(({period}) => period === last)
      .map((each, index) => ({
        order: section.care + 10 + index,
        what: words.care(
          name,
          inSentence(labelOf(system, each.variable)),
          last,
          each.absolute === null ? each.unit : words.persons
        ),
        value:
          each.absolute === null
            ? withBand(each, (value) => formatSigned(value, 2))
            : withBand(each.absolute, signedRoughly)
      }))
  ];
}

/** What the reader changed in this scenario, in words. */
function ownWords({choice}: ScenarioContext): string {
  const reasons = ownReasons(choice);
  const changes = [
    ...[...ownSectors(choice)].map(([sector, value]) =>
      words.ownSector(
        inSentence(isFineSector(sector) ? fineSectorNames[sector] : sectorNames[sector]),
        formatSigned(value),
        reasons.get(sector) ?? ""
      )
    ),
    ...(choice.banen === 0 ? [] : [words.ownJobs(formatSigned(choice.banen, 0), choice.werkgever)]),
    ...(choice.steun === 0 ? [] : [words.ownSupport(formatNumber(choice.steun, 0))])
  ];
  return changes.length === 0 ? words.none : changes.join("; ");
}
