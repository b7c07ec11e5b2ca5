import type {AreaKind, ReadTerm, SizeScale, VariableFacts} from "../models/statistics/reading/types.js";
import {formatEuro, formatNumber, formatValue} from "./format.js";

/** Numbers and names as the sentences of a reading need them: two figures that count, a difference with its direction. */

const NARROW = "\u00a0";

const areaWords: Readonly<Record<AreaKind, {one: string; many: string}>> = {
  municipalities: {one: "gemeente", many: "gemeenten"},
  neighbourhoods: {one: "wijk", many: "wijken"},
  corops: {one: "COROP-gebied", many: "COROP-gebieden"},
  provinces: {one: "provincie", many: "provincies"},
  regions: {one: "regio", many: "regio's"},
  country: {one: "land", many: "landen"},
  persons: {one: "persoon", many: "personen"},
  unknown: {one: "gebied", many: "gebieden"}
};

export const areaWord = (areas: AreaKind, number: "one" | "many" = "many"): string => areaWords[areas][number];

/** A title inside a sentence: "bijstandsuitkeringen", but "WW-uitkeringen". */
export function inSentence(title: string): string {
  const [first = "", second = ""] = title;
  return /\p{Lu}/u.test(second) || /[\p{N}-]/u.test(second) ? title : first.toLowerCase() + title.slice(1);
}

/** A term inside a sentence: its title, how much earlier it was, and of a category which one. */
export function termWords({facts, level, lag, transform}: ReadTerm): string {
  const name = `${transform === "change" ? "de verandering van " : ""}${inSentence(facts.title)}${level === null ? "" : ` (${level})`}`;
  if (lag === 0) return name;
  return `${name}, ${periodsWords(Math.abs(lag))} ${lag > 0 ? "eerder" : "later"}`;
}

const periodsWords = (count: number): string =>
  count === 1 ? "één periode" : `${formatNumber(count, 0)}${NARROW}perioden`;

/** One step of the exposure: "1 procentpunt", "€ 1", "1 per 1.000 inwoners", "1 procent". */
export function stepWords({facts, level, transform}: ReadTerm): string {
  if (level !== null || transform === "other") return "één stap";
  if (transform === "log") return `1${NARROW}procent`;
  return amountWords(1, facts);
}

/** An amount without sign, with two figures that count, in the unit of a difference of the variable. */
export function amountWords(value: number, {unit}: VariableFacts): string {
  const size = Math.abs(value);
  const decimals = decimalsFor(size);
  if (unit.startsWith("%")) return `${formatNumber(size, decimals)}${NARROW}procentpunt`;
  if (/^(euro|€)(\s|$)/.test(unit)) {
    const rest = unit.replace(/^(euro|€)\s*/, "");
    const money = formatEuro(size, {decimals: decimals === 1 ? 2 : decimals});
    return rest === "" ? money : `${money} ${rest}`;
  }
  if (unit === "" || unit === "index") return formatNumber(size, decimals);
  return formatValue(size, {unit, decimals});
}

/** Decimals that leave two figures that count: 0,044 and 2,5 and 174. */
function decimalsFor(size: number): number {
  if (Number.isInteger(size) || size >= 100) return 0;
  for (let decimals = 1; decimals < 12; decimals++) if (size * 10 ** decimals >= 9.95) return decimals;
  return 12;
}

/** A number on the scale of a size: "€ 2,54 hoger", "1,2 procent lager", "gelijk". */
export function differenceWords(value: number, scale: SizeScale, facts: VariableFacts): string {
  const size = changeOf(value, scale);
  const amount =
    scale === "difference" || scale === "quantile-difference"
      ? amountWords(size, facts)
      : `${formatNumber(Math.abs(size), decimalsFor(Math.abs(size)))}${NARROW}procent`;
  if (!/[1-9]/.test(amount.split(" ")[0] ?? amount)) return "gelijk";
  return `${amount} ${size > 0 ? "hoger" : "lager"}`;
}

/** The same without direction. */
export function sizeWords(value: number, scale: SizeScale, facts: VariableFacts): string {
  return differenceWords(value, scale, facts).replace(/ (hoger|lager)$/, "");
}

/** Two ends of a range: "€ 0,93 en € 4,15 hoger", "0,1 lager en 0,2 hoger". */
export function rangeWords(low: number, high: number, scale: SizeScale, facts: VariableFacts): string {
  const [a, b] = [changeOf(low, scale), changeOf(high, scale)];
  const say = (value: number): string => differenceWords(value, scale, facts);
  if (a * b <= 0) return `${say(low)} en ${say(high)}`;
  const [near, far] = Math.abs(a) < Math.abs(b) ? [low, high] : [high, low];
  return `${sizeWords(near, scale, facts)} en ${say(far)}`;
}

/** What is expected, after "een verschil van": "0,1 tot 0,2 hoger", "hoogstens 0,2 hoger". */
export function expectedWords(low: number, high: number, scale: SizeScale, facts: VariableFacts): string {
  const say = (value: number): string => differenceWords(value, scale, facts);
  const [a, b] = [changeOf(low, scale), changeOf(high, scale)];
  if (say(low) === say(high)) return say(low);
  if (a === 0 || b === 0) return `hoogstens ${say(a === 0 ? high : low)}`;
  if (a * b < 0) return `${say(low)} tot ${say(high)}`;
  const [near, far] = Math.abs(a) < Math.abs(b) ? [low, high] : [high, low];
  return `${sizeWords(near, scale, facts)} tot ${say(far)}`;
}

/** A ratio as a change in percent; anything else as it is. */
const changeOf = (value: number, scale: SizeScale): number =>
  scale === "rate-ratio" || scale === "odds-ratio" ? 100 * (value - 1) : value;

/** "2018 en 2021", "a, b of c". */
export function listWords(items: readonly string[], last: "en" | "of" = "en"): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1) ?? ""}`;
}

/** "per COROP-gebied": what errors are clustered by. */
export function clusterWords(vcov: string): string {
  const name = /^(?:cluster|cr2|wild):([^:]*)/.exec(vcov)?.[1] ?? "";
  const known: Readonly<Record<string, string>> = {
    corop: "COROP-gebied",
    province: "provincie",
    region: "gebied",
    jeugdregio: "jeugdregio",
    zorgkantoorregio: "zorgkantoorregio",
    arbeidsmarktregio: "arbeidsmarktregio"
  };
  return name
    .split("+")
    .map((part) => known[part] ?? part)
    .join(" en per ");
}
