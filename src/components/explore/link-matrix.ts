import {formatNumber, isNumber} from "../../locale/format.js";
import {explore} from "../../locale/explore.js";
import {withSoftHyphens} from "../../locale/soft-hyphens.js";
import {h} from "../dom.js";
import {figure, type FigureElement, type FigureOptions} from "../figure.js";
import {probabilityColumn, type TableData} from "../table-data.js";
import {leftOutWords} from "./comparable.js";
import {errorDecimals} from "./error-decimals.js";
import {notesOf, periodsWords, regionsWords} from "./estimate-words.js";
import {linkCells, significance, type LinkCell, type PanelLinks} from "./links.js";
import {lagWords} from "./term-list.js";

export interface LinkMatrixOptions extends Partial<Pick<FigureOptions, "title" | "headingLevel" | "effects">> {
  chosen?: {x: string; y: string} | null;
  onchoose?: (link: {x: string; y: string}) => void;
}

/** Every link between the chosen figures: the row leads, the column follows; each cell opens what lies behind it. */
export function LinkMatrix(links: PanelLinks, options: LinkMatrixOptions = {}): FigureElement {
  const {title = explore.links.matrix, headingLevel, effects} = options;
  const {table, within} = links.about;
  const subtitle = explore.links.subtitle(
    formatNumber(links.tests, 0),
    regionsWords(table),
    periodsWords(table),
    explore.within[within].short
  );
  return figure(matrixBody(links, options), {
    ...{title, subtitle, label: `${title}. ${subtitle}`, level: "association", table: linkTable(links)},
    ...{sources: table.sources, notes: notesOf(table), filters: linkFilters(links)},
    ...{tableOptions: {search: true, limit: 50}, caption: explore.links.legend},
    ...(headingLevel === undefined ? {} : {headingLevel}),
    ...(effects === undefined ? {} : {effects})
  });
}

function matrixBody(links: PanelLinks, {chosen = null, onchoose}: LinkMatrixOptions): HTMLElement {
  const {table} = links.about;
  const ids = Object.keys(table.variables);
  const titleOf = (id: string): string => table.variables[id]?.title ?? id;
  const cells = linkCells(links, ids);
  const buttons: (HTMLButtonElement | null)[][] = [];
  const [firstX, firstY] = [chosen?.x ?? ids[0], chosen?.y ?? ids[1]];
  const grid = h(
    "table",
    {class: "sh-matrix"},
    h("caption", {class: "sh-visually-hidden"}, explore.links.caption),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("td", {class: "sh-matrix-corner"}, explore.links.corner),
        ids.map((id) => h("th", {scope: "col"}, withSoftHyphens(titleOf(id))))
      )
    ),
    h(
      "tbody",
      {},
      cells.map((row, x) =>
        h(
          "tr",
          {},
          h("th", {scope: "row"}, withSoftHyphens(titleOf(ids[x] ?? ""))),
          row.map((cell, y) => {
            const button = x === y ? null : cellButton(cell);
            (buttons[x] ??= [])[y] = button;
            return h("td", {}, button ?? h("span", {class: "sh-matrix-same", "aria-hidden": "true"}, "·"));
          })
        )
      )
    )
  );
  grid.addEventListener("keydown", (event) => move(event));
  // Where nothing opens, a cell says in words what it holds.
  const said = onchoose ? null : h("p", {class: "sh-readout", role: "status"}, explore.links.hint);
  return h(
    "div",
    {},
    h(
      "div",
      {class: "sh-table-scroll sh-matrix-scroll", role: "region", tabindex: 0, "aria-label": explore.links.caption},
      grid
    ),
    said
  );

  function cellButton(cell: LinkCell): HTMLButtonElement {
    const {x, y, best} = cell;
    const isFound = best?.q != null && best.q < significance;
    const isChosen = chosen?.x === x && chosen.y === y;
    const r = best?.r ?? null;
    const button = h(
      "button",
      {
        type: "button",
        class: `sh-matrix-cell${isFound ? " sh-matrix-found" : ""}${isChosen ? " sh-matrix-chosen" : ""}`,
        style: isFound && isNumber(r) ? `--sh-cell: ${colourOf(r)}` : null,
        tabindex: x === firstX && y === firstY ? 0 : -1,
        "aria-pressed": String(isChosen),
        "data-link": `${x} ${y}`,
        "aria-label": cellWords(cell, links),
        onclick: () => {
          if (said) said.textContent = `${cellWords(cell, links)}.`;
          onchoose?.({x, y});
        }
      },
      h("span", {class: "sh-matrix-r"}, isNumber(r) ? signed(r) : explore.links.none),
      h("span", {class: "sh-matrix-lag"}, best === null ? "" : lagShort(best.lag ?? 0, links))
    );
    return button;
  }

  // One cell is reached by Tab; the arrows go on from there.
  function move(event: KeyboardEvent): void {
    const step = {ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0]}[event.key];
    if (step === undefined) return;
    const at = buttons.findIndex((row) => row.includes(document.activeElement as HTMLButtonElement));
    const from = buttons[at]?.indexOf(document.activeElement as HTMLButtonElement) ?? -1;
    if (from < 0) return;
    event.preventDefault();
    let [x, y] = [at + (step[0] ?? 0), from + (step[1] ?? 0)];
    if (x === y) [x, y] = [x + (step[0] ?? 0), y + (step[1] ?? 0)];
    const next = buttons[x]?.[y];
    if (!next) return;
    for (const button of buttons.flat()) button?.setAttribute("tabindex", button === next ? "0" : "-1");
    next.focus();
  }
}

const signed = (r: number): string => `${r > 0 ? "+" : ""}${formatNumber(r, 2)}`;

function lagShort(lag: number, {about: {table}}: PanelLinks): string {
  return lag === 0 ? explore.links.sameShort : explore.term.steps(String(lag), table.grain);
}

/** Five steps from opposite to together; the number stands in the cell as well. */
function colourOf(r: number): string {
  const step = r <= -0.3 ? 1 : r < 0 ? 2 : r < 0.3 ? 4 : 5;
  return `var(--sh-div-${step})`;
}

/** A cell for who does not see it: "Werkloosheid, 1 jaar eerder, en Ggz: +0,12, sterker dan toeval." */
export function cellWords({x, y, best}: LinkCell, {about: {table}}: PanelLinks): string {
  const [from, to] = [x, y].map((id) => table.variables[id]?.title ?? id) as [string, string];
  if (best === null || !isNumber(best.r)) return explore.links.cellNone(from, to);
  const found = best.q !== null && best.q < significance ? explore.links.found : explore.links.chance;
  return explore.links.cell(from, lagWords(best.lag ?? 0, table.grain), to, signed(best.r), found);
}

/** Every test as a row. */
export function linkTable({results, about: {table}}: PanelLinks): TableData {
  const words = explore.links.columns;
  const titleOf = (id: string): string => table.variables[id]?.title ?? id;
  const decimals = errorDecimals(results.map(({se}) => se));
  return {
    columns: [
      {key: "x", label: words.x, isHeader: true},
      {key: "y", label: words.y},
      {key: "lag", label: words.lag},
      {key: "r", label: words.r, type: "number", decimals: 3},
      {key: "slope", label: words.slope, type: "number", decimals},
      {key: "se", label: words.se, type: "number", decimals},
      probabilityColumn("p", words.p),
      probabilityColumn("q", words.q),
      {key: "n", label: words.n, type: "number", decimals: 0}
    ],
    rows: results.map(({x, y, lag, r, slope, se, p, q, n, reason}) => {
      const missing = {missing: reason === "too-few" ? explore.links.tooFew : explore.links.noVariation};
      const [rCell, slopeCell, seCell, pCell, qCell] = [r, slope, se, p, q].map((value) => value ?? missing);
      return {
        ...{x: titleOf(x), y: titleOf(y), lag: lagWords(lag ?? 0, table.grain), n},
        ...{r: rCell, slope: slopeCell, se: seCell, p: pCell, q: qCell}
      };
    })
  };
}

const clusterName = (cluster: string): string =>
  (explore.vcov.by as Readonly<Record<string, string>>)[cluster] ?? cluster;

/** The choices behind the links, in words. */
export function linkFilters({tests, about}: PanelLinks): [string, string][] {
  const {table, within, lags, clusters, leftOut} = about;
  const words = explore.links.filters;
  return [
    [explore.filters.regions, regionsWords(table)],
    [explore.filters.periods, periodsWords(table)],
    [words.within, explore.within[within].label],
    [words.lags, words.upTo(explore.term.steps(String(lags), table.grain))],
    [
      words.cluster,
      clusters.length > 1 ? words.largest(clusters.map(clusterName).join(", ")) : clusters.map(clusterName).join()
    ],
    [words.tests, formatNumber(tests, 0)],
    ...leftOut.map((gone): [string, string] => [
      words.leftOut(table.variables[gone.column]?.title ?? gone.column),
      leftOutWords(gone, table)
    ])
  ];
}
