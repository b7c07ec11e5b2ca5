import type {PeriodReason, Warning, WarningDetail} from "../models/statistics/types.js";
import type {warningCodes} from "../models/statistics/warnings/codes.js";
import {formatNumber} from "./format.js";
import {clusterWords, listWords} from "./reading-words.js";

/** A warning as a sentence for people. */
export interface WarningText {
  code: string;
  text: string;
}

type Detail = WarningDetail;

/** What each warning says; a sentence works without detail too, since not every method gives one. */
const texts: Readonly<Record<keyof typeof warningCodes, (detail: Detail) => string>> = {
  "unknown-parent": () => "Van sommige gebieden is niet bekend in welke grotere regio ze liggen.",
  "vcov-not-positive": () => "De onzekerheid kon maar bij benadering worden berekend.",
  "short-t-lagged-outcome": (detail) =>
    `De uitkomst van een eerdere periode telt mee, maar er zijn weinig perioden${count(detail, "periods", (text) => ` (${text})`)}. Dat cijfer valt daardoor te laag uit${pair(detail, "estimate", "corrected", (was, is) => `: ${was}, en ongeveer ${is} als u daarvoor corrigeert`)}.`,
  "too-many-instruments": () =>
    "Er zijn te veel hulpgegevens voor het aantal gebieden. De uitkomst volgt dan het toeval.",
  "serial-correlation": () =>
    "De fouten van opeenvolgende perioden hangen samen. Deze methode gaat ervan uit dat dat niet zo is.",
  "gmm-outside-bounds": () => "De uitkomst valt buiten de grenzen die andere methoden aangeven. Vertrouw er niet op.",
  "uncorrected-two-step": () => "De onzekerheid is in werkelijkheid groter dan hier staat.",
  "draws-left-out": () => "Een deel van de herhalingen kon niet worden berekend.",
  "no-random-effects": () =>
    "Vaste verschillen tussen gebieden waren niet te vinden. Er is gerekend alsof ze er niet zijn.",
  "near-unit-persistence": () =>
    "Het cijfer keert bijna niet terug naar zijn gemiddelde. Twee cijfers die allebei langzaam verschuiven, lijken dan al snel samen te gaan. Kijk liever naar veranderingen.",
  "staggered-treatment": (detail) =>
    `De gebieden begonnen niet allemaal op hetzelfde moment${count(detail, "dates", (text) => ` (${text} verschillende momenten)`)}. Deze berekening vergelijkt ze dan deels met gebieden die al begonnen waren.`,
  "perfect-prediction": () =>
    "Een deel van de gebieden is niet meegeteld, omdat daar de uitkomst steeds dezelfde was. Daar kan deze berekening niets over zeggen.",
  "several-solutions": () =>
    "Er zijn meer antwoorden die even goed passen. U ziet er één van. Lees het getal als een ruwe maat.",
  "quantiles-cross": () =>
    "De lijnen voor lage en hoge uitkomsten kruisen elkaar. Op die plek kloppen ze niet samen. Gebruik de uitkomst daar niet.",
  "few-clusters": (detail) =>
    `Er zijn maar weinig groepen om de onzekerheid mee te bepalen${count(detail, "count", (text) => `: ${text}`)}. Lees het bereik als een ruwe maat.`,
  "series-break": (detail) =>
    `Anders geteld dan de andere perioden, maar hier wel meegeteld: ${listWords(periodsOf(detail)) || "een deel van de perioden"}.${reasons(detail)}`,
  "period-left-out": (detail) =>
    `Niet meegeteld: ${listWords(periodsOf(detail)) || "een deel van de perioden"}. Die cijfers zijn niet met de andere te vergelijken.${reasons(detail)}`,
  "units-left-out": (detail) =>
    `Niet meegeteld in ${listWords(periodsOf(detail)) || "een deel van de perioden"}: ${unitsWords(numberOf(detail, "count"))}. Die cijfers zijn niet met de andere te vergelijken.${reasons(detail)}`,
  "dk-short-t": () =>
    "De gekozen onzekerheidsmaat werkt pas goed bij honderd perioden of meer. De onzekerheid is hier te klein.",
  "small-cells": (detail) =>
    `Veel gebieden hebben heel lage aantallen${named(detail, "column", (text) => ` bij ${text}`)}. Toeval en afronding wegen dan zwaar.`,
  "spatial-residuals": () =>
    "Wat de berekening overlaat, lijkt op elkaar in verschillende gebieden. Er speelt dus iets dat niet is meegenomen, en de onzekerheid is waarschijnlijk groter.",
  "multiple-testing": (detail) =>
    `Er zijn ${count(detail, "tests", (text) => text) || "veel"} verbanden bekeken. Ook als er niets aan de hand is, ${byChance(numberOf(detail, "byChance"))}. Controleer dit op gegevens die u nog niet bekeek.`,
  "downstream-control": (detail) =>
    `${named(detail, "control", (text) => text) || "Een van de meegenomen cijfers"} volgt in het gekozen systeemmodel uit de uitkomst. Neem dit cijfer niet mee.`,
  "mediator-control": (detail) =>
    `${named(detail, "control", (text) => text) || "Een van de meegenomen cijfers"} ligt in het gekozen systeemmodel tussen de twee cijfers in. Een deel van het verband valt daardoor weg.`,
  "booking-years": (detail) =>
    `De kosten${named(detail, "column", (text) => ` (${text})`)} zijn niet in alle jaren op dezelfde manier geboekt.${reasons(detail)}`,
  "sign-flip": (detail) => `De richting draait om bij ${checksWords(detail)}. De uitkomst staat dus niet vast.`,
  "single-period": (detail) => {
    const periods = decisivePeriods(detail);
    const rests =
      numberOf(detail, "keptBreaks") === 1
        ? "Zouden alle perioden meetellen, dan hing de uitkomst"
        : "De uitkomst hangt";
    const without = listWords(periods, "of") || "die periode";
    return `${rests} af van ${periods.length > 1 ? "losse perioden" : "één periode"}: zonder ${without} is zij anders.${reasons(detail)}`;
  },
  "single-group": (detail) =>
    `De uitkomst hangt af van één deel van het land: zonder ${listWords(listOf(detail, "groups"), "of") || "dat deel"} is zij anders.`,
  "unweighted-differs": () => "De uitkomst is anders als grote gebieden zwaarder tellen, of juist niet.",
  "weak-instrument": (detail) =>
    `Het hulpgegeven zegt te weinig${count(detail, "f", (text) => ` (F = ${text}; 10 of meer is nodig)`)}. Vertrouw niet op de uitkomst of op het bereik.`,
  "larger-clusters-lead": (detail) =>
    `Gebieden die bij elkaar horen, lijken op elkaar. Gerekend per ${listWords([...new Set(listOf(detail, "vcovs").map(clusterWords))]) || "grotere regio"} is de onzekerheid groter. Die grotere onzekerheid geldt hier.`,
  "shares-not-one": () => "De aandelen tellen niet in elk gebied op tot één.",
  "few-effective-shocks": (detail) =>
    `De uitkomst rust op weinig schokken${count(detail, "effective", (text) => ` (ongeveer ${text})`)}.`,
  "specification-dependent": () =>
    "Een andere, net zo verdedigbare berekening geeft een ander antwoord. Bekijk de controles voordat u dit gebruikt.",
  "lag-dependent": () => "Met een periode verschil ertussen is de uitkomst anders.",
  "breaks-matter": (detail) =>
    `Met ${listWords(periodsOf(detail)) || "de weggelaten perioden"} erbij zou de uitkomst anders zijn. Die cijfers zijn niet te vergelijken, dus dat zegt niets over mensen.`,
  "falsification-failed": (detail) =>
    `Ook een cijfer dat niet zou mogen meebewegen, beweegt mee${named(detail, "outcome", (text) => `: ${text}`)}. Er speelt dus iets dat niet is meegenomen.`
};

/** A warning in plain Dutch. Title of columns by `names`, where the reader knows them by another name. */
export function warningText(
  {code, detail = {}}: Pick<Warning, "code" | "detail">,
  names: Readonly<Record<string, string>> = {}
): WarningText {
  const make = (texts as Readonly<Record<string, (detail: Detail) => string>>)[code];
  const text =
    make?.(translated(detail, names)) ??
    "Bij deze uitkomst hoort een kanttekening. Vraag een onderzoeker om mee te kijken.";
  return {code, text: text.charAt(0).toUpperCase() + text.slice(1)};
}

/** Columns by the names a reader knows. */
function translated(detail: Detail, names: Readonly<Record<string, string>>): Detail {
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [key, typeof value === "string" ? (names[value] ?? value) : value])
  );
}

const numberOf = (detail: Detail, key: string): number | null => {
  const value = detail[key];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
};
const listOf = (detail: Detail, key: string): string[] => {
  const value = detail[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
};
const periodsOf = (detail: Detail): string[] => listOf(detail, "periods");

const unitsWords = (count: number | null): string =>
  count === null ? "een deel van de gebieden" : count === 1 ? "één gebied" : `${figure(count)} gebieden`;

const figure = (value: number): string => formatNumber(value, Math.abs(value) >= 10 || Number.isInteger(value) ? 0 : 2);
/** What chance alone does, of the number of tests that it makes stand out on average; below one that is a largest chance. */
function byChance(average: number | null): string {
  if (average === null) return "springt er door toeval wel eens een uit";
  return average < 1
    ? `is de kans tot ${figure(100 * average)}\u00a0% dat er door toeval een uitspringt`
    : `springen er door toeval gemiddeld ${figure(average)} uit`;
}
function count(detail: Detail, key: string, say: (text: string) => string): string {
  const value = numberOf(detail, key);
  return value === null ? "" : say(figure(value));
}
function pair(detail: Detail, a: string, b: string, say: (a: string, b: string) => string): string {
  const [first, second] = [numberOf(detail, a), numberOf(detail, b)];
  return first === null || second === null ? "" : say(figure(first), figure(second));
}
function named(detail: Detail, key: string, say: (text: string) => string): string {
  const value = detail[key];
  return typeof value === "string" && value !== "" ? say(value) : "";
}
/** Periods explained in full; the others stand in the list of notes. */
const mostExplained = 3;

/** Why the periods are suspect, in the words of the notes: the gravest of each period that was not said yet. */
function reasons(detail: Detail): string {
  const list = detail["reasons"];
  if (!Array.isArray(list)) return "";
  const all = list.filter((item): item is PeriodReason => typeof item === "object");
  const said = new Set<string>();
  const chosen: PeriodReason[] = [];
  for (const period of [...new Set([...decisivePeriods(detail), ...all.map((reason) => reason.period)])]) {
    const reason = all.find((each) => each.period === period && !said.has(each.text));
    if (reason === undefined) continue;
    said.add(reason.text);
    chosen.push(reason);
  }
  return chosen
    .slice(0, mostExplained)
    .map(({period, text}) => ` Bij ${period} hoort deze kanttekening: ${text}`)
    .join("");
}

/** The periods without which the answer is another one; where there are none, those without which its size is. */
export function decisivePeriods(detail: Detail): string[] {
  const turning = new Set(["flipped", "lost", "gained"].flatMap((key) => listOf(detail, key)));
  return turning.size > 0 ? [...turning] : periodsOf(detail);
}

const checkWords: readonly (readonly [RegExp, (rest: string) => string])[] = [
  [/^drop-period:(.*)$/, (rest) => `weglaten van ${rest}`],
  [/^drop-group:(.*)$/, (rest) => `weglaten van ${rest}`],
  [/^lag:/, () => "een andere periode ertussen"],
  [/^(?:un)?weighted/, () => "een andere weging"],
  [/^spec:/, () => "een andere berekening"]
];

/** A check by its name in the table of checks, in words. */
export function checkText(check: string): string {
  for (const [pattern, say] of checkWords) {
    const match = pattern.exec(check);
    if (match !== null) return say(match[1] ?? "");
  }
  return check;
}

const checksWords = (detail: Detail): string =>
  listWords([...new Set(listOf(detail, "checks").map(checkText))]) || "een van de controles";
