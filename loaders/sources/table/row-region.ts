import type {Level, SourceCard} from "../../catalogue/schema.js";
import type {RegionIndex} from "../../warehouse/region-index.js";
import {InputError} from "../../../models/errors.js";
import type {ProblemList} from "./problems.js";
import {quote} from "./quote.js";
import {codeOfNumber, levelOfCode} from "./region-code.js";

/** Turns region cells into codes of a boundary year; what cannot be matched is reported, once a cell. */
export class RegionReader {
  private readonly byYear = new Map<number, Map<string, string | null>>();
  private readonly spec: NonNullable<SourceCard["region"]>;

  constructor(
    card: SourceCard,
    private readonly regions: RegionIndex,
    private readonly problems: ProblemList
  ) {
    if (!card.region || (card.region.column === undefined) === (card.region.fixed === undefined))
      throw new InputError("invalid-card", "region needs either column or fixed", card.id);
    if (card.region.format !== "code" && card.region.level === undefined)
      throw new InputError("invalid-card", `region.format ${card.region.format} needs region.level`, card.id);
    this.spec = card.region;
  }

  /** The boundary year of a period's region codes, from the card; `start` is the first day of the period. */
  boundaryYear(start: string): number {
    const {boundaries} = this.spec;
    if (typeof boundaries === "number") return boundaries;
    const year = start.slice(0, 4);
    if (boundaries === "period") return Number(year);
    const found = boundaries[year];
    if (found === undefined)
      throw new InputError("invalid-card", `region.boundaries has no boundary year for ${year}`, "region.boundaries");
    return found;
  }

  /** Code of a cell in a boundary year; null after reporting why not. `where` is the row, for the message. */
  read(cell: string, year: number, where: number): string | null {
    let known = this.byYear.get(year);
    if (!known) this.byYear.set(year, (known = new Map<string, string | null>()));
    const cached = known.get(cell);
    if (cached !== undefined) {
      if (cached === null) this.report(cell, year, where);
      return cached;
    }
    const code = this.resolve(cell, year);
    known.set(cell, code);
    if (code === null) this.report(cell, year, where);
    return code;
  }

  /** True when the lists of regions are known for the year and this municipality, wijk or buurt is not on them. */
  isAbsent(code: string, year: number): boolean {
    const level = levelOfCode(code);
    const judged = level === "gemeente" || level === "wijk" || level === "buurt";
    return judged && this.regions.list(level, year).length > 0 && !this.regions.existed(code, year);
  }

  private resolve(cell: string, year: number): string | null {
    const alias = this.spec.aliases[cell];
    if (alias !== undefined) return alias;
    const {format, level} = this.spec;
    if (format === "name") {
      const match = this.regions.matchName(cell, level as Level, year);
      return match.code;
    }
    if (format === "number") return codeOfNumber(cell, level as Level);
    return levelOfCode(cell) === null ? null : cell;
  }

  private report(cell: string, year: number, where: number): void {
    if (this.spec.format === "name") {
      const match = this.regions.matchName(cell, this.spec.level as Level, year);
      const why =
        match.code === null && match.reason === "ambiguous" ? `, could be ${match.candidates.join(" or ")}` : "";
      this.problems.add(
        "unmatched-name",
        `names without a code in the division of ${year}; rows left out; add an alias to the card`,
        `${quote(cell)}${why}`
      );
    } else
      this.problems.add(
        "unknown-region",
        "region codes of a level the project does not know; rows left out",
        `${quote(cell)} row ${where}`
      );
  }
}
