import type {TableData} from "../../../src/components/table-data.js";
import type {Source, StatementLevel} from "../../../src/components/types.js";
import type {Picture} from "../pictures/svg.js";

/** A table as the report shows it and as its file holds it. */
export interface StoryTable {
  kind: "table";
  /** Name of its file, without what comes before and after. */
  name: string;
  title: string;
  /** Statistical subtitle. */
  subtitle: string;
  level: StatementLevel;
  sources: readonly Source[];
  data: TableData;
  /** Long tables are shut until a reader opens them, and left out on paper. */
  isFolded?: boolean;
  /** Columns for who works with the file: in English, or as one types them. */
  fileOnly?: readonly string[];
}

export interface StoryPicture {
  kind: "picture";
  name: string;
  title: string;
  /** Statistical subtitle with unit. */
  subtitle: string;
  level: StatementLevel;
  sources: readonly Source[];
  /** The picture for a width in pixels. */
  draw(width: number): Picture;
  /** How to read it. */
  reading?: readonly string[];
}

/** A part of the report. Everything with a number is a statement of a level, or a table or picture with its source. */
export type StoryBlock =
  | {kind: "heading"; text: string}
  | {kind: "text"; text: string}
  /** What is said of the figures, and how far that goes. */
  | {kind: "said"; text: string; level: StatementLevel; source: string; isLead?: boolean}
  | {kind: "list"; items: readonly string[]}
  /** What a reader must be careful with. */
  | {kind: "care"; title: string; items: readonly string[]}
  | {kind: "lines"; lines: readonly string[]}
  | {kind: "terms"; terms: readonly (readonly [string, string])[]}
  | StoryTable
  | StoryPicture;

export interface StorySection {
  id: string;
  title: string;
  blocks: readonly StoryBlock[];
}

export interface StoryDocument {
  title: string;
  lede: string;
  /** What must stand at the top, such as that figures are made up. */
  marks: readonly string[];
  facts: readonly string[];
  synthetic: boolean;
  sections: readonly StorySection[];
}

/** The tables and pictures of a report, in its order. */
export const tablesOf = ({sections}: StoryDocument): StoryTable[] =>
  sections.flatMap(({blocks}) => blocks.filter((block): block is StoryTable => block.kind === "table"));
export const picturesOf = ({sections}: StoryDocument): StoryPicture[] =>
  sections.flatMap(({blocks}) => blocks.filter((block): block is StoryPicture => block.kind === "picture"));
