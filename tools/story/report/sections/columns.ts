import type {Column} from "../../../../src/components/table-data.js";
import {clusterWords} from "../../../../src/locale/reading-words.js";
import {storyLinks} from "../../../../src/locale/story-links.js";

/** A column of words. */
export const text = (key: string, label: string): Column => ({key, label});
/** A column of numbers, in its unit. */
export const number = (key: string, label: string, unit?: string, decimals = 0): Column => ({
  ...{key, label, type: "number" as const, decimals},
  ...(unit === undefined ? {} : {unit})
});

/** Whose shocks are taken together ("cluster:corop"): the units of the panel are municipalities. */
export const groupWords = (vcov: string): string =>
  clusterWords(vcov).replace(/^gebied$/, storyLinks.estimates.municipality);
