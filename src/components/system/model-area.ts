import {InputError} from "../../models/errors.js";
import {systemProblems} from "../../locale/system-problems.js";
import {ErrorCard} from "../error-card.js";
import {ResultArea} from "../explore/result-area.js";

const words = systemProblems.runs;

/** What a model cannot do, from what the computation says of it: the names it gives are ids of the model's own. */
const sentences: readonly (readonly [RegExp, (...names: string[]) => string])[] = [
  [/^(.*) follow from each other at the same moment/s, words.cycleInEquations],
  [/^the links without delay between (.*) reinforce each other without end/s, words.cycleWithoutDelay],
  [/^(.*) is no finite number at time/s, words.noNumber]
];

const tooLarge = /^(too-|invalid-(step|times)$)/;

/** Why something cannot be worked out for a model, in Dutch. */
export function runTrouble({kind, message}: InputError): string {
  for (const [pattern, say] of sentences) {
    const found = pattern.exec(message);
    if (found !== null) return say(...found.slice(1));
  }
  return tooLarge.test(kind) ? words.tooLarge : words.other;
}

/** Where results of a model stand; what it cannot do is said in Dutch, and what else the page shows stays. */
export const ModelArea = (label: string): ResultArea =>
  ResultArea({
    label,
    explain: (error) =>
      error instanceof InputError
        ? ErrorCard(runTrouble(error), {works: words.works, todo: words.todo})
        : ErrorCard(error)
  });
