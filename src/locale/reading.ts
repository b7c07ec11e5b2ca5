import type {Reading} from "../models/statistics/reading/types.js";
import type {LabelCode} from "../models/statistics/warnings/codes.js";
import {formatNumber} from "./format.js";
import {nl} from "./nl.js";
import {decisivePeriods, warningText, type WarningText} from "./reading-warnings.js";
import {
  areaWord,
  clusterWords,
  differenceWords,
  expectedWords,
  inSentence,
  listWords,
  rangeWords,
  sizeWords,
  stepWords,
  termWords
} from "./reading-words.js";

export {checkText, warningText, type WarningText} from "./reading-warnings.js";

/** A reading in plain Dutch: one sentence that says what may be said, what limits it, labels, and warnings by code. */
export interface EstimateSentences {
  headline: string;
  sentences: string[];
  labels: string[];
  warnings: WarningText[];
}

/** The sentence for data too weak for the effect that is expected. */
export const cannotTell = "deze gegevens kunnen dit niet aantonen of uitsluiten";

/**
 * Says a reading in words. Nothing goes further than its level: cijfers gaan samen, more is not said; and where an effect
 * as large as expected could not have been found, the data cannot show or exclude it.
 */
export function estimateSentences(reading: Reading): EstimateSentences {
  const names = namesOf(reading);
  return {
    headline: headline(reading),
    sentences: [
      ...sizeSentences(reading),
      ...powerSentences(reading),
      ...comparisonSentences(reading),
      ...batterySentences(reading),
      ...levelSentences(reading)
    ],
    labels: [...reading.labels.map((code) => labelText(code, reading)), nl.level[reading.level]],
    warnings: [...reading.battery.findings, ...reading.warnings].map((warning) => warningText(warning, names))
  };
}

function namesOf({outcome, exposure, controls}: Reading): Record<string, string> {
  const terms = [outcome, exposure, ...controls];
  return Object.fromEntries(
    terms.flatMap((term) => {
      const words = inSentence(term.facts.title);
      return [[term.term, words] as const, ...(term.column === null ? [] : [[term.column, words] as const])];
    })
  );
}

/** What is asked: whether two figures go together. */
const question = ({outcome, exposure}: Reading): string =>
  `Gaat een hoger cijfer voor ${termWords(exposure)} samen met een ander cijfer voor ${termWords(outcome)}?`;

function headline(reading: Reading): string {
  const {judgement} = reading;
  switch (judgement.code) {
    case "inconclusive":
      return `${question(reading)} Het antwoord: ${cannotTell}.`;
    case "not-shown":
      return `${question(reading)} Dat is hier niet aangetoond. Het is ook niet uitgesloten.`;
    case "no-expectation":
      return `${question(reading)} Dat is hier niet aangetoond, en ook niet uitgesloten.`;
    case "smaller-than-expected":
      return `${question(reading)} Als er een verschil is, is het kleiner dan onderzoek elders liet verwachten.`;
    case "shown":
      return `${shownSentence(reading)}${reservation(reading)}`;
  }
}

function shownSentence({comparison, exposure, outcome, size, areas}: Reading): string {
  const [x, y] = [termWords(exposure), termWords(outcome)];
  const isUp = size.scale === "rate-ratio" || size.scale === "odds-ratio" ? size.estimate > 1 : size.estimate > 0;
  const others = areaWord(areas);
  const where = areas === "unknown" || areas === "persons" ? "elders" : `in andere ${others}`;
  if (exposure.level !== null || exposure.transform === "other")
    return `Bij ${x} hoort een ${isUp ? "hoger" : "lager"} cijfer voor ${y}.`;
  switch (comparison) {
    case "changes":
      return isUp
        ? `Waar het cijfer voor ${x} meer steeg dan ${where}, steeg ook het cijfer voor ${y} meer.`
        : `Waar het cijfer voor ${x} meer steeg dan ${where}, steeg het cijfer voor ${y} juist minder.`;
    case "same-period":
      return `Waar het cijfer voor ${x} hoger was dan ${where} in dezelfde periode, was het cijfer voor ${y} ${isUp ? "ook hoger" : "juist lager"}.`;
    case "over-time":
      return `In perioden waarin het cijfer voor ${x} hoger was, was het cijfer voor ${y} ${isUp ? "ook hoger" : "juist lager"}.`;
    case "all":
      return `Een hoger cijfer voor ${x} gaat samen met een ${isUp ? "hoger" : "lager"} cijfer voor ${y}.`;
  }
}

/** What must stand in the same breath as a difference that was found. */
function reservation({judgement, battery}: Reading): string {
  const periods = decisivePeriods(battery.findings.find(({code}) => code === "single-period")?.detail ?? {});
  const doubts: string[] = [];
  if (periods.length > 0) doubts.push(`Maar zonder ${listWords(periods, "of")} is de uitkomst anders.`);
  else if (battery.findings.length > 0) doubts.push("Maar niet alle controles geven hetzelfde antwoord.");
  if (judgement.shortfall !== null)
    doubts.push(`Een verschil zo klein als onderzoek elders laat verwachten: ${cannotTell}.`);
  return doubts.map((doubt) => ` ${doubt}`).join("");
}

function sizeSentences({size, exposure, outcome, quantile, judgement}: Reading): string[] {
  const {scale, estimate, low, high} = size;
  if (scale === "odds-ratio") {
    const ratio = (value: number): string => formatNumber(value, 2);
    const range =
      low === null || high === null ? "" : ` Waarschijnlijk ligt die tussen ${ratio(low)} en ${ratio(high)}.`;
    return [
      `Bij ${stepWords(exposure)} meer ${termWords(exposure)} is de kansverhouding voor ${termWords(outcome)} ${ratio(estimate)}. Bij 1 zijn de kansen gelijk.${range}`
    ];
  }
  const middle = quantile === null ? "gemiddeld " : "";
  const where = quantile === null ? "" : ` (gerekend bij ${quantileWords(quantile)})`;
  const chance = judgement.includesZero ? " Dat verschil kan toeval zijn." : "";
  const range =
    low === null || high === null
      ? " Hoe onzeker dat is, kon niet worden berekend."
      : ` Het werkelijke verschil ligt waarschijnlijk tussen ${rangeWords(low, high, scale, outcome.facts)}.`;
  return [
    `${upper(stepWords(exposure))} meer bij ${termWords(exposure)} gaat in deze gegevens samen met een cijfer voor ${termWords(outcome)} dat ${middle}${differenceWords(estimate, scale, outcome.facts)} is${where}.${chance}${range}`
  ];
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const quantileWords = (quantile: number): string =>
  quantile === 0.5 ? "het midden" : `de plek waar ${formatNumber(100 * quantile, 0)}\u00a0% onder ligt`;

function powerSentences({size, outcome, judgement}: Reading): string[] {
  const {scale, detectable, expected} = size;
  if (detectable === null) return [];
  const say = (value: number): string => sizeWords(value, scale, outcome.facts);
  const found = `Een verschil van ${say(detectable)} of meer hadden deze gegevens meestal laten zien.`;
  if (expected === null) return [`${found} Hoe groot een verschil hier hoort te zijn, is niet bekend.`];
  const range = expectedWords(expected.low, expected.high, scale, outcome.facts);
  const compared = judgement.shortfall === null ? "" : " Dat is kleiner dan deze gegevens konden laten zien.";
  return [found, `Onderzoek elders laat een verschil verwachten van ${range} (bron: ${expected.source}).${compared}`];
}

function comparisonSentences({labels, areas, controls, leftOut, lead}: Reading): string[] {
  const many = areaWord(areas);
  const sentences: string[] = [];
  if (labels.includes("local-difference"))
    sentences.push(
      `Dit is een lokaal verschil: ${many} zijn met elkaar vergeleken in dezelfde periode. Wat in heel Nederland tegelijk veranderde, zit er niet in.`
    );
  else sentences.push("Wat in heel Nederland tegelijk veranderde, zit hier ook in.");
  if (labels.includes("areas-not-persons")) sentences.push(`Dit geldt voor ${many}, niet voor personen.`);
  if (controls.length > 0)
    sentences.push(`Er is rekening gehouden met ${listWords([...new Set(controls.map(termWords))])}.`);
  if (leftOut.length > 0)
    sentences.push(`Niet meegeteld: ${listWords(leftOut)}. Die cijfers zijn niet met de andere te vergelijken.`);
  if (lead.isLarger)
    sentences.push(
      `De onzekerheid is berekend per ${clusterWords(lead.vcov)}. Zo is zij het grootst, want gebieden die bij elkaar horen, lijken op elkaar.`
    );
  return sentences;
}

function batterySentences({battery}: Reading): string[] {
  const {checks, findings} = battery;
  if (checks === 0) return [];
  const number = `${formatNumber(checks, 0)}${checks === 1 ? " controle" : " controles"}`;
  if (findings.length > 0)
    return [`Deze uitkomst kreeg ${number}. Niet bij alle bleef zij gelijk; zie de kanttekeningen.`];
  return [`Deze uitkomst kreeg ${number} en bleef daarbij ongeveer gelijk.`];
}

/** Said of every result, shown or not: so it cannot itself say that figures go together. */
function levelSentences({level}: Reading): string[] {
  if (level === "description") return [nl.levelExplained.description];
  return ["Zo'n berekening laat hoogstens zien wat samengaat. Waardoor iets komt, is hiermee niet aangetoond."];
}

/** A label in a few words. */
function labelText(code: LabelCode, {areas}: Pick<Reading, "areas">): string {
  switch (code) {
    case "local-difference":
      return "lokaal verschil";
    case "national-change":
      return "landelijke verandering telt mee";
    case "areas-not-persons":
      return `geldt voor ${areaWord(areas)}, niet voor personen`;
    case "inconclusive":
      return "niet aan te tonen of uit te sluiten";
    case "shown":
      return "verschil is groter dan toeval";
    case "smaller-than-expected":
      return "kleiner dan verwacht";
    case "not-shown":
    case "no-expectation":
      return "niet aangetoond, niet uitgesloten";
  }
}
