import {resolve} from "node:path";
import {InputError} from "../../models/errors.js";

/** What the story is told of. */
export interface StoryOptions {
  /** Folder of real files; null: the demonstration world. */
  from: string | null;
  /** A warehouse that is there already; null: one is built. */
  db: string | null;
  out: string;
  /** Day of the story; null: the last day on which a source was retrieved. */
  date: string | null;
  scenario: string;
  /** The municipality the story is written for, and others projected in full. */
  regions: readonly [string, ...string[]];
  /** COROP area of which every municipality is projected. */
  area: string;
  draws: number;
  seed: number;
}

/** Years and division of the panel: the longest in which all five indicators are there (docs/how-to/story.md). */
export const panelYears = {first: 2018, last: 2021, boundaries: 2023} as const;
/** Division of municipalities that scenarios are laid over. */
export const scenarioBoundaries = 2024;
export const storyIndicators = ["ww-uitkeringen", "bijstand", "ao-uitkeringen", "jeugdzorg", "ggz-kosten"] as const;
export type StoryIndicator = (typeof storyIndicators)[number];

/** The main line of the first forecast after the shock of which every figure used has been traced. */
export const defaultScenario = "cpb-2020-06-basis";

/** Options as they were typed. */
export interface TypedOptions {
  from?: string;
  db?: string;
  out: string;
  date?: string;
  scenario: string;
  region: string[];
  area: string;
  draws: number;
  seed: number;
}

/** Throws InputError (invalid-option) for what cannot be told of. */
export function storyOptions(typed: TypedOptions, cwd: string): StoryOptions {
  const {from, db, out, date, scenario, area, draws, seed} = typed;
  if (from !== undefined && db !== undefined)
    throw new InputError("invalid-option", "a folder of files and a warehouse exclude each other; give one", "--db");
  if (date !== undefined && !isDay(date))
    throw new InputError("invalid-option", `not a day: ${date}; write 2026-07-01`, "--date");
  const [first, ...others] = [...new Set(typed.region)];
  if (first === undefined) throw new InputError("invalid-option", "name at least one municipality", "--region");
  if (draws < 100) throw new InputError("invalid-option", "a band needs 100 draws or more", "--draws");
  return {
    from: from === undefined ? null : resolve(cwd, from),
    db: db === undefined ? null : resolve(cwd, db),
    out: resolve(cwd, out),
    date: date ?? null,
    regions: [first, ...others],
    ...{scenario, area, draws, seed}
  };
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
