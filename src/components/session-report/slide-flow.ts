import {columnWidths} from "./column-widths.js";
import {plainText, type Block, type ChartBlock, type Run} from "./report-document.js";
import {places} from "./slide-parts.js";
import {gaps, letters, type Line, type TableRows} from "./slide-shapes.js";

/** Where the content of a slide goes: lengths in EMU, counted with letters wider than those of most fonts. */

const point = 12_700;
/** Letters of a line of text and of a table across a slide. */
const across = {text: 100, table: 110};
const lineHeight = (size: number): number => Math.round(size * 1.22 * point);

export type Piece =
  | {kind: "text"; lines: Line[]; height: number}
  | ({kind: "table"; rows: {cells: Line[]; height: number}[]; headHeight: number; height: number} & Omit<
      TableRows,
      "rows"
    >);

/** A slide of text and tables, or one chart. */
export type Content = {pieces: Piece[]} | {chart: ChartBlock};

export const lineOf = (runs: readonly Run[], isHead = false): Line => ({
  text: plainText(runs).replaceAll(/\s*[\r\n]+\s*/g, " "),
  isStale: runs.some((run) => "ref" in run && run.stale !== null),
  isHead
});

const heightOf = ({text}: Line): number =>
  Math.max(1, Math.ceil(text.length / across.text)) * lineHeight(letters.text) + gaps.paragraph * point;

/** Lines that each fit on a slide: a longer one goes on in a next one, between two words where it can. */
function fitting(line: Line): Line[] {
  const most = across.text * 12;
  if (line.text.length <= most) return [line];
  const cut = line.text.lastIndexOf(" ", most);
  const at = cut > most / 2 ? cut : most;
  return [{...line, text: line.text.slice(0, at)}, ...fitting({...line, text: line.text.slice(at).trimStart()})];
}

type Unit = {line: Line; height: number} | {table: Piece & {kind: "table"}; cells: Line[]; height: number};

function textUnits(lines: readonly Line[]): Unit[] {
  return lines.flatMap(fitting).map((line) => ({line, height: heightOf(line)}));
}

/** A row that no slide has room for is told as text. */
function tableUnits(block: Extract<Block, {kind: "table"}>): Unit[] {
  const {header, rows, numeric} = block;
  const widths = columnWidths(block, places.body.width, across.table);
  const rowHeight = (cells: readonly Line[]): number => {
    const lines = cells.map(({text}, at) =>
      Math.ceil(text.length / Math.max(1, Math.floor((across.table * (widths[at] ?? 0)) / places.body.width) - 2))
    );
    return Math.max(1, ...lines) * lineHeight(letters.table) + 2 * gaps.cell * point;
  };
  const head = header.map((title) => ({text: title, isStale: false, isHead: true}));
  const headHeight = rowHeight(head);
  const table = {kind: "table" as const, rows: [], headHeight, height: 0, widths, numeric, header: head};
  return rows.flatMap((row): Unit[] => {
    const cells = row.map((cell) => lineOf(cell));
    const height = rowHeight(cells);
    if (height + headHeight <= places.body.height) return [{table, cells, height}];
    return textUnits(cells.map((cell, at) => ({...cell, text: `${header[at] ?? ""}: ${cell.text}`})));
  });
}

function unitsOf(block: Exclude<Block, ChartBlock>): Unit[] {
  switch (block.kind) {
    case "heading":
      return textUnits([lineOf([{text: block.text}], true)]);
    case "paragraph":
      return textUnits([lineOf(block.runs)]);
    case "source":
      return textUnits([lineOf([{text: block.text}])]);
    case "list":
      return textUnits(block.items.map((item) => lineOf([{text: "• "}, ...item])));
    case "table":
      return tableUnits(block);
  }
}

/** Blocks over as many slides as they need: charts each on their own, headings with what they are above. */
export function slideContents(blocks: readonly Block[]): Content[] {
  const charts = blocks.flatMap((block) => (block.kind === "chart" ? [{chart: block}] : []));
  const units = blocks.flatMap((block) => (block.kind === "chart" ? [] : unitsOf(block)));
  const slides: {pieces: Piece[]; used: number}[] = [];
  units.forEach((unit, at) => {
    const next = units[at + 1];
    const isHead = "line" in unit && unit.line.isHead;
    const last = slides.at(-1);
    const size = placed(last?.pieces, unit);
    const needed = size + (isHead && next !== undefined ? placed(undefined, next) : 0);
    const slide = last !== undefined && last.used + needed <= places.body.height ? last : {pieces: [], used: 0};
    if (slide !== last) slides.push(slide);
    slide.used += slide === last ? size : placed(undefined, unit);
    put(slide.pieces, unit);
  });
  return [...charts, ...slides.map(({pieces}) => ({pieces}))];
}

/** What a unit takes on a slide: the first row of a table brings its header. */
function placed(pieces: readonly Piece[] | undefined, unit: Unit): number {
  if ("line" in unit) return unit.height;
  const last = pieces?.at(-1);
  const goesOn = last?.kind === "table" && last.header === unit.table.header;
  return unit.height + (goesOn ? 0 : unit.table.headHeight + gaps.paragraph * point);
}

function put(pieces: Piece[], unit: Unit): void {
  const last = pieces.at(-1);
  const height = placed(pieces, unit);
  if ("line" in unit) {
    if (last?.kind === "text") {
      last.lines.push(unit.line);
      last.height += height;
    } else pieces.push({kind: "text", lines: [unit.line], height});
  } else {
    const row = {cells: unit.cells, height: unit.height};
    if (last?.kind === "table" && last.header === unit.table.header) {
      last.rows.push(row);
      last.height += height;
    } else pieces.push({...unit.table, rows: [row], height});
  }
}
