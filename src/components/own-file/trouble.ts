import {InputError} from "../../models/errors.js";
import type {Problem} from "../../../loaders/warehouse/types.js";
import {formatNumber} from "../../locale/format.js";
import {ownFile} from "../../locale/own-file.js";
import {h} from "../dom.js";
import {ErrorCard} from "../error-card.js";

/** An error of the reading code, in Dutch, with the place in the file or the form. */
export function TroubleCard(error: unknown): HTMLElement {
  if (!(error instanceof InputError)) return ErrorCard(error, {works: ownFile.works, todo: ownFile.todo});
  const known: Record<string, string> = ownFile.errors;
  const sentence = known[error.kind] ?? `${ownFile.errors.other} ${error.message}.`;
  const where = error.where === null ? "" : ` ${ownFile.at(placeWords(error.where))}.`;
  return ErrorCard(sentence + where, {works: ownFile.works, todo: ownFile.todo});
}

/** A field of the form by its label; anything else (file and row) as it is. */
function placeWords(where: string): string {
  const labels: Record<string, string> = {
    regionColumn: ownFile.form.regionColumn,
    empty: ownFile.form.empty,
    period: ownFile.form.periodColumn,
    measures: ownFile.form.columns
  };
  const privacy: Record<string, string> = ownFile.privacyFields;
  return labels[where] ?? privacy[where.replace("privacy.", "")] ?? where;
}

/** What stood out, as questions in Dutch; every name and cell the reading code listed. */
export function ProblemList(problems: readonly Problem[]): HTMLElement {
  if (problems.length === 0) return h("p", {}, ownFile.result.nothingOdd);
  const words: Record<string, (n: string) => string> = ownFile.problems;
  return h(
    "ul",
    {class: "sh-questions"},
    problems.map(({kind, message, count, examples}) => {
      const sentence = (words[kind] ?? ownFile.problems.other)(formatNumber(count, 0));
      return h("li", {}, `${sentence} ${examples && examples.length > 0 ? examples.join("; ") : message}`);
    })
  );
}
