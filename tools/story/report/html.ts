import {xmlText} from "../../../models/xml-text.js";
import {cellText, columnHeader, type TableData} from "../../../src/components/table-data.js";
import {standaloneHtml} from "../../../src/components/standalone-html.js";
import type {Source, StatementLevel} from "../../../src/components/types.js";
import {formatNumber} from "../../../src/locale/format.js";
import {nl} from "../../../src/locale/nl.js";
import {storyWords as words} from "../../../src/locale/story.js";
import {inlineSvg} from "../pictures/svg.js";
import {pictureFile, sourcesSaid, tableFile} from "./files.js";
import type {StoryBlock, StoryDocument, StoryPicture, StorySection, StoryTable} from "./parts.js";
import {storyStyle} from "./style.js";

/** Widths a picture is drawn for: the page shows the one that fits. */
const widths = [["wide", 680] as const, ["narrow", 330] as const];

/** The report as one HTML file. Every text is escaped: words of a file are never markup. */
export function storyHtml(document: StoryDocument): string {
  const {title, lede, marks, facts, sections} = document;
  const body = [
    `<p class="lede">${xmlText(lede)}</p>`,
    `<p class="facts">${facts.map(xmlText).join(" ")}</p>`,
    `<nav aria-label="${xmlText(words.contents)}"><ol>${sections.map(linkHtml).join("")}</ol></nav>`,
    ...sections.map((section) => sectionHtml(section, document))
  ];
  return standaloneHtml({title, marks, style: storyStyle, body: body.join("\n")});
}

const linkHtml = ({id, title}: StorySection): string => `<li><a href="#${id}">${xmlText(title)}</a></li>`;

const sectionHtml = ({id, title, blocks}: StorySection, {synthetic}: StoryDocument): string =>
  `<section id="${id}">\n<h2>${xmlText(title)}</h2>\n${blocks.map((block) => blockHtml(block, synthetic)).join("\n")}\n</section>`;

function blockHtml(block: StoryBlock, synthetic: boolean): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${xmlText(block.text)}</h3>`;
    case "text":
      return `<p>${xmlText(block.text)}</p>`;
    case "said":
      return `<p class="said${block.isLead === true ? " lead" : ""}">${xmlText(block.text)} ${levelHtml(block.level)} <span class="source">${xmlText(`${words.source.label}: ${block.source}.`)}</span></p>`;
    case "list":
      return listHtml(block.items);
    case "care":
      return `<div class="care"><p><strong>${xmlText(block.title)}</strong></p>${listHtml(block.items)}</div>`;
    case "lines":
      return `<pre tabindex="0">${block.lines.map(xmlText).join("\n")}</pre>`;
    case "terms":
      return `<dl>${block.terms.map(([term, text]) => `<dt>${xmlText(term)}</dt><dd>${xmlText(text)}</dd>`).join("")}</dl>`;
    case "table":
      return tableHtml(block, synthetic);
    case "picture":
      return pictureHtml(block, synthetic);
  }
}

const listHtml = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${xmlText(item)}</li>`).join("")}</ul>`;

const levelHtml = (level: StatementLevel): string => `<span class="level ${level}">${xmlText(nl.level[level])}</span>`;

/** Level, source and file: what stands below every table and picture. */
function footHtml(level: StatementLevel, sources: readonly Source[], file: string, synthetic: boolean): string {
  const said = sourcesSaid(sources);
  const mark = synthetic ? `<span class="made">${xmlText(nl.figure.synthetic)}</span> ` : "";
  return `<p class="foot">${mark}${levelHtml(level)} ${xmlText(`${words.source.label}: ${said.join("; ")}. ${file}.`)}</p>`;
}

function tableHtml(
  {name, title, subtitle, level, sources, data, isFolded, fileOnly = []}: StoryTable,
  synthetic: boolean
): string {
  const shown = {...data, columns: data.columns.filter(({key}) => !fileOnly.includes(key))};
  const head = `<figcaption>${xmlText(title)}<span class="subtitle">${xmlText(subtitle)}</span></figcaption>`;
  const foot = footHtml(level, sources, words.file(tableFile(name)), synthetic);
  const body = `<div class="table" tabindex="0" role="group" aria-label="${xmlText(title)}">${rowsHtml(shown)}</div>`;
  if (isFolded !== true) return `<figure>${head}${body}${foot}</figure>`;
  const count = formatNumber(data.rows.length, 0);
  const fold = `<details><summary>${xmlText(words.folded(count))}</summary>${body}</details>`;
  return `<figure>${head}${fold}<p class="on-paper">${xmlText(words.onPaper(count))}</p>${foot}</figure>`;
}

function rowsHtml({columns, rows}: TableData): string {
  const number = (at: number): string => (columns[at]?.type === "number" ? ' class="number"' : "");
  const head = columns.map((column, at) => `<th scope="col"${number(at)}>${xmlText(columnHeader(column))}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map((column, at) => `<td${number(at)}>${xmlText(cellText(row[column.key], column))}</td>`);
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

function pictureHtml(picture: StoryPicture, synthetic: boolean): string {
  const {name, title, subtitle, level, sources, reading = []} = picture;
  const drawn = widths.map(([kind, width]) => inlineSvg(picture.draw(width), kind));
  const how =
    reading.length === 0
      ? ""
      : `<ul class="reading">${reading.map((each) => `<li>${xmlText(each)}</li>`).join("")}</ul>`;
  return `<figure><figcaption>${xmlText(title)}<span class="subtitle">${xmlText(subtitle)}</span></figcaption>${drawn.join("")}${how}${footHtml(level, sources, words.picture(pictureFile(name)), synthetic)}</figure>`;
}
