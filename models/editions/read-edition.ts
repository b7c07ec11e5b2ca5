import {InputError} from "../errors.js";
import {placeOf} from "../system/read-system.js";
import {editionFormat, editionSchema, type Edition} from "./format.js";

/** Larger than any edition is (characters). */
const largest = 50_000_000;

/**
 * Reads the text of an edition.
 *
 * @param file its name in messages
 * @throws InputError: `too-large`, `invalid-json`, `newer-format`, `unknown-format`, `invalid-edition` with the first problem,
 *   its place and how many more there are
 */
export function readEdition(text: string, file: string): Edition {
  if (text.length > largest)
    throw new InputError("too-large", `the file has ${text.length} characters; no edition is that large`, file);
  const json = parse(text, file);
  const format = typeof json === "object" && json !== null ? (json as {format?: unknown}).format : undefined;
  if (format !== editionFormat) {
    const isNewer = typeof format === "string" && /^samenhang-edition\/\d+$/.test(format);
    const message = isNewer
      ? `this edition was made by a newer version (${format}); update the software`
      : `this is not an edition: "format" must be "${editionFormat}"`;
    throw new InputError(isNewer ? "newer-format" : "unknown-format", message, `${file}: format`);
  }
  const result = editionSchema.safeParse(json);
  if (!result.success) {
    const [first, ...more] = result.error.issues;
    const others = more.length > 0 ? ` (and ${more.length} more)` : "";
    throw new InputError("invalid-edition", `${first?.message}${others}`, `${file}: ${placeOf(first?.path ?? [])}`);
  }
  requireOrder(result.data, file);
  requireSets(result.data, file);
  return result.data;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new InputError("invalid-json", "this is not JSON, or its end is missing; take the copy saved before", file);
  }
}

function requireOrder({figures}: Edition, file: string): void {
  figures.forEach(({indicator, points}, index) => {
    const at = points.findIndex(([period], place) => place > 0 && period <= (points[place - 1]?.[0] ?? ""));
    if (at >= 0)
      throw new InputError(
        "invalid-edition",
        `periods of ${indicator} ascend, each once; put ${points[at]?.[0]} in its place`,
        `${file}: figures[${index}].points[${at}]`
      );
  });
}

function requireSets({held = [], regionSets = []}: Edition, file: string): void {
  held.forEach(({indicator, years}, index) => {
    const at = years.findIndex(([, , set]) => set !== null && set >= regionSets.length);
    if (at >= 0)
      throw new InputError(
        "invalid-edition",
        `${indicator} names set ${years[at]?.[2]} of areas, of ${regionSets.length} (the first is 0); take the file as it was made`,
        `${file}: held[${index}].years[${at}]`
      );
  });
}
