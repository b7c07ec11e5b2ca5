import type {Dominance, LoopDominance} from "../../../models/system/dominance/dominance.js";
import type {SystemFile} from "../../../models/system/format.js";
import {certainty as words} from "../../../locale/system-certainty.js";
import {whatIf} from "../../../locale/system-what-if.js";
import {h} from "../../dom.js";
import type {Column} from "../../table-data.js";
import {durationWords} from "../evidence/duration.js";
import {LinesPlot} from "../lines-plot.js";
import {loopName} from "./link-name.js";
import {modelFigure} from "./model-figure.js";

/** Lines that can be told apart. */
const drawnLoops = 5;
/** Loops in the table. */
const listedLoops = 20;

const size = ({score}: LoopDominance): number => score.reduce((sum, each) => sum + Math.abs(each), 0);

/** Which loops drive the run, and when. At rest none does, and the figure says so. */
export function DominanceFigure(system: SystemFile, report: Dominance, headingLevel: 2 | 3 | 4 = 2): HTMLElement {
  const say = words.dominance;
  const {loops, times, method, complete} = report;
  if (method !== "ltm") return h("p", {}, say.nothing);
  const ranked = [...loops].sort((a, b) => size(b) - size(a)).filter((loop) => size(loop) > 0);
  const names = ranked.map(({nodes}, at) => {
    const {name, way} = loopName(system, nodes);
    return {short: name ?? say.number(at + 1), way};
  });
  const moments = [0, 0.25, 0.5, 1].map((part) => Math.round(part * (times.length - 1)));
  const kinds = {R: say.reinforcing, B: say.balancing, "?": say.unknown};
  const rows = ranked.slice(0, listedLoops).map(({polarity, score}, at) => ({
    ...{loop: names[at]?.short ?? "", way: names[at]?.way ?? "", kind: kinds[polarity]},
    ...Object.fromEntries(moments.map((moment, index) => [`m${index}`, (score[moment] ?? 0) * 100]))
  }));
  const columns: Column[] = [
    {key: "loop", label: say.loop, isHeader: true},
    {key: "way", label: say.way},
    {key: "kind", label: say.kind},
    ...moments.map((moment, index): Column => ({
      ...{key: `m${index}`, type: "number", decimals: 0, unit: "%"},
      label: say.at(momentWords(system, times[moment] ?? 0))
    }))
  ];
  const drawn = ranked.slice(0, drawnLoops);
  const lines = drawn.map(({score}, at) => ({
    ...{name: names[at]?.short ?? "", values: score.map((each) => each * 100)}
  }));
  const legend = drawn.map(
    ({polarity}, at) => `${names[at]?.short ?? ""} (${kinds[polarity]}): ${names[at]?.way ?? ""}.`
  );
  return h(
    "div",
    {},
    modelFigure(
      system,
      {columns, rows},
      {
        title: storyOf(system, report, new Map(ranked.map((loop, at) => [loop, names[at]?.short ?? ""]))),
        subtitle: say.subtitle(whatIf.timeAxis[system.timeUnit]),
        ...{label: say.label, headingLevel},
        ...(complete ? {} : {caption: say.incomplete})
      },
      ({width}) => LinesPlot(lines, {times, label: say.label, width})
    ),
    h(
      "ul",
      {class: "sh-lines-legend"},
      legend.map((text) => h("li", {}, text))
    )
  );
}

/** A loop must lead this long, as part of the run, to be named in the story. */
const leastLead = 0.05;

/** Who leads when: "In het begin doet R1 het meest; na 2 jaar B2." */
function storyOf(system: SystemFile, {loops, times}: Dominance, names: ReadonlyMap<LoopDominance, string>): string {
  const say = words.dominance;
  const leads: {loop: LoopDominance; from: number; count: number}[] = [];
  times.forEach((time, at) => {
    const leader = loops.reduce<LoopDominance | null>((best, loop) => {
      const [own, most] = [Math.abs(loop.score[at] ?? 0), Math.abs(best?.score[at] ?? 0)];
      return own > most ? loop : best;
    }, null);
    if (leader === null) return;
    const last = leads.at(-1);
    if (last?.loop === leader) last.count++;
    else leads.push({loop: leader, from: time, count: 1});
  });
  const lasting = leads
    .filter(({count}) => count >= leastLead * times.length)
    .filter(({loop}, at, all) => all[at - 1]?.loop !== loop);
  const [first, ...later] = lasting.slice(0, 4);
  if (first === undefined) return say.nothing;
  return say.story(
    names.get(first.loop) ?? "",
    later.map(({loop, from}) => say.then(momentWords(system, from), names.get(loop) ?? ""))
  );
}

const momentWords = ({timeUnit}: SystemFile, time: number): string =>
  time === 0 ? words.dominance.start : words.dominance.after(durationWords(time, timeUnit));
