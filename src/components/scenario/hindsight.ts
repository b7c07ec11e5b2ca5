import type {BacktestFile} from "../../../loaders/site/scenario-backtest.js";
import {backtestPage} from "../../locale/backtest.js";
import {formatNumber, formatSigned} from "../../locale/format.js";
import {scenarioHindsight as words} from "../../locale/scenario-hindsight.js";
import type {Row} from "../table-data.js";
import type {FigureSpec} from "./figure-place.js";
import type {ScenarioContext} from "./scenario-data.js";
import {tableFigure} from "./table-figure.js";

const {national, sources, measures} = backtestPage;

export type Hindsight = Pick<BacktestFile, "publications">;

/** What this scenario said of the country beside what happened; null for one that cannot be judged yet. */
export function hindsightFigure(context: ScenarioContext, {publications}: Hindsight): FigureSpec | null {
  const {publication, variant} = context;
  const held = publications.find(({id}) => id === publication.id)?.variants.find(({id}) => id === variant.id);
  if (held === undefined) return null;
  const rows = (["unemployment", "growth"] as const).flatMap((measure) =>
    held[measure].rows.map(({period, projected, realised, error, leftOut}): Row => {
      const unknown = {missing: words.unknown};
      return {
        ...{what: words.what(measures[measure], period), projected: formatNumber(projected, 1)},
        realised: realised === null ? unknown : formatNumber(realised, 1),
        error: error === null ? unknown : formatSigned(error, 1),
        counts: national.counts[leftOut ?? "yes"]
      };
    })
  );
  if (rows.length === 0) return null;
  const {columns} = national;
  return tableFigure(
    context,
    {
      columns: [
        {key: "what", label: words.column, isHeader: true},
        {key: "projected", label: columns.projected, unit: "%"},
        {key: "realised", label: columns.realised, unit: "%"},
        {key: "error", label: columns.error, unit: words.points},
        {key: "counts", label: columns.counts}
      ],
      rows
    },
    {
      ...{title: words.title(variant.label), subtitle: words.subtitle, label: words.label(variant.label)},
      ...{level: "description", synthetic: false, caption: national.caption},
      sources: [
        sources.publications,
        ...(["unemployment", "growth"] as const).map((measure) => ({
          publisher: sources.realised.publisher,
          table: sources.realised.table[measure]
        }))
      ]
    }
  );
}
