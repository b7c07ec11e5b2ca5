import type {AreaFigure, AreaIndex, AreaIndicator} from "../../../loaders/site/areas/area-types.js";
import type {Change} from "../../models/signals/change.js";
import {chanceWords} from "../chance-words.js";
import {areas} from "../../locale/areas.js";
import {
  formatBare,
  formatChange,
  formatNumber,
  formatPercentagePoints,
  formatPeriod,
  formatValue,
  isNumber
} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {pages} from "../../locale/pages.js";

const words = areas.block;

/** A change in words, with which way is worse where that can be said: "2,4 lager dan verwacht (gunstig)". */
function changeWords(
  {unit, decimals, direction}: AreaIndicator,
  {difference, exceedsNoise}: Change,
  reference: string
): string {
  const said = formatChange(difference, {unit, decimals, reference});
  if (direction === "none" || exceedsNoise === false || said === nl.change.sameAs(reference)) return said;
  const isWorse = difference > 0 === (direction === "up-is-worse");
  return `${said} (${isWorse ? nl.change.unfavourable : nl.change.favourable})`;
}

/** Why an indicator cannot be compared with the years before the crisis; null when it can. */
export function incomparable(indicator: AreaIndicator, figure: AreaFigure, crisisYear: number): string | null {
  const {pulse} = figure;
  if (pulse === null || pulse.sinceBaseline !== null) return null;
  if (Number(pulse.latest.period.slice(0, 4)) < crisisYear) return words.beforeCrisis;
  const reasons = [
    ...(pulse.notComparable === "break" || indicator.formerly.length > 0 ? [words.otherCount] : []),
    ...(indicator.formerly.some(({sameBase}) => !sameBase) ? [words.otherBase] : [])
  ];
  return reasons.length > 0 ? reasons.join(", ") : words.fewYears;
}

/** What an indicator says of an area, a sentence each: where it stands, since before, and since the years before the crisis. */
export function ownSentences(
  name: string,
  indicator: AreaIndicator,
  figure: AreaFigure,
  {
    crisis,
    persons
  }: {crisis: Pick<AreaIndex["crisis"], "starts">; persons: {title: string; count: number | null} | null}
): string[] {
  const {pulse} = figure;
  const {unit, decimals, grain} = indicator;
  if (pulse === null) return [words.none(name)];
  const at = indicator.periods.indexOf(pulse.latest.period);
  const sentences = [
    words.now(name, formatPeriod(pulse.latest.period, grain), formatValue(pulse.latest.value, {unit, decimals}))
  ];
  const count = figure.counts?.[at] ?? null;
  if (isNumber(count)) sentences.push(words.count(countWords(count, indicator.countUnit)));
  else if (persons && isNumber(persons.count))
    sentences.push(words.persons(formatNumber(persons.count, 0), persons.title));
  if (figure.status === "provisional") sentences.push(words.provisional);
  if (figure.isEstimated) sentences.push(words.estimated);
  if (pulse.previous && pulse.sincePrevious) {
    const reference = formatPeriod(pulse.previous.period, grain);
    sentences.push(
      words.previous(changeWords(indicator, pulse.sincePrevious, reference), chanceWords(pulse.sincePrevious))
    );
  }
  const year = Number(crisis.starts.slice(0, 4));
  const because = incomparable(indicator, figure, year);
  if (because !== null) {
    sentences.push(words.incomparable(String(year - 1), because));
    for (const {title, ageBase} of indicator.formerly) sentences.push(words.formerly(title, ageBase ?? ""));
  } else if (pulse.baseline && pulse.sinceBaseline) {
    const {difference, exceedsNoise} = pulse.sinceBaseline;
    sentences.push(
      words.before(
        pages.overview.baseline(String(pulse.baseline.firstYear), String(pulse.baseline.lastYear)),
        formatBare(pulse.baseline.expected, {unit, decimals}),
        changeWords(indicator, pulse.sinceBaseline, nl.change.expected),
        chanceWords(pulse.sinceBaseline)
      )
    );
    if (indicator.isCareUse && difference < 0 && exceedsNoise === true) sentences.push(nl.change.carefulFall);
  }
  return sentences;
}

/** What it says of an area it is compared with, and how the difference with it moved. */
export function otherSentences(
  name: string,
  indicator: AreaIndicator,
  own: AreaFigure,
  other: {code: string; label: string; figure: AreaFigure | null}
): string[] {
  const {unit, decimals} = indicator;
  const period = own.pulse?.latest.period ?? "";
  const at = indicator.periods.indexOf(period);
  const value = other.figure?.values[at] ?? null;
  if (!other.figure || !isNumber(value)) return [words.otherNone(sentenceCase(other.label), areas.cards.noFigure)];
  const shown = formatBare(value, {unit, decimals});
  const change = other.figure.pulse?.latest.period === period ? other.figure.pulse.sinceBaseline : null;
  const sentences = [
    change
      ? words.otherChange(
          sentenceCase(other.label),
          shown,
          formatChange(change.difference, {unit, decimals, reference: nl.change.expected})
        )
      : words.other(sentenceCase(other.label), shown)
  ];
  const moved = own.against?.[other.code];
  if (moved) {
    const amount = amountWords(indicator, Math.abs(moved.difference));
    const direction = moved.difference > 0 ? words.higher : words.lower;
    sentences.push(
      /[1-9]/.test(amount)
        ? words.gap(name, amount, direction, other.label, chanceWords(moved))
        : words.gapSame(name, other.label)
    );
  }
  if (other.figure.coverage && other.figure.coverage[0] < other.figure.coverage[1])
    sentences.push(
      words.coverage(
        sentenceCase(other.label),
        formatNumber(other.figure.coverage[0], 0),
        formatNumber(other.figure.coverage[1], 0)
      )
    );
  return sentences;
}

const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function amountWords({unit, decimals}: AreaIndicator, size: number): string {
  return unit.startsWith("%") ? formatPercentagePoints(size, decimals) : formatBare(size, {unit, decimals});
}

function countWords(count: number, unit: string | null): string {
  return unit === null ? formatNumber(count, 0) : formatValue(Math.round(count), {unit, decimals: 0});
}

/** How many figures of an area differ more from the years before the crisis than chance explains. */
export function areaLede(
  name: string,
  figures: Readonly<Record<string, AreaFigure>>,
  crisis: Pick<AreaIndex["crisis"], "starts">
): string {
  const compared = Object.values(figures).flatMap(({pulse}) => pulse?.sinceBaseline ?? []);
  if (compared.length === 0) return areas.lede.none(name);
  const different = compared.filter(({exceedsNoise}) => exceedsNoise === true).length;
  const said = areas.lede.compared(name, different, formatNumber(compared.length, 0), crisis.starts.slice(0, 4));
  const expected = Math.round(compared.length * 0.05);
  return expected < 1 ? said : `${said} ${areas.lede.byChance(formatNumber(expected, 0))}`;
}
