import {expect} from "vitest";
import type {StoryFacts} from "../facts.js";
import type {StoryBlock, StorySection, StoryTable} from "../parts.js";
import type {Told} from "../told.js";

/** What tests of the sections share: names and units of a few figures, and what a reader sees of a section. */

const benefits = "uitkeringen per 1.000 inwoners";
const titles: Readonly<Record<string, string>> = {
  "ww-uitkeringen": "WW-uitkeringen",
  bijstand: "Bijstand",
  jeugdzorg: "Jeugdzorg",
  "ggz-kosten": "Kosten van ggz",
  "ao-uitkeringen": "AO-uitkeringen"
};
const units: Readonly<Record<string, string>> = {
  jeugdzorg: "% van de jongeren",
  "ggz-kosten": "euro per verzekerde"
};
const title = (id: string): string => titles[id] ?? id;
const unit = (id: string): string => units[id] ?? benefits;
const places: Readonly<Record<string, string>> = {GM0794: "Helmond", GM0762: "Deurne", PV30: "Noord-Brabant"};

export const facts: StoryFacts = {
  ...{title, unit, stored: () => "uitkeringen", decimals: () => 1},
  variables: Object.fromEntries(
    Object.keys(titles).map((id) => [id, {title: title(id), unit: unit(id).replace(/^uitkeringen (?=per)/, "")}])
  ),
  sources: () => [{publisher: "CBS", title: "WW", table: "37789ksz"}],
  sourcesOf: (uses) => uses.map(({source, year}) => ({publisher: "CBS", title: source, period: String(year)})),
  // Each source by the figures it is of, so that a test sees which were asked for.
  sourceWords: (ids) => (ids === undefined ? "CBS" : `CBS (${ids.join(", ")})`),
  sourceTitle: (id) => `titel van ${id}`,
  sourceName: (id) => `CBS, ${id}`,
  place: (code) => places[code] ?? code,
  areaNames: places
};

export const told = (parts: object): Told => parts as unknown as Told;

export const tables = ({blocks}: Pick<StorySection, "blocks">): StoryTable[] =>
  blocks.filter((block) => block.kind === "table");
export const rowsOf = (section: StorySection, name: string): readonly Record<string, unknown>[] =>
  tables(section).find((table) => table.name === name)?.data.rows ?? [];
const spaced = (text: string): string => text.replaceAll("\u00a0", " ");
const textsOf = (block: StoryBlock): readonly string[] =>
  block.kind === "list" || block.kind === "care" ? block.items : "text" in block ? [block.text] : [];
/** All that is said in sentences; no-break spaces as spaces. */
export const sentences = ({blocks}: StorySection): string[] => blocks.flatMap(textsOf).map(spaced);
/** Only what bears a level. */
export const said = ({blocks}: StorySection): string[] =>
  blocks
    .filter(({kind}) => kind === "said")
    .flatMap(textsOf)
    .map(spaced);
export const levels = ({blocks}: StorySection): string[] => [
  ...new Set(blocks.flatMap((block) => ("level" in block ? [block.level] : [])))
];
/** Everything with a number bears where it comes from. */
export function expectSources({blocks}: StorySection): void {
  for (const block of blocks) {
    if (block.kind === "said") expect(block.source).not.toBe("");
    if (block.kind === "table" || block.kind === "picture") expect(block.sources.length).toBeGreaterThan(0);
  }
}
