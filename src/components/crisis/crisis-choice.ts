import type {SiteCrisis} from "../../../loaders/site/crisis.js";
import {crisis as words} from "../../locale/crisis.js";
import {asControl, changed, type Control} from "../controls/control.js";
import {Select} from "../controls/select.js";
import {h} from "../dom.js";
import {textField, type Field} from "../state-fields.js";

/** Before this year no series of the catalogue has three years. */
const firstYear = 1999;

/** In the address: the id of a crisis of the catalogue, or the year in which the reader's own one began. */
export const crisisField = ({id}: Pick<SiteCrisis, "id">): Field<string> =>
  textField(id, {pattern: /^(?:[a-z]+(?:-[a-z]+)*|(?:19|20)\d\d)$/});

/** What is chosen: a crisis of the catalogue or of the reader's own; what is not known falls back to `first`. */
export function chosenCrisis(
  value: string,
  {crisis: first, crises}: {crisis: SiteCrisis; crises: readonly SiteCrisis[]}
): SiteCrisis {
  const found = crises.find(({id}) => id === value);
  if (found) return found;
  return /^\d{4}$/.test(value) ? {id: value, title: value, starts: `${value}-01-01`, ends: null} : first;
}

export const yearOf = ({starts}: Pick<SiteCrisis, "starts">): number => Number(starts.slice(0, 4));

/** Which crisis figures are compared with the years before: one of the catalogue, or a year of one's own. */
export function CrisisChoice({
  crises,
  value,
  lastYear
}: {
  crises: readonly SiteCrisis[];
  value: string;
  lastYear: number;
}): Control<string> {
  const own = "-";
  const choices = crises.map(({id, title, starts}) => ({value: id, label: words.option(title, starts.slice(0, 4))}));
  const which = Select([...choices, {value: own, label: words.own}], {label: words.label, value: own});
  const years = Array.from({length: lastYear - firstYear + 1}, (_, at) => String(lastYear - at));
  const year = Select(
    years.map((each) => ({value: each, label: each})),
    {label: words.year, value: String(lastYear)}
  );
  let latest = crises.find(({id}) => id === value) ?? crises[0];
  const element = h("div", {class: "sh-crisis-choice"}, which, year);
  const show = (next: string): void => {
    const isOwn = /^\d{4}$/.test(next);
    which.value = isOwn ? own : next;
    year.hidden = !isOwn;
    if (isOwn) year.value = next;
    latest = crises.find(({id}) => id === next) ?? latest;
  };
  const read = (): string => (which.value === own ? year.value : which.value);
  for (const control of [which, year])
    control.addEventListener("input", (event) => {
      event.stopPropagation();
      // A year of one's own starts from the crisis that was chosen before.
      if (control === which && which.value === own && latest) year.value = latest.starts.slice(0, 4);
      show(read());
      changed(element);
    });
  show(value);
  return asControl(element, read, show);
}

/** Which years are compared with, and which other crises fall in them. */
export function CrisisNote(chosen: SiteCrisis, crises: readonly SiteCrisis[]): HTMLElement {
  const year = yearOf(chosen);
  const overlaps = crises.filter(({id, starts, ends}) => {
    const last = ends === null ? Infinity : Number(ends.slice(0, 4));
    return id !== chosen.id && yearOf({starts}) < year && last >= year - 5 && yearOf({starts}) !== year;
  });
  return h(
    "p",
    {class: "sh-field-help sh-crisis-note"},
    words.years(String(year - 5), String(year - 1)),
    overlaps.length > 0 ? ` ${words.overlap(overlaps.map(({title}) => title.toLowerCase()).join(", "))}` : ""
  );
}
