import type {PeriodReason, Warning} from "../types.js";
import {reasonsOf} from "./period-reasons.js";
import type {Battery, Check, Checked, CheckedTerm} from "./types.js";

/**
 * A coefficient depends on a choice when the check moves it by more than this share of itself and by more than one
 * standard error of the estimate.
 */
const dependentShare = 0.5;

export interface RunCheck {
  check: Check;
  /** Null when the check does not apply or could not be estimated. */
  result: Checked | null;
}

/** How a check differs from the estimate, in ways a reader must know; none: it agrees. */
export type Difference = "sign-flip" | "lost" | "gained" | "changed";

/**
 * How another estimate of a term differs: `sign-flip` (the other sign, one of the two intervals without 0), `lost` and
 * `gained` (the interval holds 0 now, or no longer), `changed` (see dependentShare).
 */
export function differences(base: CheckedTerm, other: CheckedTerm): Difference[] {
  const found: Difference[] = [];
  const [was, is] = [isShown(base), isShown(other)];
  if (base.estimate * other.estimate < 0 && (was || is)) found.push("sign-flip");
  if (was && !is) found.push("lost");
  if (!was && is) found.push("gained");
  const move = Math.abs(other.estimate - base.estimate);
  if (move > dependentShare * Math.abs(base.estimate) && move > (base.se ?? Infinity)) found.push("changed");
  return found;
}

const isShown = ({low, high}: CheckedTerm): boolean => low !== null && high !== null && (low > 0 || high < 0);

/** Warnings in words about what a battery found, by term; `base` is the estimate itself. */
export function findings(battery: Battery, base: Checked, runs: readonly RunCheck[]): Warning[] {
  return battery.terms.flatMap((term) => {
    const own = base.terms.get(term);
    if (own === undefined) return [];
    const of = (kind: Check["kind"]): Compared[] => compared(runs, kind, term, own);
    const whole = of("breaks");
    const withBreaks = runs.find(({check}) => check.kind === "breaks")?.result?.terms.get(term);
    return [
      ...signFlips(term, runs, own),
      ...periodFindings(battery, term, of("drop-period"), null),
      ...groupFindings(term, of("drop-group")),
      ...otherWeights(term, of("weights")),
      ...otherSpecifications(term, of("specification"), own),
      ...otherLags(term, of("lag")),
      ...breaksMatter(battery, term, whole),
      ...(withBreaks === undefined
        ? []
        : periodFindings(battery, term, compared(runs, "breaks-period", term, withBreaks), withBreaks)),
      ...falsified(term, runs)
    ];
  });
}

interface Compared {
  check: Check;
  row: CheckedTerm;
  found: Difference[];
}

function compared(runs: readonly RunCheck[], kind: Check["kind"], term: string, base: CheckedTerm): Compared[] {
  return runs.flatMap(({check, result}) => {
    const row = result?.terms.get(term);
    return check.kind === kind && row !== undefined ? [{check, row, found: differences(base, row)}] : [];
  });
}

function signFlips(term: string, runs: readonly RunCheck[], base: CheckedTerm): Warning[] {
  // Beyond a break, on another outcome, or with less held constant another sign is no surprise; those have their own words.
  const kinds: readonly Check["kind"][] = ["drop-period", "drop-group", "lag", "weights", "specification"];
  const checks = kinds
    .flatMap((kind) => compared(runs, kind, term, base))
    .filter(({check, found}) => check.isWeaker !== true && found.includes("sign-flip"))
    .map(({check}) => check.name);
  if (checks.length === 0) return [];
  return [
    {
      code: "sign-flip",
      message: `${term} changes sign under ${checks.join(", ")}`,
      detail: {term, checks}
    }
  ];
}

/** On which single period a term rests, and why that period may be suspect. */
function periodFindings(
  battery: Battery,
  term: string,
  all: readonly Compared[],
  withBreaks: CheckedTerm | null
): Warning[] {
  const bad = all.filter(({found}) => found.length > 0);
  if (bad.length === 0) return [];
  const periods = bad.map(({check}) => check.subject);
  const reasons = periods.flatMap((period) => reasonsOf(battery, period));
  const what = bad.map(({check, found, row}) => `without ${check.subject} it ${inWords(found)} (${short(row)})`);
  const scope = withBreaks === null ? "" : ` when the periods beyond a break are kept (${short(withBreaks)})`;
  const every =
    bad.length === all.length ? ` It depends on each of the ${all.length} periods: there are too few to rest on.` : "";
  return [
    {
      code: "single-period",
      message: `${term} depends on single periods${scope}: ${what.join("; ")}.${every}${suspicion(reasons)}`,
      detail: {
        term,
        periods,
        lost: bad.filter(({found}) => found.includes("lost")).map(({check}) => check.subject),
        gained: bad.filter(({found}) => found.includes("gained")).map(({check}) => check.subject),
        flipped: bad.filter(({found}) => found.includes("sign-flip")).map(({check}) => check.subject),
        checked: all.length,
        keptBreaks: withBreaks === null ? 0 : 1,
        reasons
      }
    }
  ];
}

/** Notes spelled out for a period; the others are in the detail. */
const mostSaid = 3;

function suspicion(reasons: readonly PeriodReason[]): string {
  const periods = [...new Set(reasons.map(({period}) => period))];
  return periods
    .map((period) => {
      const own = reasons.filter((reason) => reason.period === period);
      const said = own.slice(0, mostSaid).map(({column, text, note}) => `${column}: "${text}" [${note}]`);
      const more = own.length > mostSaid ? ` and ${own.length - mostSaid} notes more` : "";
      return ` ${period} is suspect: ${said.join(" ")}${more}`;
    })
    .join("");
}

function groupFindings(term: string, all: readonly Compared[]): Warning[] {
  const bad = all.filter(({found}) => found.length > 0);
  if (bad.length === 0) return [];
  const groups = bad.map(({check}) => check.subject);
  const what = bad.map(({check, found, row}) => `without ${check.subject} it ${inWords(found)} (${short(row)})`);
  return [
    {
      code: "single-group",
      message: `${term} depends on single groups: ${what.join("; ")}`,
      detail: {term, groups, checked: all.length}
    }
  ];
}

function otherWeights(term: string, all: readonly Compared[]): Warning[] {
  return all.flatMap(({check, found, row}) =>
    found.length === 0
      ? []
      : [
          {
            code: "unweighted-differs",
            message: `${term}: ${check.name} it ${inWords(found)} (${short(row)})`,
            detail: {term, check: check.name, estimate: row.estimate, low: row.low, high: row.high}
          }
        ]
  );
}

function otherSpecifications(term: string, all: readonly Compared[], base: CheckedTerm): Warning[] {
  const strong = all.filter(({check}) => check.isWeaker !== true);
  const bad = strong.filter(({found}) => found.length > 0);
  if (bad.length === 0) return [];
  const estimates = [base.estimate, ...strong.map(({row}) => row.estimate)];
  const [least, most] = [Math.min(...estimates), Math.max(...estimates)];
  const what = bad.map(({check, found, row}) => `with ${check.subject} it ${inWords(found)} (${short(row)})`);
  return [
    {
      code: "specification-dependent",
      message: `${term} lies between ${digits(least)} and ${digits(most)} over ${strong.length + 1} specifications: ${what.join("; ")}`,
      detail: {term, formulas: bad.map(({check}) => check.subject), checked: strong.length, least, most}
    }
  ];
}

function otherLags(term: string, all: readonly Compared[]): Warning[] {
  return all.flatMap(({check, found, row}) =>
    found.length === 0
      ? []
      : [
          {
            code: "lag-dependent",
            message: `${term}: at ${check.name} it ${inWords(found)} (${short(row)})`,
            detail: {term, check: check.name, estimate: row.estimate, low: row.low, high: row.high}
          }
        ]
  );
}

function breaksMatter({prepared}: Battery, term: string, all: readonly Compared[]): Warning[] {
  const periods = prepared.leftOut.map(({period}) => period);
  return all.flatMap(({found, row}) =>
    found.length === 0
      ? []
      : [
          {
            code: "breaks-matter",
            message: `${term}: with ${periods.join(", ")} put back, beyond a series break, it ${inWords(found)} (${short(row)})`,
            detail: {term, periods, estimate: row.estimate, low: row.low, high: row.high}
          }
        ]
  );
}

function falsified(term: string, runs: readonly RunCheck[]): Warning[] {
  return runs.flatMap(({check, result}) => {
    const row = result?.terms.get(term);
    if (check.kind !== "falsification" || row === undefined || !isShown(row)) return [];
    return [
      {
        code: "falsification-failed",
        message: `${term} also goes with ${check.subject}, which should not respond (${short(row)}): what moves both is not held constant`,
        detail: {term, outcome: check.subject, estimate: row.estimate, low: row.low, high: row.high}
      }
    ];
  });
}

const words: Readonly<Record<Difference, string>> = {
  "sign-flip": "changes sign",
  lost: "can no longer be told from 0",
  gained: "differs from 0, which it did not",
  changed: "changes by more than half and more than its standard error"
};

const inWords = (found: readonly Difference[]): string => found.map((difference) => words[difference]).join(" and ");
const digits = (value: number): string => String(Number(value.toPrecision(3)));
const short = ({estimate, low, high}: CheckedTerm): string =>
  low === null || high === null ? digits(estimate) : `${digits(estimate)}, ${digits(low)} to ${digits(high)}`;
