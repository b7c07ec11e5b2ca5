import {InputError} from "../../models/errors.js";
import {explore} from "../../locale/explore.js";

/**
 * Why an estimate could not be made, in Dutch, with what to do. What the models say is English and meant for programs;
 * its kind and the names it quotes are kept.
 */
export function formulaTrouble(error: unknown): string {
  const words = explore.trouble;
  if (!(error instanceof InputError)) return error instanceof Error ? error.message : words.unknown("");
  const {kind, message, where} = error;
  const quoted = [...message.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? "");
  if (kind === "invalid-formula") {
    const place = /, at (its end|".*")$/.exec(where ?? "")?.[1];
    const at = place === undefined ? "" : place === "its end" ? words.atEnd : words.at(place.slice(1, -1));
    const hint = hints.find(([pattern]) => pattern.test(message))?.[1] ?? words.hint.other;
    return `${words.formula(at)} ${hint}`;
  }
  if (kind === "missing-column")
    return words.missingColumn(quoted[0] ?? "", message.includes("did you mean") ? (quoted[1] ?? null) : null);
  return (words.kinds as Readonly<Record<string, string>>)[kind] ?? words.unknown(kind);
}

const hints: readonly (readonly [RegExp, string])[] = [
  [/"~" expected|between the outcome/, explore.trouble.hint.tilde],
  [/hyphen|backticks|cannot be taken away/, explore.trouble.hint.hyphen],
  [/arithmetic|number alone/, explore.trouble.hint.arithmetic],
  [/cannot explain itself/, explore.trouble.hint.itself],
  [/there is no function/, explore.trouble.hint.function],
  [/absorbed effect/, explore.trouble.hint.effect],
  [/instrument/, explore.trouble.hint.instrument],
  [/whole number of periods|d\(\) takes/, explore.trouble.hint.lag],
  [/expected/, explore.trouble.hint.incomplete]
];
