import {newPublication} from "../../../models/scenario/new-publication.js";
import type {ScenarioPublication} from "../../../models/scenario/format.js";
import {ownScenario} from "../../../locale/own-scenario.js";
import {parseDutchNumber} from "../../dutch-number.js";

const words = ownScenario.check;

/** The form as typed. */
export interface FourNumbers {
  title: string;
  publisher: string;
  published: string;
  source: string;
  definition: string;
  baseYear: string;
  base: string;
  gdp1: string;
  gdp2: string;
  unemployment1: string;
  unemployment2: string;
}

export type FourNumbersField = keyof FourNumbers;

/** The years of a form: the one before the shock and the two after it; null while it is no year. */
export function yearsOf(text: string): [number, number, number] | null {
  const year = /^\d{4}$/.test(text.trim()) ? Number(text.trim()) : NaN;
  return year >= 1990 && year <= 2098 ? [year, year + 1, year + 2] : null;
}

/** What is wrong with a form, by field, in Dutch. Empty: nothing. */
export function troubleOf(form: FourNumbers): Partial<Record<FourNumbersField, string>> {
  const trouble: Partial<Record<FourNumbersField, string>> = {};
  for (const field of ["title", "publisher", "source"] as const)
    if (form[field].trim() === "") trouble[field] = words.required;
  if (!isDate(form.published)) trouble.published = words.date;
  if (yearsOf(form.baseYear) === null) trouble.baseYear = words.year;
  for (const field of ["base", "unemployment1", "unemployment2"] as const) {
    const found = numberTrouble(form[field], [0, 100], words.rate);
    if (found !== null) trouble[field] = found;
  }
  for (const field of ["gdp1", "gdp2"] as const) {
    const found = numberTrouble(form[field], [-50, 50], words.growth);
    if (found !== null) trouble[field] = found;
  }
  return trouble;
}

/** The publication of a sound form. Throws InputError of newPublication. */
export function publicationOf(form: FourNumbers, id: string): ScenarioPublication {
  const [base, first, second] = yearsOf(form.baseYear) ?? [0, 0, 0];
  const number = (text: string): number => parseDutchNumber(text.replace(/\s*%$/, "")) ?? NaN;
  return newPublication({
    ...{id, title: form.title.trim(), publisher: form.publisher.trim(), published: form.published},
    source: form.source.trim(),
    unemploymentDefinition: form.definition === "old" ? "old" : "new",
    gdp: {[first]: number(form.gdp1), [second]: number(form.gdp2)},
    unemployment: {
      [base]: number(form.base),
      [first]: number(form.unemployment1),
      [second]: number(form.unemployment2)
    }
  });
}

export function numberTrouble(text: string, [low, high]: readonly [number, number], outside: string): string | null {
  if (text.trim() === "") return words.required;
  const value = parseDutchNumber(text.replace(/\s*%$/, ""));
  if (value === null) return words.number;
  return value >= low && value <= high ? null : outside;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
