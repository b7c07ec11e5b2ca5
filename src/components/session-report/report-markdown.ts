import {formatNumber} from "../../locale/format.js";
import {plainText, type Block, type ReportDocument, type Run} from "./report-document.js";

/** The report as Markdown; what people wrote is escaped, so that it stays text. */
export function reportMarkdown({title, marks, sections}: ReportDocument): string {
  const parts = [
    `# ${escape(title)}`,
    ...marks.map((mark) => `> ${escape(mark)}`),
    ...sections.flatMap(({title: heading, blocks}) => [`## ${escape(heading)}`, ...blocks.map(blockMarkdown)])
  ];
  return `${parts.join("\n\n")}\n`;
}

const escape = (text: string): string =>
  text
    .replaceAll(/\s*[\r\n]+\s*/g, " ")
    .replaceAll(/[\\`*_{}[\]#|~!]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, "$1\\$2");

/** A figure that is stale stands out in bold. */
function runs(list: readonly Run[]): string {
  return list
    .map((run) => ("ref" in run && run.stale !== null ? `**${escape(plainText([run]))}**` : escape(run.text)))
    .join("");
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `### ${escape(block.text)}`;
    case "paragraph":
      return runs(block.runs);
    case "list":
      return block.items.map((item) => `- ${runs(item)}`).join("\n");
    case "table":
      return [
        row(block.header.map(escape)),
        row(block.header.map((_, at) => (block.numeric.includes(at) ? "---:" : "---"))),
        ...block.rows.map((cells) => row(cells.map(runs)))
      ].join("\n");
    case "source":
      return escape(block.text);
    case "chart": {
      const shown = block.categories.map(
        (category, at) => `${escape(category)}: ${formatNumber(block.values[at] ?? null, block.decimals)}`
      );
      return `**${escape(block.title)}** (${shown.join("; ")}). ${escape(block.source)}`;
    }
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
