import type {EndLevels} from "../../../models/system/effects/end-levels.js";
import {isNumber} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {DataTable} from "../../data-table.js";
import {figure} from "../../figure.js";
import type {RunOptions} from "../../workers/run-task.js";
import type {RunSystemTask} from "../../workers/system-runner.js";
import {durationWords} from "../evidence/duration.js";
import {
  decimalsOf,
  differenceUnit,
  inSentence,
  labelOf,
  naturalDifference,
  naturalSize,
  shortUnit,
  variableOf
} from "../natural.js";
import {visible} from "./trajectories.js";
import type {WhatIfRuns, WhatIfSets} from "./what-if-result.js";

/** Where the model comes to rest: with nothing, when something is added, and when it is held there. */
export interface Rests {
  nothing: EndLevels;
  push: EndLevels;
  /** Null when only measures act. */
  fix: EndLevels | null;
}

/** The same choice in both ways; one of the two stands in `runs` already. */
export async function restsOf(
  {push, fix}: {push: WhatIfSets; fix: WhatIfSets},
  run: RunSystemTask,
  options: RunOptions
): Promise<Rests> {
  const [nothing, pushed] = await run("ends", {system: push.system, sets: [[], push.all]}, options);
  const [held] = push.hasCause ? await run("ends", {system: fix.system, sets: [fix.all]}, options) : [];
  return {nothing: nothing as EndLevels, push: pushed as EndLevels, fix: held ?? null};
}

/** The end of the run and the long run beside each other, and why adding and holding differ. */
export function RestFigure(
  runs: WhatIfRuns,
  rests: Rests,
  {cause, outcomes}: {cause: string; outcomes: readonly string[]}
): HTMLElement {
  const {system, times, hasCause} = runs;
  const rows = outcomes.map((id) => {
    const variable = variableOf(system, id);
    const [last, start] = [runs.with.values[id]?.at(-1), runs.nothing.values[id]?.at(-1)];
    return {
      outcome: labelOf(system, id),
      end: isNumber(last) && isNumber(start) ? naturalDifference(variable, last - start) : null,
      push: changeAt(runs, rests.nothing, rests.push, id),
      fix: rests.fix === null ? null : changeAt(runs, rests.nothing, rests.fix, id),
      unit: shortUnit(differenceUnit(variable))
    };
  });
  const decimals = Math.max(...outcomes.map((id) => decimalsOf(variableOf(system, id))));
  const number = {type: "number" as const, decimals};
  const table = {
    columns: [
      {key: "outcome", label: words.rest.outcome, isHeader: true},
      {key: "end", label: words.rest.end(durationWords(times.at(-1) ?? 0, system.timeUnit)), ...number},
      {key: "push", label: hasCause ? words.rest.push : words.rest.alone, ...number},
      ...(rests.fix === null ? [] : [{key: "fix", label: words.rest.fix, ...number}]),
      {key: "unit", label: words.rest.unit}
    ],
    rows
  };
  return figure(DataTable(table, {caption: words.rest.title, hideCaption: true}), {
    ...{title: words.rest.title, subtitle: words.rest.subtitle, label: words.rest.label, table},
    level: "model",
    headingLevel: 2,
    ...(hasCause ? {caption: whyOf(runs, rests, cause, outcomes)} : {}),
    sources: [{publisher: words.source.publisher, title: words.source.title(system.name)}]
  });
}

function changeAt({system}: WhatIfRuns, nothing: EndLevels, then: EndLevels, id: string): number | {missing: string} {
  const code = then.code ?? nothing.code;
  if (code !== null) return {missing: words.rest.reasons[code]};
  return naturalDifference(variableOf(system, id), (then.levels?.[id] ?? NaN) - (nothing.levels?.[id] ?? NaN));
}

function whyOf(runs: WhatIfRuns, rests: Rests, cause: string, outcomes: readonly string[]): string {
  const label = inSentence(labelOf(runs.system, cause));
  const differs = [cause, ...outcomes].some((id) => {
    if (rests.fix === null) return false;
    const [a, b] = [changeAt(runs, rests.nothing, rests.push, id), changeAt(runs, rests.nothing, rests.fix, id)];
    if (!isNumber(a) || !isNumber(b)) return isNumber(a) !== isNumber(b);
    return Math.abs(a - b) >= visible * naturalSize(variableOf(runs.system, id));
  });
  return differs ? words.rest.differs(label) : words.rest.same(label);
}
