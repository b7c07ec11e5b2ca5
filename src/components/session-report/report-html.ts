import {formatNumber} from "../../locale/format.js";
import {xmlText} from "../../models/xml-text.js";
import {standaloneHtml} from "../standalone-html.js";
import {chartDescription, type Block, type ChartBlock, type ReportDocument, type Run} from "./report-document.js";

/** The report as one HTML file. Every text is escaped: a session's words are never markup. */
export function reportHtml({title, marks, sections}: ReportDocument): string {
  const body = sections.map(
    ({title: heading, blocks}) =>
      `<section>\n<h2>${xmlText(heading)}</h2>\n${blocks.map(blockHtml).join("\n")}\n</section>`
  );
  return standaloneHtml({title, marks, style: `${style}${onEveryPage(marks)}`, body: body.join("\n")});
}

/** What a reader must know above every printed page but the first, where it stands below the title. */
function onEveryPage(marks: readonly string[]): string {
  const text = marks.join(" ").replaceAll(/["\\<\r\n]/g, "");
  return `@page{@top-left{content:"${text}";font-size:9pt}}@page:first{@top-left{content:none}}`;
}

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (!("ref" in run)) return xmlText(run.text).replaceAll(/\r?\n/g, "<br>");
      const value = `<data value="${run.value ?? ""}" data-ref="${xmlText(run.ref)}">${xmlText(run.text)}</data>`;
      return run.stale === null ? value : `<mark>${value} ${xmlText(run.stale)}</mark>`;
    })
    .join("");
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${xmlText(block.text)}</h3>`;
    case "paragraph":
      return `<p>${runsHtml(block.runs)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${runsHtml(item)}</li>`).join("")}</ul>`;
    case "table":
      return tableHtml(block);
    case "source":
      return `<p class="source">${xmlText(block.text)}</p>`;
    case "chart":
      return chartHtml(block);
  }
}

function tableHtml({header, rows, numeric}: Extract<Block, {kind: "table"}>): string {
  const kind = (at: number): string => (numeric.includes(at) ? ' class="number"' : "");
  const head = header.map((title, at) => `<th scope="col"${kind(at)}>${xmlText(title)}</th>`).join("");
  const body = rows
    .map((row) => `<tr>${row.map((cell, at) => `<td${kind(at)}>${runsHtml(cell)}</td>`).join("")}</tr>`)
    .join("\n");
  return `<div class="table" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

const row = 30;

/** Lying bars from zero, each with its value; the table below says the same. */
function chartHtml(block: ChartBlock): string {
  const {title, categories, values, decimals, source} = block;
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const span = high - low === 0 ? 1 : high - low;
  const x = (value: number): number => 40 * ((value - low) / span);
  const bars = categories.map((category, at) => {
    const value = values[at] ?? null;
    const label = formatNumber(value, decimals);
    const y = at * row;
    const bar =
      value === null
        ? ""
        : `<rect x="${(42 + x(Math.min(0, value))).toFixed(2)}%" y="${y + 6}" width="${(x(Math.max(0, value)) - x(Math.min(0, value))).toFixed(2)}%" height="16"/>`;
    return `${bar}<text x="41%" y="${y + 19}" text-anchor="end">${xmlText(shorten(category))}</text><text x="${(43 + x(Math.max(0, value ?? 0))).toFixed(2)}%" y="${y + 19}">${xmlText(label)}</text>`;
  });
  return `<figure><figcaption>${xmlText(title)}</figcaption><svg role="img" aria-label="${xmlText(chartDescription(block))}" width="100%" height="${categories.length * row + 4}">${bars.join("")}</svg><p class="source">${xmlText(source)}</p></figure>`;
}

const shorten = (text: string): string => (text.length > 32 ? `${text.slice(0, 31)}…` : text);

const style = `
:root{color-scheme:light dark;--ink:#1d2430;--paper:#fdfcf9;--rule:#c9c5ba;--bar:#2f5d7c;--mark:#fff0c2}
@media (prefers-color-scheme:dark){:root{--ink:#e9e6df;--paper:#171a20;--rule:#4a4f59;--bar:#86b6d6;--mark:#5a4500}}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 "Source Sans 3",system-ui,sans-serif}
main{max-width:48rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1,h2,h3{font-family:"Source Serif 4",Georgia,serif;line-height:1.2;font-weight:600}
h1{font-size:2rem}h2{font-size:1.45rem;margin-top:2.5rem;border-top:1px solid var(--rule);padding-top:1rem}h3{font-size:1.1rem;margin-top:1.5rem}
p,li{max-width:66ch}p,li{overflow-wrap:anywhere}td,th{overflow-wrap:break-word}
.mark{border-left:4px solid var(--bar);padding-left:.75rem}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--rule)}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
mark{background:var(--mark);color:inherit;padding:0 .15em}
figure{margin:1rem 0}figcaption{font-weight:600}svg{font-size:14px;fill:var(--ink)}svg rect{fill:var(--bar)}.source{font-size:.85rem;margin:.2rem 0}
@media print{:root{--ink:#000;--paper:#fff;--rule:#999;--bar:#444;--mark:#fff}body{font-size:11pt}main{max-width:none;padding:0}
h2,h3{break-after:avoid}figure,tr{break-inside:avoid}.table{overflow:visible}mark{outline:1px solid #000}svg rect{print-color-adjust:exact}
@page{margin:2cm;@bottom-right{content:counter(page)}}}
`;
