import type {DisclosureRules} from "../../models/groups/disclosure.js";
import {discloseTable} from "../../models/groups/disclosure.js";
import {countRows} from "./panel-coverage.js";
import type {Panel, PanelCell, PanelRow} from "./panel-types.js";
import {emptyCell} from "./panel-types.js";

/**
 * Applies the rules for publishing to what rests on sources that are not public; the rest passes unchanged. Of each
 * indicator and period the counts of all regions are one table, whose total counts as known: small counts are hidden,
 * others with them so that none can be worked out, the rest is rounded, and rates follow the rounded count. A rate whose
 * denominator is too small is hidden; so is everything that is no count, for without counts nobody
 * can tell whether it is safe. Hidden cells are empty with `suppressed`.
 *
 * @param panel   what is to be published
 * @param counts  the same panel with `per: "count"`
 * @param rules   source id → limits, for the sources that are not public
 * @param isCount indicator id → whether its values are counts
 */
export function disclosePanel(
  panel: Panel,
  counts: Panel,
  rules: ReadonlyMap<string, DisclosureRules>,
  isCount: (indicator: string) => boolean
): Panel {
  const cells = panel.rows.map((row) => [...row.cells]);
  const rowsOf = new Map<string, number[]>();
  for (const [place, {period}] of panel.rows.entries()) {
    const known = rowsOf.get(period);
    if (known) known.push(place);
    else rowsOf.set(period, [place]);
  }
  for (const [column, indicator] of panel.indicators.entries())
    for (const period of panel.periods) {
      const places = (rowsOf.get(period) ?? []).flatMap((place) => {
        const cell = panel.rows[place]?.cells[column];
        const limits = rules.get(cell?.source ?? "");
        return limits && cell?.value != null ? [{place, limits}] : [];
      });
      const limits = places[0]?.limits;
      if (!limits) continue;
      const whole = places.map(({place}) => Math.round(counts.rows[place]?.cells[column]?.value ?? 0));
      const disclosed = isCount(indicator)
        ? discloseTable({counts: whole.map((count) => [count]), columnsAreSensitive: false}, limits).cells
        : null;
      for (const [index, {place}] of places.entries()) {
        const line = cells[place];
        const cell = line?.[column];
        if (!line || !cell) continue;
        const shown = disclosed?.[index]?.[0]?.value ?? null;
        line[column] = publish(cell, counts.rows[place]?.cells[column]?.value ?? 0, shown, limits);
      }
    }
  const rows: PanelRow[] = panel.rows.map((row, place) => ({...row, cells: cells[place] ?? []}));
  return {...panel, rows, ...countRows(rows, panel.indicators)};
}

/** The cell with the rounded count, or its rate; hidden when the count is, or its denominator is too small. */
function publish(cell: PanelCell, count: number, shown: number | null, {denominatorBelow}: DisclosureRules): PanelCell {
  if (shown === null || cell.value === null) return emptyCell("suppressed", cell.source);
  if (cell.value === count) return {...cell, value: shown};
  // A count of 0 has rate 0 whatever its denominator, which cannot be told from it.
  if (count === 0) return emptyCell("suppressed", cell.source);
  const denominator = (1000 * count) / cell.value;
  return denominator < denominatorBelow
    ? emptyCell("suppressed", cell.source)
    : {...cell, value: (cell.value * shown) / count};
}
