import {careUseOutcomes} from "../../models/scenario/measures.js";
import type {Banded} from "../../models/scenario/region-result.js";
import {formatNumber, formatPercent, formatPercentagePoints, formatSigned} from "../../locale/format.js";
import {scenarioPage as words} from "../../locale/scenario.js";
import {h} from "../dom.js";
import {labelOf} from "../system/natural.js";
import type {ScenarioView} from "./scenario-data.js";

/** Numbers of people as one says them: to the nearest ten above a hundred, hundred above ten thousand. */
export function roughly(value: number): string {
  const size = Math.abs(value);
  const step = size >= 10_000 ? 100 : size >= 100 ? 10 : 1;
  return formatNumber(Math.round(value / step) * step, 0);
}

/** The message of the page in one sentence. */
export function ledeOf({outcome, publication, region, facts, at}: ScenarioView): string {
  const {result} = outcome;
  const last = result.unemployment.at(-1);
  if (last === undefined) return "";
  const base = String(publication.baseYear);
  const {change, before} = result.jobs;
  const share = formatPercent((100 * change) / before, 1);
  const jobs =
    Math.abs(change / before) < 0.0005
      ? words.lede.same(base)
      : (change < 0 ? words.lede.fewer : words.lede.more)(roughly(Math.abs(change)), share, base);
  const moved = last.value - (facts.unemployment[at] ?? NaN);
  const level = formatPercent(last.value, 1);
  const rate =
    Math.abs(moved) < 0.05
      ? words.lede.sameRate(level)
      : words.lede.rate(level, formatPercentagePoints(Math.abs(moved), 1), moved > 0 ? "up" : "down");
  return words.lede.sentence(region.name, last.period, jobs, rate);
}

/** What the scenario means here in the last year, outcome by outcome, with bands in words. */
export function Headline(view: ScenarioView): HTMLElement {
  const {outcome, region, publication, system} = view;
  const {result} = outcome;
  const {jobs} = result;
  const last = outcome.years.at(-1)?.year ?? 0;
  const period = String(last);
  const at = <T extends Banded>(list: readonly T[]): T | undefined => list.find((each) => each.period === period);
  const unemployment = at(result.unemployment);
  const cards: (HTMLElement | null)[] = [
    card(
      view,
      words.headline.jobs,
      `${signedRoughly(jobs.change)}`,
      words.headline.jobsUnit(String(publication.baseYear)),
      [roughly(jobs.low), roughly(jobs.high)]
    ),
    unemployment === undefined
      ? null
      : card(view, words.headline.unemployment, formatNumber(unemployment.value, 1), words.headline.unemploymentUnit, [
          formatNumber(unemployment.low, 1),
          formatNumber(unemployment.high, 1)
        ]),
    ...(["ww", "bijstand"] as const).map((name) => {
      const benefit = at(result.benefits.filter((each) => each.benefit === name));
      return benefit === undefined
        ? null
        : card(view, words.headline[name], signedRoughly(benefit.value), words.headline.benefitsUnit, [
            roughly(benefit.low),
            roughly(benefit.high)
          ]);
    }),
    ...result.care
      .filter((each) => each.period === period)
      .map(({variable, absolute, value, low, high, unit}) =>
        absolute === null
          ? card(view, labelOf(system, variable), formatSigned(value, 2), unit, [
              formatNumber(low, 2),
              formatNumber(high, 2)
            ])
          : card(view, labelOf(system, variable), signedRoughly(absolute.value), words.headline.careUnit, [
              roughly(absolute.low),
              roughly(absolute.high)
            ])
      )
  ];
  return h(
    "section",
    {class: "sh-scenario-headline"},
    h("h2", {}, words.headline.title(region.name, period)),
    h("p", {class: "sh-field-help"}, words.headline.compared),
    h("div", {class: "sh-scenario-cards"}, cards),
    result.care.length > 0 ? h("p", {class: "sh-field-help"}, words.headline.small) : null,
    usesLessCare(result.care, period) ? h("p", {class: "sh-field-help"}, words.headline.careUse) : null
  );
}

/** Whether an outcome that counts who uses care is below its base in a period: what asks for a caveat. */
export const usesLessCare = (
  care: readonly {variable: string; period: string; value: number}[],
  period: string
): boolean => care.some((each) => careUseOutcomes.has(each.variable) && each.period === period && each.value < 0);

/** "+1.560" or "−3.830", rounded as `roughly` does. */
export const signedRoughly = (value: number): string => (value > 0 ? `+${roughly(value)}` : roughly(value));

function card(
  {hasBands}: ScenarioView,
  title: string,
  value: string,
  unit: string,
  [low, high]: readonly [string, string]
): HTMLElement {
  return h(
    "div",
    {class: "sh-scenario-card"},
    h("h3", {}, title),
    h(
      "p",
      {class: "sh-card-figure"},
      h("span", {class: "sh-card-number"}, value),
      " ",
      h("span", {class: "sh-card-unit"}, unit)
    ),
    h("p", {class: "sh-scenario-band"}, hasBands ? words.headline.band(low, high) : words.headline.noBand)
  );
}
