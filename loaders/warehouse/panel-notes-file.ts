import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {z} from "zod";
import {InputError} from "../../models/errors.js";
import type {Panel} from "./panel-types.js";

const noteSchema = z.object({
  id: z.string(),
  indicator: z.string(),
  regions: z.array(z.string()).nullable(),
  level: z.string().nullish(),
  starts: z.string(),
  ends: z.string().nullable(),
  kind: z.string(),
  text: z.string(),
  effect: z.enum(["warn", "exclude", "overrule-signal"]),
  origin: z.string(),
  explainedBy: z.string().nullish()
});

const schema = z.object({
  format: z.literal("samenhang-panel-notes/1"),
  /** SHA-256 of the CSV the notes were written with. */
  sha256: z.string(),
  level: z.string(),
  grain: z.string(),
  boundaries: z.number(),
  per: z.string(),
  indicators: z.array(z.string()),
  notes: z.array(noteSchema),
  /** Standard error of the figures of a questionnaire, by indicator, region and period; see panelMargins. */
  samplingErrors: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.number()))).optional()
});

/** What a panel written as CSV cannot hold: the notes that bite, and what the columns are. */
export type PanelNotesFile = z.infer<typeof schema>;

/** The file that goes with a panel's CSV: `panel.csv` → `panel.notes.json`. */
export const panelNotesPath = (csv: string): string => csv.replace(/(\.csv)?$/i, ".notes.json");

/** The text of the notes file of a panel whose CSV is `csv`. */
export function panelNotesText(
  panel: Pick<Panel, "indicators" | "notes">,
  made: Pick<PanelNotesFile, "level" | "grain" | "boundaries" | "per"> &
    Partial<Pick<PanelNotesFile, "samplingErrors">>,
  csv: string
): string {
  const {level, grain, boundaries, per, samplingErrors = {}} = made;
  const file = {
    format: "samenhang-panel-notes/1",
    sha256: digest(csv),
    ...{level, grain, boundaries, per},
    indicators: panel.indicators,
    notes: panel.notes,
    ...(Object.keys(samplingErrors).length > 0 ? {samplingErrors} : {})
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Read the notes beside a CSV. Null when there are none; an InputError when the file cannot be understood or was
 * written with another CSV, because notes that do not belong to the numbers mislead.
 */
export async function readPanelNotes(csvFile: string): Promise<PanelNotesFile | null> {
  const file = panelNotesPath(csvFile);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new InputError("cannot-read", `the notes cannot be read: ${error.message}`, file);
  });
  if (text === null) return null;
  const parsed = schema.safeParse(safeJson(text));
  if (!parsed.success)
    throw new InputError("invalid-notes", "not a notes file of data panel; make the panel again or delete it", file);
  if (parsed.data.sha256 !== digest(await readFile(csvFile, "utf8")))
    throw new InputError(
      "stale-notes",
      "written with another version of the CSV; make the panel again or delete it",
      file
    );
  return parsed.data;
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
