import {InputError} from "../../models/errors.js";
import type {Problem, QualityNote} from "../../../loaders/warehouse/types.js";
import {formatNumber} from "../../locale/format.js";
import {ownFile} from "../../locale/own-file.js";
import {h} from "../dom.js";
import type {OpenField} from "./draft.js";

/** An error of the reading code, in Dutch: what happened, where in the file, what stands there, what is kept. */
export function TroubleCard(
  error: unknown,
  {errors = {}, stands = ownFile.works}: {errors?: Readonly<Record<string, string>>; stands?: string} = {}
): HTMLElement {
  const {sentence, where, found} = troubleWords(error, errors);
  const item = (term: string, text: string): HTMLElement[] => [h("dt", {}, term), h("dd", {}, text)];
  return h(
    "div",
    {class: "sh-error", role: "alert"},
    h("p", {class: "sh-error-title"}, ownFile.trouble.title),
    h(
      "dl",
      {},
      item(ownFile.trouble.happened, sentence),
      where === null && found === null
        ? null
        : item(
            ownFile.trouble.where,
            [where, found === null ? null : ownFile.trouble.found(found)].filter((text) => text !== null).join(". ")
          ),
      item(ownFile.trouble.stands, stands)
    )
  );
}

/**
 * The Dutch of an error: a sentence with what to do, the place, and the text that stands there.
 *
 * @param errors sentences by kind that go before the usual ones, where a file is read for something else
 */
export function troubleWords(
  error: unknown,
  errors: Readonly<Record<string, string>> = {}
): {sentence: string; where: string | null; found: string | null} {
  if (!(error instanceof InputError)) {
    const message = error instanceof Error ? error.message : String(error);
    return {sentence: `${ownFile.errors.unexpected} ${message}`, where: null, found: null};
  }
  const known: Record<string, string> = {...ownFile.errors, ...errors};
  return {
    sentence: known[error.kind] ?? `${ownFile.errors.other} ${error.message}.`,
    where: error.where === null ? null : placeWords(error.where),
    found: /^"(?:[^"\\]|\\.)*"/.exec(error.message)?.[0] ?? null
  };
}

/** `eigen.csv:3, column Banen` as "eigen.csv, rij 3, kolom Banen". */
export const placeWords = (where: string): string =>
  where
    .replace(/:(\d+)(?=, column |$)/, `, ${ownFile.row} $1`)
    .replace(", column ", `, ${ownFile.tableColumn} `)
    .replace(", sheet ", `, ${ownFile.sheet} `);

/** Questions that must be answered first; each brings the reader to its field (`go`). */
export function OpenList(fields: readonly OpenField[], go: (field: OpenField) => void): HTMLElement {
  return h(
    "section",
    {class: "sh-own-open"},
    h("h2", {}, ownFile.open.title),
    h("p", {}, fields.some((field) => field.startsWith("privacy.")) ? ownFile.open.privacy : ownFile.open.help),
    h(
      "ul",
      {},
      fields.map((field) =>
        h(
          "li",
          {},
          h("button", {type: "button", class: "sh-own-go", onclick: () => go(field)}, ownFile.open.field(field))
        )
      )
    )
  );
}

/**
 * What stood out, as questions in Dutch with every name and cell the reading code listed. Values repeated are listed by
 * measure and region (from the notes), so that no value of a source that is not public is told.
 */
export function ProblemList(
  problems: readonly Problem[],
  notes: readonly QualityNote[],
  names: {indicator: (id: string) => string; region: (code: string) => string}
): HTMLElement {
  if (problems.length === 0) return h("p", {}, ownFile.result.nothingOdd);
  const words: Record<string, (n: string) => string> = ownFile.problems;
  const repeats = problems.filter(({kind}) => kind === "repeated-value");
  const repeated = repeats.reduce((sum, {count}) => sum + count, 0);
  return h(
    "ul",
    {class: "sh-questions"},
    problems
      .filter(({kind}) => kind !== "repeated-value")
      .map(({kind, message, count, examples = []}) => {
        const sentence = words[kind];
        const number = formatNumber(count, 0);
        return h(
          "li",
          {},
          sentence ? sentence(number) : `${ownFile.problems.other(number)} ${message}`,
          ExampleList(examples.map(exampleWords))
        );
      }),
    repeats.length === 0
      ? null
      : h(
          "li",
          {},
          ownFile.problems["repeated-value"](formatNumber(repeated, 0)),
          notes
            .filter(({id}) => id.endsWith("-herhaald"))
            .map(({indicator, regions}) =>
              ExampleList(
                (regions ?? []).map(names.region).sort((a, b) => a.localeCompare(b, "nl")),
                ownFile.result.repeated(names.indicator(indicator), formatNumber(regions?.length ?? 0, 0))
              )
            )
        )
  );
}

/** A few examples as they are, many behind one click; never cut off. */
function ExampleList(examples: readonly string[], title: string | null = null): HTMLElement | null {
  if (examples.length === 0) return null;
  const list = h("p", {class: "sh-own-examples"}, examples.join("; "));
  if (examples.length <= 5 && title === null) return list;
  const count = formatNumber(examples.length, 0);
  return h(
    "details",
    {open: title === null && examples.length <= 30},
    h("summary", {}, title ?? ownFile.result.list(count)),
    list
  );
}

/** `"Bergen", could be GM0373 or GM0893` and `row 3` in Dutch. */
export const exampleWords = (example: string): string =>
  example
    .replace(/, could be (.+)$/, (_, codes: string) => {
      const {maybe, or} = ownFile.example;
      return ` (${maybe} ${codes.replaceAll(" or ", ` ${or} `)})`;
    })
    .replace(/\brow (\d+)$/, `${ownFile.example.row} $1`);
