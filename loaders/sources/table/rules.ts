import type {Indicator, SourceCard, SourceRule} from "../../catalogue/schema.js";
import type {RegionIndex} from "../../warehouse/region-index.js";
import type {QualityNote} from "../../warehouse/types.js";
import type {ProblemList} from "./problems.js";
import {oneLine} from "./quote.js";
import {markCarriedForward} from "./rules/carried-forward.js";
import type {RuleCell} from "./rules/cell.js";
import {grid} from "./rules/cell.js";
import {markCopiedYears} from "./rules/copied-year.js";
import {markDissolvedRegions} from "./rules/dissolved-region.js";
import {markLostDecimals} from "./rules/lost-decimals.js";
import {markRepeatedMeans} from "./rules/repeated-mean.js";
import {findRepeatedValues} from "./rules/repeated-value.js";

export interface RuleContext {
  catalogue: {indicators: ReadonlyMap<string, Indicator>};
  regions: RegionIndex;
  problems: ProblemList;
}

/** Later rules lean on earlier ones: a copied year or a mean says nothing about standing still. */
const order: readonly SourceRule["rule"][] = [
  "dissolved-region",
  "lost-decimals",
  "copied-year",
  "repeated-mean",
  "carried-forward",
  "repeated-value"
];

const words: Readonly<Record<string, string>> = {
  "imputed-mean": "a mean stands in many regions instead of their own value",
  "carried-forward": "the value of the period before was carried forward",
  "copied-year": "the whole period copies an earlier one",
  "dissolved-region": "the region did not exist in that period",
  "lost-decimals": "the decimal sign was lost"
};

/**
 * Applies the rules a card declares (docs/method/oddities.md) to the cells of one table. Writes in `drop` what each rule
 * refuses, reports every rule and series with counts and examples, and returns the notes readers must see.
 */
export function applyRules(cells: readonly RuleCell[], card: SourceCard, context: RuleContext): QualityNote[] {
  const notes: QualityNote[] = [];
  const rules = [...card.rules].sort((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule));
  for (const rule of rules) {
    if (rule.rule === "dissolved-region") {
      markDissolvedRegions(cells, context.regions);
      continue;
    }
    const table = grid(cells, rule.columns);
    if (rule.rule === "carried-forward") {
      markCarriedForward(table, new Set(rule.alone));
      continue;
    }
    for (const series of table.values()) {
      if (rule.rule === "copied-year") markCopiedYears(series, rule.share);
      else if (rule.rule === "repeated-mean") markRepeatedMeans(series, rule.atLeast, card.rounding);
      else if (rule.rule === "lost-decimals")
        markLostDecimals(series, (id) => context.catalogue.indicators.get(id)?.plausible ?? [null, null]);
      else notes.push(...questionRepeats(findRepeatedValues(series, rule.years), rule.years, card, context.problems));
    }
  }
  notes.push(...reportDropped(cells, card, context.problems));
  return notes;
}

function reportDropped(cells: readonly RuleCell[], card: SourceCard, problems: ProblemList): QualityNote[] {
  const notes = new Map<string, {count: number; first: string; last: string; lost: boolean}>();
  for (const cell of cells) {
    if (cell.drop === null || cell.indicator === null) continue;
    const year = cell.period.slice(0, 4);
    problems.add(
      cell.drop,
      `${cell.series}: ${words[cell.drop] ?? cell.drop}; cells dropped`,
      `${cell.region} ${year} ${oneLine(cell.text)}, row ${cell.row}`
    );
    const key = `${cell.indicator}|${cell.drop === "lost-decimals" ? "lost" : "filled"}`;
    const known = notes.get(key) ?? {
      count: 0,
      first: cell.period,
      last: cell.period,
      lost: cell.drop === "lost-decimals"
    };
    known.count += 1;
    if (cell.period < known.first) known.first = cell.period;
    if (cell.period > known.last) known.last = cell.period;
    notes.set(key, known);
  }
  return [...notes].map(([key, {count, first, last, lost}]) => {
    const indicator = key.split("|")[0] ?? "";
    return {
      id: `${card.id}-${indicator}-${lost ? "decimalen" : "ingevuld"}`,
      indicator,
      regions: null,
      starts: first,
      ends: `${last.slice(0, 4)}-12-31`,
      kind: lost ? "plausibility" : "imputation",
      text: lost
        ? `In de bron "${card.title}" is bij ${count} waarden de komma weggevallen. Die waarden zijn niet gebruikt.`
        : `In de bron "${card.title}" waren ${count} waarden niet zelf gemeten, maar ingevuld, overgenomen of van een opgeheven gebied. Die waarden zijn weggelaten.`,
      effect: "warn",
      origin: "check"
    };
  });
}

function questionRepeats(
  found: readonly RuleCell[],
  years: number,
  card: SourceCard,
  problems: ProblemList
): QualityNote[] {
  const cells = found.filter(({indicator, drop}) => indicator !== null && drop === null);
  for (const cell of cells)
    problems.add(
      "repeated-value",
      `${cell.series}: equal to the digit in ${years} periods running; kept, please check`,
      `${cell.region} ${cell.text}, row ${cell.row}`
    );
  const first = cells[0];
  if (!first?.indicator) return [];
  return [
    {
      id: `${card.id}-${first.indicator}-herhaald`,
      indicator: first.indicator,
      regions: [...new Set(cells.map(({region}) => region))].sort(),
      starts: cells.reduce((least, {period}) => (period < least ? period : least), first.period),
      ends: null,
      kind: "plausibility",
      text: `In de bron "${card.title}" staat voor dit gebied ${years} perioden achter elkaar precies dezelfde waarde. Ga na of dat klopt.`,
      effect: "warn",
      origin: "check"
    }
  ];
}
