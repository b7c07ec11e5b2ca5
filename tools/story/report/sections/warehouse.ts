import type {TableData} from "../../../../src/components/table-data.js";
import {formatNumber} from "../../../../src/locale/format.js";
import {storyWords as words} from "../../../../src/locale/story.js";
import type {StoryFacts} from "../facts.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {number, text} from "./columns.js";

/** Where the figures come from. */
export function warehouseSection({warehouse}: Told, facts: StoryFacts): StorySection {
  const {table, problemTable, heading, ...own} = words.warehouse;
  const {problems} = warehouse;
  const data: TableData = {
    columns: [
      text("title", table.columns.title),
      text("publisher", table.columns.publisher),
      text("table", table.columns.table),
      text("version", table.columns.version),
      text("retrieved", table.columns.retrieved),
      number("rows", table.columns.rows),
      text("licence", table.columns.licence),
      text("sha", table.columns.sha)
    ],
    rows: warehouse.vintages.map(({title, publisher, table: id, version, retrieved, rows, licence, sha256}) => ({
      ...{title, publisher, rows, licence},
      table: id ?? "",
      version: version ?? "",
      retrieved: retrieved?.slice(0, 10) ?? words.source.unknown,
      sha: sha256.slice(0, 12)
    }))
  };
  // Each line of these tables names its own source: all of them are read in, not those of the panel alone.
  const sources = [{publisher: own.source, synthetic: warehouse.synthetic}];
  const all = {level: "description", sources} as const;
  const blocks: StoryBlock[] = [
    {kind: "text", text: own.text(formatNumber(warehouse.vintages.length, 0))},
    {kind: "table", name: "bronnen", title: table.title, subtitle: table.subtitle, ...all, data, isFolded: true}
  ];
  if (problems === null)
    return {id: "bronnen", title: heading, blocks: [...blocks, {kind: "text", text: own.noReport}]};
  if (problems.length === 0) return {id: "bronnen", title: heading, blocks};
  const kinds = new Set(problems.map(({kind}) => kind)).size;
  const {columns} = problemTable;
  return {
    id: "bronnen",
    title: heading,
    blocks: [
      ...blocks,
      {kind: "text", text: own.problems(formatNumber(kinds, 0), formatNumber(problems.length, 0))},
      {
        ...{kind: "table", name: "bijzonderheden", title: problemTable.title, subtitle: problemTable.subtitle, ...all},
        ...{isFolded: true, fileOnly: ["source", "kind", "message"]},
        data: {
          columns: [
            text("title", columns.title),
            text("what", columns.what),
            text("source", columns.source),
            text("kind", columns.kind),
            number("count", columns.count),
            text("message", columns.message)
          ],
          rows: problems.map(({source, kind, count, message}) => ({
            title: source === "files" ? words.warehouse.otherFile : facts.sourceTitle(source),
            ...{what: words.warehouse.kinds[kind] ?? words.warehouse.otherKind, source, kind, count, message}
          }))
        }
      }
    ]
  };
}
