import type {IndicatorEntry} from "../../../loaders/site/types.js";
import {pages} from "../../locale/pages.js";
import {DataTable} from "../data-table.js";
import {pageHref} from "./page-href.js";

/** Indicators that belong in the catalogue but have no observations, each with its reason. */
export function MissingTable(entries: readonly IndicatorEntry[]): HTMLElement {
  const gaps = entries.filter(({missingBecause}) => missingBecause !== null);
  return DataTable(
    {
      columns: [
        {
          key: "title",
          label: pages.missing.title,
          isHeader: true,
          href: (row) => pageHref("", `gegevens/indicator/${String(row["id"])}`)
        },
        {key: "because", label: pages.missing.because}
      ],
      rows: gaps.map(({id, title, missingBecause}) => ({id, title, because: missingBecause}))
    },
    {caption: pages.missing.caption, limit: 200}
  );
}
