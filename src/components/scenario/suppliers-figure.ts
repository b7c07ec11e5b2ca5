import type {Spanned} from "../../models/scenario/input-output/regional-effects.js";
import {formatNumber} from "../../locale/format.js";
import {scenarioOwnData} from "../../locale/scenario-own-data.js";
import type {FigureSpec} from "./figure-place.js";
import {signedRoughly} from "./headline.js";
import type {ScenarioView} from "./scenario-data.js";
import {scenarioSources} from "./scenario-sources.js";
import {tableFigure} from "./table-figure.js";

const words = scenarioOwnData.suppliers;

/** What suppliers in the region meet in the first year; null without an input–output table of the reader's own. */
export function suppliersFigure(view: ScenarioView): FigureSpec | null {
  const {outcome, region, publication} = view;
  const {suppliers} = outcome;
  if (suppliers === null) return null;
  const {jobs, delta, deltaBand} = suppliers;
  const row = (what: string, {value, low, high}: Spanned) => ({what, jobs: value, low, high});
  const number = {type: "number" as const, decimals: 0};
  const year = String(outcome.years[0]?.year ?? publication.baseYear + 1);
  return tableFigure(
    view,
    {
      columns: [
        {key: "what", label: words.columns.what, isHeader: true},
        {key: "jobs", label: words.columns.jobs, ...number},
        {key: "low", label: words.columns.low, ...number},
        {key: "high", label: words.columns.high, ...number}
      ],
      rows: [row(words.direct, jobs.direct), row(words.indirect, jobs.indirect), row(words.total, jobs.total)]
    },
    {
      ...{title: words.title(region.name, signedRoughly(jobs.total.value)), subtitle: words.subtitle(year)},
      ...{label: words.label(region.name), sources: scenarioSources(view)},
      caption: words.caption(formatNumber(delta, 1), formatNumber(deltaBand[0], 1), formatNumber(deltaBand[1], 1))
    }
  );
}
