import type {DuckDBConnection} from "@duckdb/node-api";
import type {Change} from "../../models/signals/change.js";
import {compareDirections, type DirectionCount} from "../../models/signals/counterpart.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {CrisisEvent, Indicator} from "../catalogue/schema.js";
import type {Grain, QualityNote} from "../warehouse/types.js";
import {notesFor} from "./areas/area-notes.js";
import {readCounterpartGroups, type CounterpartGroups} from "./counterpart-groups.js";
import {nationalUnit, readNational, readSources} from "./indicator-page.js";
import {readMunicipal, type MunicipalFigures} from "./municipal.js";
import {pulse, type Pulse} from "./pulse.js";
import {shownUnit, type ShownUnit} from "./shown-unit.js";
import {readSiteFacts} from "./site-facts.js";
import type {SiteNote, SitePoint, SiteSource} from "./types.js";

/** A local series held against the national one it is declared the counterpart of. */
export interface Counterpart {
  national: CounterpartSide;
  local: CounterpartSide;
  /** Why the two may be held against each other, as the catalogue says. */
  because: string;
  /** One counts what is good, the other what is bad: they agree when they move apart. */
  isOpposite: boolean;
  grain: Grain;
  /** The last period both have. */
  period: string;
  sinceBaseline: DirectionCount & {change: Change | null};
  sincePrevious: DirectionCount & {change: Change | null};
  groups: CounterpartGroups | null;
}

export interface CounterpartSide {
  id: string;
  title: string;
  unit: string;
  decimals: number;
  sources: SiteSource[];
  notes: SiteNote[];
}

interface Context {
  connection: DuckDBConnection;
  catalogue: Catalogue;
  notes: readonly SiteNote[];
  crisisYear: number;
}

/** Every declared pair of which both sides have figures in the same years. */
export async function readCounterparts(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  crisis: CrisisEvent,
  notes: readonly SiteNote[]
): Promise<Counterpart[]> {
  const {boundaryYear} = await readSiteFacts(connection);
  const context = {connection, catalogue, notes, crisisYear: Number(crisis.starts.slice(0, 4))};
  const found: Counterpart[] = [];
  // Years, so that seasons cannot differ between the two.
  for (const grain of ["year", "school-year"] as const) {
    const pairs = [...catalogue.indicators.values()].flatMap((local) => {
      const national = local.counterpartOf && catalogue.indicators.get(local.counterpartOf.indicator);
      return national && [national, local].every(({grains}) => grains.includes(grain)) ? [{national, local}] : [];
    });
    const locals = pairs.map(({local}) => local);
    const municipal = await readMunicipal(connection, locals, grain, boundaryYear);
    for (const {national, local} of pairs) {
      const pair = await readPair(context, {national, local, grain, municipal: municipal.get(local.id)});
      if (pair && !found.some((each) => each.local.id === local.id)) found.push(pair);
    }
  }
  return found;
}

async function readPair(
  context: Context,
  {
    national,
    local,
    grain,
    municipal
  }: {national: Indicator; local: Indicator; grain: Grain; municipal: MunicipalFigures | undefined}
): Promise<Counterpart | null> {
  const {connection, catalogue, crisisYear} = context;
  const shown = await nationalUnit(connection, catalogue, national, grain);
  const wide = await readNational(connection, national.id, grain, shown);
  const last = wide.findLast(({value}) => value !== null)?.period;
  if (municipal === undefined || last === undefined) return null;
  const period = last < municipal.latest.period ? last : municipal.latest.period;
  const judge = (points: readonly SitePoint[], notes: readonly QualityNote[]): Pulse | null => {
    const until = points.filter((point) => point.period <= period);
    const found = pulse(until, grain, notes, crisisYear);
    return found?.latest.period === period ? found : null;
  };
  const localUnit = shownUnit(local, catalogue.indicators.get(municipal.base ?? "")?.title ?? null);
  const sides = {
    national: await readSide(context, national, shown),
    local: await readSide(context, local, localUnit)
  };
  const whole = judge(wide, sides.national.notes);
  const {periods, values} = municipal.series;
  const places = Object.entries(values).map(([code, row]) => {
    const points = periods.map((each, at): SitePoint => ({period: each, value: row[at] ?? null, status: "definitive"}));
    return judge(points, notesFor(municipal.notes, code));
  });
  const isOpposite = [national.direction, local.direction].sort().join() === "down-is-worse,up-is-worse";
  const countBy = (which: "sinceBaseline" | "sincePrevious"): Counterpart["sinceBaseline"] => {
    const change = whole?.[which] ?? null;
    const changes = places.map((place) => place?.[which] ?? null);
    return {change, ...compareDirections(change, changes, {isOpposite})};
  };
  return {
    ...{...sides, grain, period, isOpposite, because: local.counterpartOf?.because ?? ""},
    sinceBaseline: countBy("sinceBaseline"),
    sincePrevious: countBy("sincePrevious"),
    groups: await readCounterpartGroups(connection, catalogue, {
      ...{local, grain},
      judge: (points) => judge(points, sides.local.notes)
    })
  };
}

async function readSide(
  {connection, notes}: Context,
  indicator: Indicator,
  {unit, decimals}: ShownUnit
): Promise<CounterpartSide> {
  return {
    ...{id: indicator.id, title: indicator.title, unit, decimals},
    sources: await readSources(connection, [indicator.id]),
    notes: notes.filter((note) => note.indicator === indicator.id)
  };
}
