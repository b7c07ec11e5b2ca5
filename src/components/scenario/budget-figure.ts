import {formatEuro, formatSigned} from "../../locale/format.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {labelOf, variableOf} from "../system/natural.js";
import type {Column, Row} from "../table-data.js";
import type {FigureSpec} from "./figure-place.js";
import {signedRoughly} from "./headline.js";
import {ofWhom, perThousand} from "./of-whom.js";
import type {ScenarioView} from "./scenario-data.js";
import {ownPrices} from "./scenario-state.js";
import {tableFigure} from "./table-figure.js";

const words = scenarioFigures.budget;

interface Spread {
  value: number;
  low: number;
  high: number;
}

/** A row of the table: persons, and what they are a part of. */
interface Line {
  id: string;
  label: string;
  persons: Spread | null;
  /** Per 1,000 of `of`. */
  rate: Spread | null;
  of: string;
}

/** Jobs and the unemployed cost a municipality nothing by themselves. */
const isPriced = (id: string): boolean => id !== "jobs" && id !== "unemployed";

/** What can be priced: benefits and outcomes of care, by id. */
export function pricedLines(view: ScenarioView): {id: string; label: string}[] {
  return linesOf(view)
    .filter(({id, persons}) => isPriced(id) && persons !== null)
    .map(({id, label}) => ({id, label}));
}

/** One page for kadernota and begroting: per 1,000, persons and euros in the last year, with bands. */
export function budgetFigure(view: ScenarioView): FigureSpec {
  const {region, outcome, choice} = view;
  const year = String(outcome.years.at(-1)?.year ?? "");
  const prices = ownPrices(choice);
  const columns: Column[] = [
    {key: "outcome", label: words.columns.outcome, isHeader: true},
    {key: "per", label: words.columns.per},
    {key: "of", label: words.columns.of},
    {key: "persons", label: words.columns.persons},
    {key: "euros", label: words.columns.euros},
    {key: "source", label: words.columns.source}
  ];
  const rows = linesOf(view).map(({id, label, persons, rate, of}): Row => {
    const price = choice.prijsbron.trim() === "" ? undefined : prices.get(id);
    return {
      ...{outcome: label, of},
      per: rate === null ? {missing: words.noPersons} : banded(view, rate, (value) => formatSigned(value, 1)),
      persons: persons === null ? {missing: words.noPersons} : banded(view, persons, signedRoughly),
      euros: !isPriced(id)
        ? words.notPriced
        : persons === null || price === undefined
          ? {missing: words.noPrice}
          : banded(view, scaled(persons, price), (value) => formatEuro(value, {short: true})),
      source: price === undefined ? "" : words.price(formatEuro(price), choice.prijsbron.trim())
    };
  });
  return tableFigure(
    view,
    {columns, rows},
    {
      ...{title: words.title(region.name, year), subtitle: words.subtitle},
      ...{label: words.label(region.name), caption: words.caption}
    }
  );
}

const scaled = ({value, low, high}: Spread, factor: number): Spread => ({
  ...{value: value * factor, low: low * factor, high: high * factor}
});

const banded = ({hasBands}: ScenarioView, {value, low, high}: Spread, write: (value: number) => string): string =>
  hasBands ? scenarioFigures.compare.band(write(value), write(low), write(high)) : write(value);

function linesOf(view: ScenarioView): Line[] {
  const {outcome, facts, at, system} = view;
  const {result} = outcome;
  const period = String(outcome.years.at(-1)?.year ?? "");
  const labourForce = facts.labourForce[at] ?? NaN;
  const before = facts.unemployment[at] ?? NaN;
  const unemployment = result.unemployment.find((each) => each.period === period);
  const {jobs} = result;
  const changed = {value: jobs.change, low: jobs.low, high: jobs.high};
  const more = (level: Spread): Spread => ({
    ...{value: level.value - before, low: level.low - before, high: level.high - before}
  });
  return [
    {
      ...{id: "jobs", label: words.jobs, persons: changed, of: words.jobsOf},
      rate: scaled(changed, 1000 / jobs.before)
    },
    ...(unemployment === undefined
      ? []
      : [
          {
            ...{id: "unemployed", label: words.unemployed, of: words.labourForce, rate: scaled(more(unemployment), 10)},
            persons: scaled(more(unemployment), labourForce / 100)
          }
        ]),
    ...result.benefits
      .filter((each) => each.period === period)
      .map((each): Line => ({
        ...{id: each.benefit, label: words[each.benefit], persons: each, of: words.labourForce},
        rate: scaled(each, 1000 / labourForce)
      })),
    ...result.care
      .filter((each) => each.period === period)
      .map((each): Line => {
        const factor = perThousand(variableOf(system, each.variable));
        return {
          ...{id: each.variable, label: labelOf(system, each.variable), persons: each.absolute, of: ofWhom(each.unit)},
          rate: factor === null ? null : scaled(each, factor)
        };
      })
  ];
}
