import type {SourceCard} from "../../catalogue/schema.js";
import {bareRegion} from "../../warehouse/bare-region.js";
import type {Region} from "../../warehouse/types.js";
import {parseNumber} from "./parse-number.js";
import {levelOfCode, municipalityOf} from "./region-code.js";
import type {Headers} from "./resolve-columns.js";

/** Gathers the wijken and buurten of a table with name and inhabitants; null when the card names no such column. */
export function rowRegions(card: SourceCard, headers: Headers): RegionRegister | null {
  const {name, population} = card.region ?? {};
  if (name === undefined && population === undefined) return null;
  return new RegionRegister(
    card,
    name === undefined ? null : headers.need(name, "region.name"),
    population === undefined ? null : headers.need(population, "region.population")
  );
}

class RegionRegister {
  private readonly found = new Map<string, Region>();

  constructor(
    private readonly card: SourceCard,
    private readonly name: number | null,
    private readonly population: number | null
  ) {}

  add(row: readonly string[], code: string, boundaryYear: number): void {
    const key = `${code} ${boundaryYear}`;
    const level = levelOfCode(code);
    if (this.found.has(key) || (level !== "wijk" && level !== "buurt")) return;
    const text = this.population === null ? "" : (row[this.population] ?? "").trim();
    const population = parseNumber(text, this.card.format);
    this.found.set(key, {
      code,
      boundaryYear,
      level,
      name: (this.name === null ? "" : (row[this.name] ?? "").trim()) || code,
      ...bareRegion,
      municipality: municipalityOf(code),
      population,
      missingBecause:
        population === null
          ? "inwoners en ligging niet in de bron; provincie en andere indelingen volgen uit de gemeente"
          : "ligging niet in de bron; provincie en andere indelingen volgen uit de gemeente"
    });
  }

  list(): Region[] {
    return [...this.found.values()];
  }
}
