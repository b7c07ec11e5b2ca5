import {choiceField, numberField, textField} from "../../state-fields.js";
import type {StateOf} from "../../state.js";

/** Choices of the page Uitgestelde zorg, as the address has them. Shares in whole percentages, together 100. */
export const deferredSchema = {
  bron: textField("voorbeeld", {pattern: /^[a-z0-9-]+$/}),
  gebied: textField("NL01", {pattern: /^(NL01|GM\d{4})$/}),
  periode: choiceField("month", ["week", "two-weeks", "month", "quarter", "half-year", "year"]),
  delen: textField("10-60-20-10", {pattern: /^\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}$/}),
  navraag: numberField(20, {min: 2, max: 500}),
  terug: numberField(4, {min: 0.5, max: 36}),
  plaats: textField("", {pattern: /^\d{0,9}$/}),
  wachtenden: numberField(0, {min: 0, max: 1e9}),
  vooruit: numberField(6, {min: 0, max: 36}),
  daarna: choiceField<"none" | "last">("none", ["none", "last"])
};

export type DeferredState = StateOf<typeof deferredSchema>;

const start = [10, 60, 20, 10];

/** The four shares of an address; those of the start when they do not add up to 100. */
export function sharesOf({delen}: Pick<DeferredState, "delen">): number[] {
  const shares = delen.split("-").map(Number);
  return shares.reduce((sum, share) => sum + share, 0) === 100 ? shares : start;
}
