import {formatNumber} from "../../locale/format.js";

/** A report as blocks, the same for every kind of file it becomes. */

/** Words, or a figure bound to its cell; `stale` says what comes out of the cell now. */
export type Run = {text: string} | {ref: string; text: string; value: number | null; stale: string | null};

export interface ChartBlock {
  kind: "chart";
  title: string;
  unit: string;
  categories: string[];
  values: (number | null)[];
  decimals: number;
  source: string;
}

export type Block =
  | {kind: "heading"; text: string}
  | {kind: "paragraph"; runs: Run[]}
  | {kind: "list"; items: Run[][]}
  | {kind: "table"; header: readonly string[]; rows: Run[][][]; numeric: readonly number[]}
  /** Where figures come from; a chart has its own. */
  | {kind: "source"; text: string}
  | ChartBlock;

export interface Section {
  title: string;
  blocks: Block[];
}

export interface ReportDocument {
  title: string;
  /** What a reader must know on every page, such as that figures are made up. */
  marks: string[];
  sections: Section[];
}

export const words = (text: string): Run[] => [{text}];

/** A run as plain text. */
export const plainText = (runs: readonly Run[]): string =>
  runs.map((run) => ("ref" in run && run.stale !== null ? `${run.text} ${run.stale}` : run.text)).join("");

/** A chart as people hear it who do not see it. */
export const chartDescription = ({title, categories, values, decimals}: ChartBlock): string =>
  `${title}. ${categories.map((category, at) => `${category}: ${formatNumber(values[at] ?? null, decimals)}`).join("; ")}`;
