import type {SourceCard} from "../../catalogue/schema.js";
import type {MissingReason, Observation} from "../../warehouse/types.js";
import type {Period} from "./parse-period.js";
import type {ProblemList} from "./problems.js";
import type {RowBreakdown} from "./row-breakdown.js";
import {Sums} from "./sums.js";

/** rows = filtered + refused + used; cells = observed + passedOver + dropped. */
export interface Account {
  rows: number;
  /** Not asked for: by `where`, or a measure the card does not name. */
  filtered: number;
  /** Asked for, and without any value that could be used; the problems say why. */
  refused: number;
  used: number;
  cells: number;
  observed: number;
  passedOver: number;
  /** By a rule. */
  dropped: number;
}

/** A value on its way from a cell to an observation. */
export interface Pending {
  spec: SourceCard["columns"][number];
  region: string | null;
  boundaryYear: number;
  period: Period;
  breakdown: RowBreakdown;
  value: number | null;
  missing: MissingReason | null;
  low: number | null;
  high: number | null;
  isEstimated: boolean;
}

/** Makes observations of values, adding up where the card asks for sums. */
export class Emitter {
  private readonly observations: Observation[] = [];
  private readonly sums: Sums | null;
  private readonly total: string | null;

  constructor(
    private readonly card: SourceCard,
    private readonly account: Account
  ) {
    this.total = card.region?.total ?? null;
    const isSummed =
      this.total !== null || card.columns.some(({sum}) => sum) || Object.values(card.breakdown).some(({sum}) => sum);
    this.sums = isSummed ? new Sums() : null;
  }

  emit(item: Pending): void {
    this.account.observed++;
    const {region, breakdown, period, spec} = item;
    if (!this.sums) {
      if (region !== null) this.observations.push(this.make(item, region, breakdown.own));
      return;
    }
    for (const into of breakdown.into) {
      const bucket = this.sums.bucket(spec.indicator, period.grain, period.start, into);
      if (region !== null) this.sums.add(bucket, this.make(item, region, into));
      if (this.total !== null && region !== this.total) this.sums.add(bucket, this.make(item, this.total, into));
    }
  }

  finish(problems: ProblemList): Observation[] {
    return this.sums ? this.sums.finish(problems) : this.observations;
  }

  private make(item: Pending, region: string, breakdown: string): Observation {
    const observation: Observation = {
      indicator: item.spec.indicator,
      region,
      boundaryYear: item.boundaryYear,
      grain: item.period.grain,
      period: item.period.start,
      breakdown,
      value: item.value,
      status: item.isEstimated ? "estimated" : item.period.provisional ? "provisional" : this.card.status,
      missing: item.missing
    };
    if (item.low !== null) observation.low = item.low;
    if (item.high !== null) observation.high = item.high;
    return observation;
  }
}
