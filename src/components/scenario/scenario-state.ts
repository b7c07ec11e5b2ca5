import type {ScenarioPublication} from "../../models/scenario/format.js";
import {fineSectorCodes, type AnySectorCode} from "../../models/scenario/fine-sectors.js";
import {sectorCodes} from "../../models/scenario/format.js";
import {regionMeasures, scenarioOutcomes, type RegionMeasure} from "../../models/scenario/measures.js";
import {choiceField, listField, numberField, textField} from "../state-fields.js";
import type {StateOf} from "../state.js";

export const transferChoices = ["band", "0.5", "1", "2"] as const;

export type CareVariable = (typeof scenarioOutcomes)[number];
export type MapMeasure = RegionMeasure | CareVariable;

/** What the map can show: jobs, unemployment and benefits, and each outcome of care. */
export const mapMeasures: readonly MapMeasure[] = [...regionMeasures, ...scenarioOutcomes];

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Choices of the page Scenario, as the address has them; numbers of sectors and prices with a decimal point. */
export const scenarioSchema = (first: {publication: string; variant: string}) => ({
  publicatie: textField(first.publication, {pattern: idPattern}),
  scenario: textField(first.variant, {pattern: idPattern}),
  gebied: textField("GM0794", {pattern: /^GM\d{4}$/}),
  sector: listField([], {pattern: /^([A-Z](-[A-Z])?|[a-z]+):-?\d+(\.\d+)?$/}),
  waarom: listField([], {pattern: /^([A-Z](-[A-Z])?|[a-z]+):./}),
  banen: numberField(0, {min: -1e6, max: 1e6}),
  werkgever: textField(""),
  werkgevertak: textField("", {pattern: /^([A-Z](-[A-Z])?)?$/}),
  theta: numberField(1, {min: 0, max: 1}),
  overdracht: choiceField("band", transferChoices),
  steun: numberField(0, {min: 0, max: 100}),
  steuntot: numberField(0, {min: 0, max: 2100}),
  terug: numberField(50, {min: 0, max: 100}),
  kaart: choiceField<MapMeasure>("unemploymentChange", mapMeasures),
  marge: textField("unemployment", {pattern: /^[a-z_]+$/}),
  prijs: listField([], {pattern: /^[a-z_]+:\d+(\.\d+)?$/}),
  prijsbron: textField(""),
  naast: listField([], {pattern: /^(~\S+|[a-z0-9-]+:[a-z0-9-]+)$/})
});

export type ScenarioSchema = ReturnType<typeof scenarioSchema>;
export type ScenarioChoice = StateOf<ScenarioSchema>;

/** The scenario of March 2020 that the page opens with, or the first there is. */
export function firstScenario(publications: readonly ScenarioPublication[]): {publication: string; variant: string} {
  const known = publications.find(({id}) => id === "cpb-2020-03") ?? publications[0];
  return {publication: known?.id ?? "", variant: known?.variants.at(-1)?.id ?? ""};
}

const isSector = (text: string): text is AnySectorCode =>
  [...sectorCodes, ...fineSectorCodes].some((code) => code === text);

/** Pairs as they stand in the address, "B-E:-12.5", by name. */
function pairs(list: readonly string[]): Map<string, string> {
  return new Map(
    list.map((each) => {
      const at = each.indexOf(":");
      return [each.slice(0, at), each.slice(at + 1)];
    })
  );
}

/** Own growth of sectors, and of parts of them, in %. */
export function ownSectors({sector}: ScenarioChoice): Map<AnySectorCode, number> {
  const found = new Map<AnySectorCode, number>();
  for (const [code, value] of pairs(sector)) if (isSector(code)) found.set(code, Math.max(-100, Number(value)));
  return found;
}

/** Why a sector was changed; commas stand as semicolons in a list. */
export function ownReasons({waarom}: ScenarioChoice): Map<string, string> {
  return pairs(waarom);
}

/** Own prices in euros a year, by variable. */
export function ownPrices({prijs}: ScenarioChoice): Map<string, number> {
  return new Map([...pairs(prijs)].map(([id, value]) => [id, Number(value)]));
}

/** A list for the address from values by name. */
export const asPairs = (values: ReadonlyMap<string, string | number>): string[] =>
  [...values].map(([name, value]) => `${name}:${String(value).replaceAll(",", ";")}`);
