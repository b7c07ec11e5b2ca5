import {formatNumber} from "../../../locale/format.js";
import {h, s, type Child} from "../../dom.js";
import {
  chartDescription,
  type Block,
  type ChartBlock,
  type ReportDocument,
  type Run,
  type Section
} from "../../session-report/report-document.js";

/** The report of a session in the page: each figure bound to its cell, a stale one marked and in words. */
export function ReportBlocks({title, marks, sections}: ReportDocument): HTMLElement {
  return h(
    "article",
    {class: "sh-report", "aria-label": title},
    h("h2", {class: "sh-report-title"}, title),
    marks.map((mark) => h("p", {class: "sh-report-mark"}, mark)),
    sections.map((section) => SectionBlocks(section))
  );
}

/** One section of a report. */
export function SectionBlocks({title, blocks}: Section, {headingLevel = 2}: {headingLevel?: 2 | 3} = {}): HTMLElement {
  return h(
    "section",
    {},
    h(`h${headingLevel}`, {}, title),
    blocks.map((block) => blockOf(block, title))
  );
}

const runsOf = (runs: readonly Run[]): Child[] =>
  runs.map((run) => {
    if (!("ref" in run)) return run.text;
    const value = h("data", {value: run.value ?? "", "data-ref": run.ref}, run.text);
    return run.stale === null ? value : h("mark", {}, value, " ", run.stale);
  });

function blockOf(block: Block, section: string): HTMLElement {
  switch (block.kind) {
    case "heading":
      return h("h3", {}, block.text);
    case "paragraph":
      return h("p", {}, runsOf(block.runs));
    case "list":
      return h(
        "ul",
        {},
        block.items.map((item) => h("li", {}, runsOf(item)))
      );
    case "table": {
      const kind = (at: number): string | null => (block.numeric.includes(at) ? "sh-number" : null);
      return h(
        "div",
        {class: "sh-table-scroll", role: "region", tabindex: 0, "aria-label": section},
        h(
          "table",
          {class: "sh-table"},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              block.header.map((each, at) => h("th", {scope: "col", class: kind(at)}, each))
            )
          ),
          h(
            "tbody",
            {},
            block.rows.map((row) =>
              h(
                "tr",
                {},
                row.map((cell, at) => h("td", {class: kind(at)}, runsOf(cell)))
              )
            )
          )
        )
      );
    }
    case "source":
      return h("p", {class: "sh-source"}, block.text);
    case "chart":
      return ChartFigure(block);
  }
}

const row = 30;

/** Lying bars from zero; the table below says the same. */
function ChartFigure(block: ChartBlock): HTMLElement {
  const {title, categories, values, decimals, source} = block;
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const span = high - low === 0 ? 1 : high - low;
  const x = (value: number): number => 40 * ((value - low) / span);
  const bars = categories.flatMap((category, at) => {
    const value = values[at] ?? null;
    const y = at * row;
    const end = 42 + x(Math.max(0, value ?? 0));
    const start = 42 + x(Math.min(0, value ?? 0));
    return [
      value === null ? null : s("rect", {x: `${start}%`, y: y + 6, width: `${end - start}%`, height: 16}),
      s("text", {x: "41%", y: y + 19, "text-anchor": "end"}, shorten(category)),
      s("text", {x: `${end + 1}%`, y: y + 19}, formatNumber(value, decimals))
    ];
  });
  return h(
    "figure",
    {class: "sh-report-chart"},
    h("figcaption", {}, title),
    s(
      "svg",
      {
        role: "img",
        "aria-label": chartDescription(block),
        width: "100%",
        height: categories.length * row + 4
      },
      bars
    ),
    h("p", {class: "sh-source"}, source)
  );
}

const shorten = (text: string): string => (text.length > 28 ? `${text.slice(0, 27)}…` : text);
