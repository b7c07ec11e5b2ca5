import {formulaColumns} from "../robustness/formula-columns.js";
import {overlaps, periodDays} from "../robustness/period-days.js";
import {tableColumn} from "../formula/table-column.js";
import type {Warning} from "../types.js";
import {reasonOf, saying} from "./break-warnings.js";
import {figures, type WarningContext} from "./context.js";
import type {ColumnFacts} from "./notes.js";

/** Cases below which chance and rounding outweigh differences between areas. */
const smallCell = 10;
/** Share of the rows that may be small before it is said. */
const smallShare = 0.1;

/** Counts, or rates that rest on counts, too small to carry the estimate. */
export function smallCellWarnings(context: WarningContext): Warning[] {
  const {formula, options} = context;
  return formulaColumns(formula).flatMap((name) => {
    const counts = casesOf(context, name, options.columns?.[name] ?? {});
    if (counts === null || counts.length === 0) return [];
    const limit = Math.max(smallCell, 2 * (options.columns?.[name]?.roundedTo ?? 0));
    let small = 0;
    for (const count of counts) if (count < limit) small++;
    const share = small / counts.length;
    if (share <= smallShare) return [];
    const rounded = options.columns?.[name]?.roundedTo;
    return [
      {
        code: "small-cells",
        message: `${name} rests on fewer than ${limit} cases in ${figures(100 * share)} % of the rows${rounded === undefined ? "" : `, rounded to ${rounded}`}: chance and rounding pull its coefficient towards 0; use larger areas or longer periods`,
        detail: {column: name, share, limit, roundedTo: rounded ?? null}
      }
    ];
  });
}

/** The number of cases behind each row: the counts themselves, or rate × denominator. Null when it is not known. */
function casesOf({prepared, options}: WarningContext, name: string, facts: ColumnFacts): Float64Array | null {
  const {table, frame} = prepared;
  const column = tableColumn(table, name);
  if (!(column instanceof Float64Array)) return null;
  if (facts.measure === "count" && facts.per === undefined)
    return Float64Array.from(frame.rows, (row) => column[row] ?? NaN).filter((value) => !Number.isNaN(value));
  if (facts.per === undefined) return null;
  const denominators = facts.denominator === undefined ? undefined : table.columns[facts.denominator];
  const {populations} = options;
  const per = facts.per;
  const unit = frame.panel?.unit;
  const base = (row: number, index: number): number => {
    if (denominators instanceof Float64Array) return denominators[row] ?? NaN;
    return populations?.[unit?.levels[unit.codes[index] ?? 0] ?? ""] ?? NaN;
  };
  const cases = Float64Array.from(frame.rows, (row, index) => ((column[row] ?? NaN) * base(row, index)) / per);
  const known = cases.filter((value) => !Number.isNaN(value));
  return known.length > 0 ? known : null;
}

/** Costs whose booking changes inside the window that is estimated on: years then hold different care. */
export function bookingWarnings({formula, options, prepared}: WarningContext): Warning[] {
  const {panel} = prepared.frame;
  if (panel === null) return [];
  const labels = [...new Set(panel.time)].sort((a, b) => a - b).map((step) => panel.periods[step] ?? "");
  const costs = formulaColumns(formula).filter((name) => options.columns?.[name]?.measure === "amount");
  return costs.flatMap((column) => {
    const reasons = (options.notes ?? [])
      .filter((note) => note.column === column && bookingKinds.has(note.kind))
      .flatMap((note) => {
        const touched = labels.filter((label) => {
          const days = periodDays(label);
          return days !== null && overlaps(days, note.starts, note.ends);
        });
        return touched.length > 0 && touched.length < labels.length ? [{note, touched}] : [];
      });
    if (reasons.length === 0) return [];
    return [
      {
        code: "booking-years",
        message: `the costs of ${column} are not booked alike in all periods. ${reasons.map(({note}) => saying(note)).join(" ")}`,
        detail: {
          column,
          reasons: reasons.flatMap(({note, touched}) => touched.map((period) => reasonOf(period, note)))
        }
      }
    ];
  });
}

const bookingKinds = new Set(["series-break", "definition-change", "administrative-backlog", "revision"]);

/** The best of many tests: what a p-value means when it was chosen. */
export function testingWarnings({options, judged}: WarningContext): Warning[] {
  const {tests = 1} = options;
  if (tests < 2) return [];
  const least = Math.min(...judged.estimate.coefficients.map(({p}) => p ?? 1));
  return [
    {
      code: "multiple-testing",
      message: `${tests} tests were tried: at 5 % about ${figures(0.05 * tests)} would look like something by chance; the smallest p here counts as ${figures(Math.min(1, least * tests))} (Bonferroni). Confirm on data not used for choosing`,
      detail: {tests, byChance: 0.05 * tests, p: Math.min(1, least * tests)}
    }
  ];
}
