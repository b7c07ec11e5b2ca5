import {careChange, type CareResponses} from "./care.js";
import {uncertaintyGroups, type UncertaintyGroup} from "./draws.js";
import {driverPaths, type RegionDraw} from "./region-draw.js";

/** Part of a variance by what was drawn, from 0 to 1; they add up to 1, or to 0 where nothing moves the outcome. */
export type VarianceParts = Record<UncertaintyGroup | "links" | "transfer", number>;

/** The parts of one outcome in one period. */
export interface OutcomeParts extends VarianceParts {
  /** jobs, unemployment, ww, bijstand, or a variable of the system model. */
  outcome: string;
  period: string;
}

export interface DrawsByGroup {
  /** Draws in which one group alone differs, and the middle. */
  groups: Readonly<Record<UncertaintyGroup, readonly RegionDraw[]>>;
  middle: RegionDraw;
  periods: readonly string[];
  /** Responses of the system model at the middle, and with links, or the transfer factor, drawn alone. */
  care?: {variables: readonly string[]; middle: CareResponses; links: CareResponses; transfer: CareResponses};
}

/**
 * Where the band of every outcome comes from: V_k = the variance over draws in which group k alone is drawn, each divided
 * by Σ V_k, so that what groups do together is shared out in proportion. Sector cells, rounding of national figures and
 * parameters move the region's own path; links and the transfer factor only what the system model makes of the middle
 * path, so that they have no part in jobs, unemployment and benefits.
 *
 * @returns an entry an outcome and period: jobs, unemployment, ww, bijstand, then care in the order given
 */
export function varianceParts({groups, middle, periods, care}: DrawsByGroup): OutcomeParts[] {
  const own: [string, (draw: RegionDraw) => readonly number[]][] = [
    ["jobs", ({jobs}) => jobs],
    ["unemployment", ({unemployment}) => unemployment],
    ["ww", ({benefits}) => benefits.ww],
    ["bijstand", ({benefits}) => benefits.bijstand]
  ];
  const count = groups.scenario.length;
  const cared =
    care === undefined
      ? null
      : {
          groups: uncertaintyGroups.map((group) =>
            groups[group].map((draw) => careChange(care.middle, 0, driverPaths(draw)))
          ),
          links: answers(care.links, middle, count),
          transfer: answers(care.transfer, middle, count)
        };
  const ofRegion = own.flatMap(([outcome, pick]) =>
    periods.map((period, at) => {
      const spreads = uncertaintyGroups.map((group) => spread(groups[group].map((draw) => pick(draw)[at] ?? NaN)));
      return {outcome, period, ...shared([...spreads, 0, 0])};
    })
  );
  if (care === undefined || cared === null) return ofRegion;
  const ofCare = care.variables.flatMap((outcome, o) =>
    periods.map((period, at) => {
      const of = (draws: readonly number[][][]): number => spread(draws.map((values) => values[o]?.[at + 1] ?? NaN));
      return {outcome, period, ...shared([...cared.groups.map(of), of(cared.links), of(cared.transfer)])};
    })
  );
  return [...ofRegion, ...ofCare];
}

/** The middle path laid over each draw of the responses. */
const answers = (responses: CareResponses, middle: RegionDraw, count: number): number[][][] =>
  Array.from({length: count}, (_, draw) =>
    careChange(responses, draw % Math.max(1, responses.draws), driverPaths(middle))
  );

/** Sum of squares about the mean; exactly 0 for values that are all alike. */
function spread(values: readonly number[]): number {
  const first = values[0] ?? 0;
  const mean = values.reduce((sum, value) => sum + (value - first), 0) / (values.length || 1);
  return values.reduce((sum, value) => sum + (value - first - mean) * (value - first - mean), 0);
}

function shared(spreads: readonly number[]): VarianceParts {
  const whole = spreads.reduce((sum, part) => sum + part, 0);
  const share = (at: number): number => (whole > 0 ? (spreads[at] ?? 0) / whole : 0);
  return {scenario: share(0), sectors: share(1), parameters: share(2), links: share(3), transfer: share(4)};
}
