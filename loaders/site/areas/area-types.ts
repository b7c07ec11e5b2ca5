import type {Practice} from "../../catalogue/practice.js";
import type {Indicator} from "../../catalogue/schema.js";
import type {PanelNote, PanelReason} from "../../warehouse/panel-types.js";
import type {Grain, Status} from "../../warehouse/types.js";
import type {Change} from "../../../models/signals/change.js";
import type {FunnelKind, FunnelLimits} from "../../../models/signals/funnel-limits.js";
import type {FunnelZone} from "../../../models/signals/funnel.js";
import type {SiteCrisis} from "../crisis.js";
import type {Pulse} from "../pulse.js";
import type {SourceSpan} from "../source-spans.js";
import type {SiteSource} from "../types.js";

/** `index.json`: what there is, and of whom; the first file the pages of municipalities and regions read. */
export interface AreaIndex {
  boundaryYear: number;
  synthetic: boolean;
  crisis: SiteCrisis;
  /** The crises a reader may choose instead. */
  crises: SiteCrisis[];
  /** Latest division, by name. */
  municipalities: MunicipalityEntry[];
  /** Country, provinces, COROP areas, safety regions, size classes and lists. */
  areas: AreaEntry[];
  /** Codes that are no municipality any more. */
  dissolved: DissolvedEntry[];
  themes: {id: string; title: string; token: string | null}[];
  indicators: AreaIndicator[];
  /** Indicators of a theme without figures of municipalities, and why. */
  absent: {id: string; title: string; themes: string[]; because: string | null}[];
  practice: Practice[];
}

export interface MunicipalityEntry {
  code: string;
  name: string;
  /** Codes of the areas it lies in; null where no source gives one. */
  province: string | null;
  corop: string | null;
  safetyRegion: string | null;
  sizeClass: string | null;
  population: number | null;
}

export type AreaKind = "land" | "provincie" | "corop" | "veiligheidsregio" | "grootteklasse" | "lijst";

export interface AreaEntry {
  code: string;
  name: string;
  kind: AreaKind;
  members: string[];
  /** Of a list: where it is from. */
  source?: string;
  asOf?: string;
}

export interface DissolvedEntry {
  code: string;
  name: string;
  /** Last year in whose division it stands. */
  lastYear: number;
  became: {code: string; share: number}[];
}

export type AreaNote = Pick<
  PanelNote,
  "id" | "level" | "kind" | "effect" | "starts" | "ends" | "text" | "regions" | "explainedBy"
>;

export interface AreaIndicator extends Pick<
  Indicator,
  | "id"
  | "title"
  | "definition"
  | "measure"
  | "kind"
  | "flow"
  | "direction"
  | "themes"
  | "ageBase"
  | "persons"
  | "synonyms"
> {
  grain: Grain;
  /** First days. */
  periods: string[];
  /** Of the values: "per 1.000 …" for counts. */
  unit: string;
  decimals: number;
  /** Of the counts beside them; null where there are none. */
  countUnit: string | null;
  source: string;
  sources: SiteSource[];
  /** Of the population that counts were divided by. */
  baseSources: SiteSource[];
  notes: AreaNote[];
  formerly: {id: string; title: string; sameBase: boolean; ageBase: string | null}[];
  isCareUse: boolean;
}

/** `CODE.json`: all figures of one municipality or area. */
export interface AreaFile {
  code: string;
  figures: Record<string, AreaFigure>;
  /** Of a municipality: its wijken in the last year they are known, by indicator. */
  wijken: Record<string, WijkTable> | null;
}

/** One indicator of one area. Arrays follow the indicator's periods. */
export interface AreaFigure {
  values: (number | null)[];
  counts: (number | null)[] | null;
  /** Why a value is missing, by place; left out where none is. */
  missing?: (PanelReason | null)[];
  /** The most by which rounding of counts moves a value, in its unit; left out where no source rounds. */
  halfStep?: number;
  /** Of the latest value. */
  status: Status | null;
  isEstimated: boolean;
  /** Of the values; the last is of the latest value. */
  sources: SourceSpan[];
  /** Municipalities behind the latest value, and all of the area; null for a municipality or a published figure. */
  coverage: [known: number, all: number] | null;
  pulse: Pulse | null;
  /** By code of area: how the difference with it moved, against the years before the crisis. */
  against?: Record<string, Change | null>;
}

export interface WijkTable {
  period: string;
  /** Ids of the sources of the values. */
  sources: string[];
  rows: {code: string; name: string; value: number | null; count: number | null; missing: PanelReason | null}[];
}

/** `across-ID.json`: one indicator of every municipality in its latest period. */
export interface AcrossFile {
  indicator: string;
  period: string;
  /** Ids of the sources of the values. */
  sources: string[];
  rows: AcrossRow[];
  /** Null where chance is no measure of the differences, with the reason. */
  funnel: AcrossFunnel | null;
  noFunnel: "not-counted" | "no-size" | null;
}

export interface AcrossRow {
  code: string;
  value: number | null;
  count: number | null;
  missing: PanelReason | null;
  /** As in the file of the municipality. */
  halfStep?: number;
  /** Against the period before, and against the years before the crisis. */
  sincePrevious: Change | null;
  sinceBaseline: Change | null;
  /** Why there is no comparison with the years before the crisis. */
  notComparable: Pulse["notComparable"];
  /** Persons or exposure. */
  size: number | null;
  zone: FunnelZone | null;
  widenedZone: FunnelZone | null;
}

/** `series-ID.json`: the values behind the changes of an across file; read for another crisis than the site's alone. */
export interface AcrossSeries {
  indicator: string;
  /** First days of the periods that are needed. */
  periods: string[];
  /** By code of municipality, along these periods, as in its own file. */
  values: Record<string, (number | null)[]>;
}

export interface AcrossFunnel {
  kind: FunnelKind;
  /** In the unit of the values. */
  target: number;
  dispersion: number | null;
  isOverdispersed: boolean;
  /** Limits from the smallest size to the largest, in the unit of the values. */
  curve: ({size: number} & FunnelLimits)[];
}
