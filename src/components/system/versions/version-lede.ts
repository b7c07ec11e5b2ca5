import type {SystemDiff} from "../../../models/system/diff/types.js";
import {formatNumber, withUnit} from "../../../locale/format.js";
import {versions as words} from "../../../locale/system-versions.js";
import {effectNumber} from "../evidence/link-effect.js";
import {differenceUnit, inSentence} from "../natural.js";
import {changeCounts, nameIn} from "./change-words.js";
import type {Version} from "./version-choices.js";
import type {OutcomeRow} from "./version-outcomes.js";

/** A difference smaller than this, on a scale of 0 to 100, is none to speak of. */
const visible = 0.05;

/** What differs and what that does, in two sentences: one goal in both versions, never a cause held against another. */
export function versionLede(
  diff: SystemDiff,
  {a, b}: {a: Version; b: Version},
  [first]: readonly OutcomeRow[] = []
): string {
  if (diff.same) return words.lede.same(a.label, b.label);
  const changes = words.lede.changes(a.label, b.label, changeCounts(diff));
  return [changes, effectSentence(diff, b), ...(first === undefined ? [] : [outcomeSentence(first)])].join(" ");
}

function outcomeSentence({variable, change}: OutcomeRow): string {
  const size = withUnit(effectNumber(Math.abs(change)), differenceUnit(variable));
  return words.lede.other(inSentence(variable.label ?? variable.id), size, change > 0 ? "up" : "down");
}

function effectSentence({effects}: SystemDiff, b: Version): string {
  const own = effects.find(({interventions}) => interventions === "own");
  const moves = (own?.goals ?? [])
    .map(({goal, mean}) => ({goal, change: (mean.change ?? 0) * 100}))
    .sort((x, y) => Math.abs(y.change) - Math.abs(x.change));
  const [first] = moves;
  if (first === undefined) return words.lede.noScore;
  if (Math.abs(first.change) < visible) return words.lede.unmoved;
  const points = words.lede.points(formatNumber(Math.abs(first.change), 1));
  return words.lede.moved(
    inSentence(nameIn(b.system, "goal", first.goal)),
    points,
    first.change > 0 ? "better" : "worse"
  );
}
