import type {Apart} from "./find-breaks.js";
import type {ReconciliationRow} from "./reconcile.js";
import type {QualityNote} from "./types.js";

const levels: Readonly<Record<string, string>> = {gemeente: "gemeenten", wijk: "wijken"};

const unlessExplained = " zolang hiervoor geen verklaring is";

/** The text of a note on a break that another note explains. */
export const explainedText = ({text}: Pick<QualityNote, "text">): string => text.replace(unlessExplained, "");

/** Dutch note for a year in which the sum of the parts moves against the published national figure. */
export function shiftNote(
  row: ReconciliationRow,
  reference: ReconciliationRow,
  isPassing: boolean,
  titles: ReadonlyMap<string, string>
): QualityNote {
  const [year, before] = [row.period.slice(0, 4), reference.period.slice(0, 4)];
  const parts = levels[row.level] ?? row.level;
  const measured =
    `${titles.get(row.indicator) ?? row.indicator}: alle ${parts} samen waren in ${before} ${share(reference.ratio)} van ` +
    `het landelijke cijfer, en in ${year} ${share(row.ratio)}.`;
  const advice = isPassing
    ? `Vergelijk ${year} niet met andere jaren${unlessExplained}.`
    : `Vergelijk de jaren vanaf ${year} niet met de jaren ervoor${unlessExplained}.`;
  return note(row, isPassing ? `${year}-12-31` : null, `${measured} ${advice}`);
}

/** Dutch note for a year whose sum stands apart from the years around it. */
export function apartNote(
  row: ReconciliationRow,
  {level, before, after}: Apart,
  titles: ReadonlyMap<string, string>
): QualityNote {
  const year = row.period.slice(0, 4);
  const parts = levels[row.level] ?? row.level;
  const nearer = level < Math.min(before, after) ? Math.min(before, after) : Math.max(before, after);
  const distance = share(Math.abs(level / nearer - 1));
  const text =
    `${titles.get(row.indicator) ?? row.indicator}: het totaal van alle ${parts} ligt in ${year} minstens ${distance} ` +
    `${level < nearer ? "lager" : "hoger"} dan in de jaren ervoor en erna. Er is geen landelijk cijfer dat dit bevestigt. ` +
    `Vergelijk ${year} niet met andere jaren${unlessExplained}.`;
  return note(row, `${year}-12-31`, text);
}

function note({indicator, level, period}: ReconciliationRow, ends: string | null, text: string): QualityNote {
  return {
    id: `aansluiting-${indicator}-${level}-${period.slice(0, 4)}`,
    indicator,
    regions: null,
    level,
    starts: period,
    ends,
    kind: "series-break",
    text,
    effect: "exclude",
    origin: "reconciliation",
    explainedBy: null
  };
}

const percent = new Intl.NumberFormat("nl-NL", {minimumFractionDigits: 1, maximumFractionDigits: 1});
const share = (ratio: number | null): string => (ratio === null ? "" : `${percent.format(ratio * 100)} %`);
