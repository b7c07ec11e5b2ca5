import {explore} from "../../locale/explore.js";
import {readParts} from "./formula-parts.js";
import {effectWords, termWords, type TermContext} from "./term-words.js";

/** A check of the battery (`drop-period:2021`, `spec:y ~ x | region`) in words, beside the formula it was run on. */
export function checkWords(check: string, formula: string, context: TermContext): string {
  const at = check.indexOf(":");
  const [kind, subject] = at < 0 ? [check, ""] : [check.slice(0, at), check.slice(at + 1)];
  const words = explore.checks;
  switch (kind) {
    case "drop-period":
      return words.dropPeriod(subject);
    case "drop-group":
      return words.dropGroup(context.areaNames?.[subject] ?? subject);
    case "lag":
      return subject.startsWith("-") ? words.later[context.grain] : words.earlier[context.grain];
    case "unweighted":
      return words.unweighted;
    case "weighted":
      return words.weighted;
    case "keep-breaks":
      return words.keepBreaks;
    case "keep-breaks+drop-period":
      return words.keepBreaksWithout(subject);
    case "falsification":
      return words.falsification(termWords(subject, context));
    case "spec":
      return specificationWords(subject, formula, context);
    default:
      return check;
  }
}

/** What another formula has more or less than this one. */
function specificationWords(other: string, formula: string, context: TermContext): string {
  const words = explore.checks;
  const [own, changed] = [readParts(formula), readParts(other)];
  const lacks = (list: readonly {text: string}[], {text}: {text: string}): boolean =>
    !list.some((each) => each.text === text);
  const gone = own.terms.filter((term) => lacks(changed.terms, term));
  const added = changed.terms.filter((term) => lacks(own.terms, term));
  const sameEffects = [...own.effects].sort().join() === [...changed.effects].sort().join();
  const parts = [
    ...gone.map(({text}) => words.without(termWords(text, context))),
    ...added.map(({text}) => words.with(termWords(text, context))),
    ...(sameEffects
      ? []
      : [
          changed.effects.length === 0
            ? words.noEffects
            : words.effects(changed.effects.map((effect) => effectWords(effect, context)).join(` ${explore.and} `))
        ])
  ];
  return parts.join("; ") || other;
}
