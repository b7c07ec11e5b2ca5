import type {Column} from "../../../../src/components/table-data.js";
import {nl} from "../../../../src/locale/nl.js";
import {clusterWords} from "../../../../src/locale/reading-words.js";
import {storyLinks} from "../../../../src/locale/story-links.js";

/** A column of words. */
export const text = (key: string, label: string): Column => ({key, label});
/** A column of numbers, in its unit. */
export const number = (key: string, label: string, unit?: string, decimals = 0): Column => ({
  ...{key, label, type: "number" as const, decimals},
  ...(unit === undefined ? {} : {unit})
});

/** Unit of a difference: two percentages differ by percentage points. */
export const changeUnit = (unit: string): string => unit.replace(/^%/, nl.unit.percentagePoint);

/** Whose shocks are taken together ("cluster:corop"): the units of the panel are municipalities. */
export const groupWords = (vcov: string): string =>
  clusterWords(vcov).replace(/^gebied$/, storyLinks.estimates.municipality);
