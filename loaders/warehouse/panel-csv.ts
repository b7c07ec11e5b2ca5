import type {Panel} from "./panel-types.js";

/** The values of a panel as CSV text: `region,period,` and the indicators; a missing value is an empty cell. */
export function panelToCsv(panel: Panel): string {
  const lines = panel.rows.map(({region, period, cells}) =>
    [region, period, ...cells.map(({value}) => (value === null ? "" : String(value)))].join(",")
  );
  return text([["region", "period", ...panel.indicators].join(","), ...lines]);
}

/** What stands behind every cell as CSV text: one cell a line, with its reason, flag, status, source and share. */
export function panelCellsToCsv(panel: Panel): string {
  const lines = panel.rows.flatMap(({region, period, cells}) =>
    cells.map(({value, missing, isEstimated, status, source, share}, index) =>
      [
        region,
        period,
        panel.indicators[index],
        value ?? "",
        missing ?? "",
        isEstimated,
        status ?? "",
        source ?? "",
        share
      ].join(",")
    )
  );
  return text(["region,period,indicator,value,missing,estimated,status,source,share", ...lines]);
}

const text = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
