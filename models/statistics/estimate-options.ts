import type {ExpectedForReading} from "./reading/types.js";
import type {NeighbourList} from "./spatial/spatial-weights.js";
import type {Parents} from "./parent-groups.js";
import type {EstimateMethod, SmallSample} from "./types.js";
import type {ColumnFacts, DataNote, DirectedLink} from "./warnings/notes.js";

/** What to estimate and how; all but the formula may be left out. */
export interface EstimateOptions {
  /** `y ~ x | region + period`: see docs/method/estimate.md. */
  formula: string;
  /** Columns that make the rows a panel; `unit: null` for one series. */
  panel?: {unit: string | null; period: string};
  /** Covariances; the first leads. Default: iid without panel, else clustered by unit. */
  vcov?: readonly string[];
  /** Default `stata`. */
  smallSample?: SmallSample;
  /** Column of weights. */
  weights?: string;
  /** Default `ols`, which is two-stage least squares when the formula has instruments. */
  method?: EstimateMethod;
  /** Whether to run the battery of robustness checks. */
  robustness?: boolean;
  /** Column whose groups the battery leaves out one by one; provinces for municipalities. */
  groups?: string;
  /** Linear combinations of coefficients: `x + l(x,1)`. */
  lincom?: readonly string[];
  /** Instruments of difference GMM: `y:2-99,x:1-1`. */
  gmm?: string;
  /** Steps of difference GMM; default 2, with Windmeijer's correction. */
  steps?: 1 | 2;
  /** One GMM instrument a lag rather than one a lag and period. */
  collapse?: boolean;
  /** Seed of everything random; default 1. */
  seed?: number;
  /** Larger areas of municipalities: `corop` and `province`, by code. */
  parents?: Parents;
  /** Quality notes on the columns: periods beyond a series break are left out, and the battery says why one is suspect. */
  notes?: readonly DataNote[];
  /** Keeps periods beyond series breaks: all of them, or those of the notes named. */
  keepBreaks?: boolean | readonly string[];
  /** What is known of the columns: kind of measure, rounding, denominator. */
  columns?: Readonly<Record<string, ColumnFacts>>;
  /**
   * Columns whose sampling error (`columns[…].samplingError`) is taken out of the moments of their terms;
   * half-panel-jackknife only.
   */
  correctSamplingError?: readonly string[];
  /** Inhabitants by unit: the battery weighs by them when the estimate is not weighted. */
  populations?: Readonly<Record<string, number>>;
  /** Other formulas to hold beside this one in the battery. */
  alternatives?: readonly string[];
  /** Outcomes that should not respond: the battery estimates the same terms on them. */
  falsification?: readonly string[];
  /** Effects that evidence leads one to expect, by term, in units of its coefficient. */
  expected?: Readonly<Record<string, ExpectedForReading>>;
  /** Links of a system model: controls that follow from the outcome, or lie on the way to it, are named. */
  links?: readonly DirectedLink[];
  /** How many tests were tried before this one was chosen, this one included. */
  tests?: number;
  /** Neighbours of the units, for the residuals. */
  neighbours?: NeighbourList;
  /** `largest`: the battery judges each term by the largest of its standard errors; default `asked`. */
  lead?: "asked" | "largest";
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}
