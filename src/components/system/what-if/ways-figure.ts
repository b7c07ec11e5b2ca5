import type {SystemFile} from "../../../models/system/format.js";
import type {SystemPath, SystemPaths} from "../../../models/system/paths/paths.js";
import {formatNumber} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {h} from "../../dom.js";
import {figure} from "../../figure.js";
import {durationWords} from "../evidence/duration.js";
import {Explain} from "../explain.js";
import {inSentence, labelOf} from "../natural.js";
import {RangePlot} from "../range-plot.js";

/** Ways drawn; all of them stand in the table. */
const shown = 8;

/** Along which ways a change reaches an outcome, with the share of each and how long it takes. */
export function WaysFigure(
  system: SystemFile,
  {from, to, paths, count, complete, isConflict}: SystemPaths
): HTMLElement {
  const [cause, outcome] = [from, to].map((id) => inSentence(labelOf(system, id))) as [string, string];
  const say = words.ways;
  if (paths.length === 0) return h("p", {}, say.none(cause, outcome));
  const known = paths.some(({share}) => share !== null);
  const size = ({share}: SystemPath): number => Math.abs(share ?? 0);
  const drawn = (known ? [...paths].sort((a, b) => size(b) - size(a)) : paths).slice(0, shown);
  const rows = drawn.map((path) => {
    const time = durationWords(path.delay, system.timeUnit);
    const share = (path.share ?? 0) * 100;
    const value = known ? say.value(formatNumber(share, 0), time) : say.noShare(time);
    return {label: wayOf(system, path), from: 0, to: share, value};
  });
  const table = {
    columns: [
      {key: "way", label: say.columns.way, isHeader: true},
      {key: "direction", label: say.columns.direction},
      {key: "share", label: say.columns.share, type: "number" as const, decimals: 1, unit: "%"},
      {key: "delay", label: say.columns.delay},
      {key: "arrival", label: say.columns.arrival, type: "number" as const, decimals: 0}
    ],
    rows: paths.map((path) => ({
      way: wayOf(system, path),
      direction: say.signs[path.sign],
      share: path.share === null ? {missing: say.unknown} : path.share * 100,
      delay: durationWords(path.delay, system.timeUnit),
      arrival: path.arrival
    }))
  };
  const label = say.label(cause, outcome);
  return h(
    "div",
    {},
    figure(({width}) => RangePlot(rows, {label, width, base: 0}), {
      ...{title: say.title(cause, outcome), label, table},
      subtitle: say.subtitle(say.count(drawn.length, count)),
      level: "model",
      headingLevel: 2,
      caption: [
        ...(known ? [] : [say.unknown]),
        ...(isConflict && known ? [say.conflict] : []),
        ...(complete ? [] : [say.more])
      ].join(" "),
      tableOptions: {limit: 20},
      sources: [{publisher: words.source.publisher, title: words.source.title(system.name)}]
    }),
    Explain(say.explain)
  );
}

/** What a way passes, without its two ends. */
function wayOf(system: SystemFile, {nodes}: SystemPath): string {
  const between = nodes.slice(1, -1).map((id) => inSentence(labelOf(system, id)));
  return between.length === 0 ? words.ways.direct : words.ways.via(between.join(" → "));
}
