import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import type {Panel, PanelNote} from "../../../loaders/warehouse/panel-types.js";
import {InputError} from "../../../models/errors.js";
import {panelYears, storyIndicators} from "../options.js";
import type {StoryWorld} from "../world.js";

/** The table that links are sought in. */
export interface StoryPanel {
  rows: number;
  complete: number;
  regions: number;
  periods: number;
  coverage: Panel["coverage"];
  notes: PanelNote[];
  estimated: number;
  /** Every empty cell, and why it is empty. */
  gaps: PanelGap[];
  /** Where the cells of an indicator come from, year by year. */
  origins: PanelOrigin[];
}

export interface PanelGap {
  region: string;
  period: string;
  indicator: string;
  reason: string;
}

export interface PanelOrigin {
  indicator: string;
  period: string;
  source: string;
  cells: number;
  estimated: number;
}

/** Where the panel lies in the folder of the story; its notes lie beside it. */
export const panelFile = "paneel/paneel.csv";
/**
 * Clusters of errors: municipalities of one area share shocks, alone they make a third of unrelated pairs look related
 * (docs/method/correlation.md). Those that make a figure most unsure count.
 */
export const clusterings = ["region", "corop", "province"] as const;
const cellsFile = "paneel/cellen.csv";

/**
 * Step 3: the five indicators by municipality and year on one division, with the reason of every empty cell.
 *
 * Throws InputError (no-figures) when one of them has no figure at all: the story is about all five.
 */
export async function panelStep({commands, bundle, db, options}: StoryWorld): Promise<StoryPanel> {
  const {first, last, boundaries} = panelYears;
  // The command writes into folders that are there.
  await bundle.folderFor(panelFile);
  const summary = (await commands.run([
    ...["data", "panel", "--indicators", storyIndicators.join(",")],
    ...["--from", String(first), "--to", String(last), "--boundaries", String(boundaries)],
    ...["--db", db, "--out", panelFile, "--cells", cellsFile]
  ])) as Omit<StoryPanel, "gaps" | "origins">;
  const cells = parse(await readFile(join(bundle.folder, cellsFile), "utf8"), {columns: true}) as unknown as CellRow[];
  const origins = originsOf(cells);
  const absent = storyIndicators.filter((id) => !origins.some(({indicator}) => indicator === id));
  if (absent.length > 0)
    throw new InputError(
      "no-figures",
      `no figures by municipality of ${first}–${last} for ${absent.join(", ")}; add files that have them`,
      options.from ?? options.db
    );
  return {...summary, gaps: gapsOf(cells), origins};
}

interface CellRow {
  region: string;
  period: string;
  indicator: string;
  value: string;
  missing: string;
  estimated: string;
  source: string;
}

const gapsOf = (cells: readonly CellRow[]): PanelGap[] =>
  cells
    .filter(({value}) => value === "")
    .map(({region, period, indicator, missing}) => ({region, period, indicator, reason: missing}));

function originsOf(cells: readonly CellRow[]): PanelOrigin[] {
  const found = new Map<string, PanelOrigin>();
  for (const {indicator, period, source, value, estimated} of cells) {
    if (value === "") continue;
    const key = [indicator, period, source].join();
    const origin = found.get(key) ?? {indicator, period, source, cells: 0, estimated: 0};
    found.set(key, {...origin, cells: origin.cells + 1, estimated: origin.estimated + Number(estimated === "true")});
  }
  return [...found.values()];
}
