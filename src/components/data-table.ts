import {formatNumber} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {h, uniqueId} from "./dom.js";
import {cellText, columnHeader, compareCells, isMissing, type Column, type Row, type TableData} from "./table-data.js";

export interface DataTableOptions {
  /** Read first by a screen reader; also the name of the scrolling region. */
  caption: string;
  /** Rows shown before "toon alles" (100). */
  limit?: number;
  /** A field that keeps the rows that hold the words typed. */
  search?: boolean;
  sort?: {key: string; descending?: boolean};
  /** The caption is only for screen readers (a figure already shows it). */
  hideCaption?: boolean;
}

/**
 * A table: sortable by buttons in its headers, numbers to the right, empty cells with their reason, scrolling inside
 * itself.
 */
export function DataTable(data: TableData, options: DataTableOptions): HTMLElement {
  const {caption, limit = 100, search = false, hideCaption = false} = options;
  let sort = options.sort ?? null;
  let words = "";
  let showsAll = false;

  const buttons = new Map<string, HTMLElement>();
  const headers = data.columns.map((column) => headerCell(column, () => sortBy(column.key)));
  const body = h("tbody");
  const status = h("span", {role: "status", class: "sh-table-status"});
  const more = h("button", {type: "button", class: "sh-button sh-button-small", onclick: () => toggleAll()});
  const scroller = h(
    "div",
    {class: "sh-table-scroll", role: "region", tabindex: 0, "aria-label": nl.table.region(caption)},
    h(
      "table",
      {class: "sh-table"},
      h("caption", {class: hideCaption ? "sh-visually-hidden" : null}, caption),
      h("thead", {}, h("tr", {}, headers)),
      body,
      data.totals ? h("tfoot", {}, tableRow(data.totals, data.columns)) : null
    )
  );
  draw();
  return h(
    "div",
    {class: "sh-table-box"},
    search ? searchField() : null,
    scroller,
    h("div", {class: "sh-table-foot"}, status, more)
  );

  function headerCell(column: Column, onclick: () => void): HTMLElement {
    const button = h(
      "button",
      {type: "button", class: "sh-sort", title: nl.table.sortBy(column.label), onclick},
      columnHeader(column)
    );
    const cell = h("th", {scope: "col", class: column.type === "number" ? "sh-number" : null}, button);
    buttons.set(column.key, cell);
    return cell;
  }

  function searchField(): HTMLElement {
    const id = uniqueId("search");
    const oninput = (event: Event): void => {
      words = (event.target as HTMLInputElement).value;
      draw();
    };
    return h(
      "div",
      {class: "sh-field"},
      h("label", {for: id}, nl.table.search),
      h("input", {id, type: "search", oninput})
    );
  }

  function sortBy(key: string): void {
    sort = {key, descending: sort?.key === key ? !sort.descending : false};
    draw();
  }

  function toggleAll(): void {
    showsAll = !showsAll;
    draw();
  }

  function draw(): void {
    const found = order(filterRows(data, words), sort);
    const shown = showsAll ? found : found.slice(0, limit);
    body.replaceChildren(
      ...(shown.length > 0
        ? shown.map((row) => tableRow(row, data.columns))
        : [h("tr", {}, h("td", {colspan: data.columns.length, class: "sh-missing"}, nl.table.noRows))])
    );
    for (const [key, cell] of buttons) {
      if (sort?.key === key) cell.setAttribute("aria-sort", sort.descending ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    }
    const count = formatNumber(found.length, 0);
    status.textContent = found.length > limit || words ? nl.table.shown(formatNumber(shown.length, 0), count) : "";
    more.hidden = found.length <= limit;
    more.textContent = showsAll ? nl.table.showLess : nl.table.showAll(count);
  }
}

/** Rows of which some cell holds every word. */
export function filterRows({rows, columns}: TableData, words: string): readonly Row[] {
  const wanted = normalise(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const text = normalise(columns.map((column) => cellText(row[column.key], column)).join(" "));
    return wanted.every((word) => text.includes(word));
  });
}

function normalise(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function order(rows: readonly Row[], sort: {key: string; descending?: boolean} | null): readonly Row[] {
  if (!sort) return rows;
  return [...rows].sort((a, b) => compareCells(a[sort.key], b[sort.key], sort.descending));
}

/** A sentence asks for a column of its own width: squeezed it stands a word to a line. More characters than a unit has. */
const longText = 80;

function tableRow(row: Row, columns: readonly Column[]): HTMLElement {
  const marked = columns.findIndex((column) => column.isHeader);
  const header = marked >= 0 ? marked : columns.findIndex((column) => column.type !== "number");
  return h(
    "tr",
    {},
    columns.map((column, index) => {
      const cell = row[column.key];
      const text = cellText(cell, column);
      const link = column.href?.(row);
      const content = link ? h("a", {href: link}, text) : text;
      if (index === header)
        return h("th", {scope: "row", class: column.type === "number" ? "sh-number" : null}, content);
      const kind = isMissing(cell) ? "sh-missing" : column.type === "number" ? "sh-number" : null;
      return h("td", {class: kind ?? (text.length > longText ? "sh-long-text" : null)}, content);
    })
  );
}
