import {csvText} from "../../../src/components/export-csv.js";
import {explanationRows, type ExportInfo} from "../../../src/components/export-info.js";
import {fileTable, neutralise} from "../../../src/components/export-table.js";
import {sourceFacts} from "../../../src/components/source-line.js";
import type {Source} from "../../../src/components/types.js";
import {nl} from "../../../src/locale/nl.js";
import {storyWords as words} from "../../../src/locale/story.js";
import type {Bundle} from "../bundle.js";
import {svgFile} from "../pictures/svg.js";
import {picturesOf, tablesOf, type StoryDocument, type StoryPicture, type StoryTable} from "./parts.js";

export const tableFile = (name: string): string => `tabellen/${name}.csv`;
export const pictureFile = (name: string): string => `afbeeldingen/${name}.svg`;
const explanationFile = (name: string): string => `tabellen/${name}-${nl.export.explanation}.csv`;

/** Each source in a line; that it is unknown where there is none. */
export const sourcesSaid = (sources: readonly Source[]): string[] =>
  sources.length === 0 ? [nl.source.unknown] : sources.map((source) => sourceFacts(source).join(" · "));

/** Every table of a report as CSV with a file that says where it comes from, every picture as SVG with its source. */
export async function writeFiles(
  bundle: Bundle,
  report: StoryDocument,
  filters: ExportInfo["filters"],
  date: string | null
): Promise<void> {
  const {synthetic} = report;
  for (const table of tablesOf(report)) {
    const {header, rows} = fileTable(table.data, {synthetic});
    await bundle.write(tableFile(table.name), csvText([header, ...rows]));
    await bundle.write(explanationFile(table.name), explanation(table, {synthetic, filters, date}));
  }
  for (const picture of picturesOf(report)) await bundle.write(pictureFile(picture.name), pictureText(picture, report));
}

function explanation(
  {title, subtitle, level, sources, data}: StoryTable,
  {synthetic, filters = [], date}: {synthetic: boolean; filters: ExportInfo["filters"]; date: string | null}
): string {
  const info = {title, subtitle, level, sources, synthetic, filters, date: new Date(date ?? 0)};
  // Without a day of its own a story has none to give.
  const rows = explanationRows(info, data.rows.length).filter(
    ([label]) => date !== null || label !== nl.export.rows.date
  );
  return csvText([[nl.export.field, nl.export.content], ...rows.map((row) => row.map(neutralise))]);
}

const fileWidth = 760;

function pictureText(picture: StoryPicture, {synthetic}: StoryDocument): string {
  const {title, subtitle, level, sources, reading = []} = picture;
  return svgFile(picture.draw(fileWidth), {
    title,
    foot: [
      subtitle,
      ...reading,
      ...(synthetic ? [nl.figure.syntheticLong] : []),
      nl.level[level],
      ...sourcesSaid(sources).map((source) => `${words.source.label}: ${source}`)
    ]
  });
}
