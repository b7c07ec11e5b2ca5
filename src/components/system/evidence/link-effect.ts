import {naturalRange} from "../../../models/system/evidence/scale.js";
import type {SystemFile, SystemLink, SystemVariable} from "../../../models/system/format.js";
import {signedInterval, signedStrength} from "../../../models/system/resolve.js";
import {formatNumber, withUnit} from "../../../locale/format.js";
import {evidence as words} from "../../../locale/system-evidence.js";
import {differenceUnit, inSentence, labelOf, variableOf} from "../natural.js";

/** How strengths of a link are told: a change of the cause that speaks to people, and what one unit of strength then is. */
export interface EffectScale {
  /** In natural units of the cause. */
  amount: number;
  fromUnit: string;
  toUnit: string;
  /** Natural change of the result for a strength of 1 and `amount` of the cause. */
  factor: number;
  from: string;
  to: string;
}

export function effectScale(system: SystemFile, link: Pick<SystemLink, "from" | "to">): EffectScale {
  const [from, to] = [variableOf(system, link.from), variableOf(system, link.to)];
  const amount = plainAmount(from);
  return {
    amount,
    fromUnit: differenceUnit(from),
    toUnit: differenceUnit(to),
    factor: (amount * naturalRange(to)) / naturalRange(from),
    from: inSentence(labelOf(system, link.from)),
    to: inSentence(labelOf(system, link.to))
  };
}

/** 1 of a range up to 100, a tenth of a larger one in round numbers, all of a range of 1 or less. */
function plainAmount(variable: SystemVariable): number {
  const range = Math.abs(naturalRange(variable) * ((variable.max ?? 1) - (variable.min ?? 0)));
  if (!(range > 1)) return range > 0 ? range : 1;
  return range < 100 ? 1 : 10 ** Math.floor(Math.log10(range / 10) + 1e-9);
}

/** An amount with its unit: "1 procentpunt". */
export const amountWords = ({amount, fromUnit}: EffectScale): string => withUnit(formatNumber(amount), fromUnit);

/** Two figures of a small effect, or whole numbers of a large one. */
export function effectNumber(value: number): string {
  if (value === 0) return "0";
  const most = Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value)))));
  const rounded = value.toFixed(most);
  const needed = most === 0 ? 0 : rounded.replace(/0+$/, "").split(".")[1]?.length;
  return formatNumber(Number(rounded), needed ?? 0);
}

/** What a link does, in a sentence, with its margin in another. */
export function linkSentences(system: SystemFile, link: SystemLink): string[] {
  const scale = effectScale(system, link);
  const {from, to, factor, toUnit} = scale;
  const strength = signedStrength(link);
  if (strength === null) return [words.link.unknown(from, to)];
  if (strength === 0) return [words.link.flat(from, to), ...marginSentences(link, scale)];
  const size = withUnit(effectNumber(Math.abs(strength * factor)), toUnit);
  // A scale that runs the other way turns the words round, not the sign.
  const isUp = strength * factor > 0;
  return [
    words.link[isUp ? "up" : "down"](capital(from), amountWords(scale), to, size),
    ...marginSentences(link, scale)
  ];
}

function marginSentences(link: SystemLink, {factor}: EffectScale): string[] {
  const interval = signedInterval(link);
  if (interval === null) return [words.link.sure];
  const [low, high] = [interval[0] * factor, interval[1] * factor].sort((a, b) => a - b) as [number, number];
  const margin = words.link.margin(effectNumber(low), effectNumber(high));
  return low < 0 && high > 0 ? [margin, words.link.crosses] : [margin];
}

/** The size of a strength as a word of the classes, and as a number. */
export function strengthWords(link: SystemLink): string {
  const strength = signedStrength(link);
  if (strength === null) return words.link.noStrength;
  const size = Math.abs(strength);
  const word =
    size < 0.1 ? "tiny" : size < 0.35 ? "weak" : size < 0.75 ? "average" : size < 1.1 ? "strong" : "very-strong";
  return words.link.strengthIn(words.link.words[word], effectNumber(strength));
}

/** Its first letter, also behind a bracket, as a sentence begins. */
const capital = (text: string): string => text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
