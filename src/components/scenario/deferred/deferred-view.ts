import type {DeferredCareFile} from "../../../../loaders/site/deferred-care.js";
import {InputError} from "../../../models/errors.js";
import type {ReferralRow} from "../../../models/scenario/deferred-care.js";
import {deferredCare as words} from "../../../locale/deferred-care.js";
import {formatNumber, formatPercent, isNumber} from "../../../locale/format.js";
import {h} from "../../dom.js";
import {ErrorCard} from "../../error-card.js";
import {Lede, Question} from "../../prose.js";
import {createState} from "../../state.js";
import {oneAtATime} from "../../system/one-at-a-time.js";
import type {Source} from "../../types.js";
import {quickScenarioRunner, type RunScenarioTask} from "../../workers/scenario-runner.js";
import {CareSettings, PartSliders, SourceBar} from "./deferred-controls.js";
import {
  gapsOf,
  GapFigure,
  knownOf,
  peakOf,
  QueueFigure,
  ScoreFigure,
  WaveFigure,
  type DeferredResult
} from "./deferred-figures.js";
import {deferredSchema, sharesOf, type DeferredState} from "./deferred-state.js";
import {exampleRows} from "./example.js";
import {keptSeries, OwnSeries} from "./own-series.js";
import {partNames, partsOf} from "./parts.js";
import {seriesOf, weeksIn, withAhead} from "./series-of.js";

const crisisYear = 2020;
const seasons: Readonly<Record<string, number>> = {
  week: 52,
  "two-weeks": 26,
  month: 12,
  quarter: 4,
  "half-year": 2,
  year: 1
};

interface Chosen {
  rows: readonly ReferralRow[] | null;
  grain: string;
  source: Source;
}

/** The page Uitgestelde zorg: what a drop in referrals was, what comes back, how long people wait, and how forecasts fared. */
export function DeferredView(
  file: DeferredCareFile,
  {run = quickScenarioRunner()}: {run?: RunScenarioTask} = {}
): HTMLElement {
  const state = createState(deferredSchema);
  let own = keptSeries() ?? [...exampleRows];
  const lede = h("div", {"aria-live": "polite"});
  const result = h("div", {class: "sh-result-content", role: "region", "aria-label": words.result});
  const ownBox = h("div", {class: "sh-screen-only"});
  const settings = h("div", {class: "sh-screen-only"});
  const follow = oneAtATime(refresh);
  const soon = (): void => void follow();
  let source = "";
  let asked = settingsOf(state.get());
  state.subscribe((next) => {
    if (source !== `${next.bron} ${next.gebied}`) place();
    // A field that is being used says what it is already; after a step back they are asked anew.
    else if (settingsOf(next) !== asked && !settings.contains(document.activeElement)) redraw();
    asked = settingsOf(next);
    soon();
  });
  place();
  soon();
  return h("div", {class: "sh-deferred"}, lede, SourceBar(state, file), ownBox, PartSliders(state), settings, result);

  /** What depends on the numbers chosen: the field for one's own, and a number of places to begin with. */
  function place(): void {
    const {bron, gebied} = state.get();
    const before = source;
    source = `${bron} ${gebied}`;
    ownBox.replaceChildren(
      ...(bron === "eigen"
        ? [OwnSeries(own, (rows) => ((own = rows), state.get().plaats === "" && redraw(), soon()))]
        : [])
    );
    if (before !== "" && state.get().plaats !== "") state.set({plaats: ""}, {replace: true});
    redraw();
  }

  function redraw(): void {
    settings.replaceChildren(CareSettings(state, () => placesFor(choose(state.get(), file, own).rows ?? [])));
  }

  /** What stood there stays until the next is computed. */
  async function refresh(): Promise<void> {
    const chosen = choose(state.get(), file, own);
    if (chosen.rows === null) {
      lede.replaceChildren(Lede(words.source.none));
      result.replaceChildren();
      return;
    }
    try {
      const made = await compute(run, state.get(), chosen, chosen.rows);
      lede.replaceChildren(Lede(ledeOf(made), {level: "model"}));
      result.replaceChildren(
        ...(gapsOf(made).total > 0 ? [GapFigure(made)] : []),
        h("div", {class: "sh-trajectories"}, WaveFigure(made), QueueFigure(made)),
        Question(words.question),
        h("h2", {}, words.score.heading),
        h("p", {}, words.score.explained),
        ...ScoreFigure(made)
      );
    } catch (error) {
      if (!(error instanceof InputError)) {
        result.replaceChildren(ErrorCard(error, {retry: soon}));
        return;
      }
      lede.replaceChildren(Lede(words.own.trouble.gap));
      result.replaceChildren();
    }
  }
}

/** What the fields below the parts hold. */
const settingsOf = ({navraag, terug, vooruit, daarna, wachtenden, plaats}: DeferredState): string =>
  [navraag, terug, vooruit, daarna, wachtenden, plaats].join(" ");

function choose(state: DeferredState, {indicators, regions}: DeferredCareFile, own: readonly ReferralRow[]): Chosen {
  const {bron, gebied, periode} = state;
  const found = indicators.find(({id}) => id === bron);
  if (found !== undefined) {
    const name = regions.find(({code}) => code === gebied)?.name ?? gebied;
    const [first] = found.sources;
    const source: Source = {...(first ?? {publisher: words.source.publisher}), title: `${found.title}, ${name}`};
    return {rows: seriesOf(found, gebied, crisisYear), grain: found.grain, source};
  }
  if (bron === "eigen")
    return {rows: own, grain: periode, source: {publisher: words.source.own, title: words.source.ownTitle}};
  return {
    rows: exampleRows,
    grain: "month",
    source: {publisher: words.source.publisher, title: words.source.exampleTitle, synthetic: true}
  };
}

/** As many places as were needed before: what is expected of a period, on average. */
function placesFor(rows: readonly ReferralRow[]): number {
  if (rows.length === 0) return 0;
  return Math.ceil(rows.reduce((sum, {expected}) => sum + expected, 0) / rows.length);
}

async function compute(
  run: RunScenarioTask,
  state: DeferredState,
  {grain, source}: Chosen,
  rows: readonly ReferralRow[]
): Promise<DeferredResult> {
  const {terug, plaats, wachtenden, navraag, vooruit, daarna} = state;
  const shares = sharesOf(state);
  const capacity = plaats === "" ? placesFor(rows) : Number(plaats);
  const all = withAhead(rows, vooruit, seasons[grain] ?? 1, (n) => words.later(formatNumber(n, 0)));
  const options = {
    ...{parts: partsOf(shares), catchUp: terug, capacity, waiting: wachtenden, holdsReturns: true},
    drop: daarna === "last" ? ("last" as const) : 0
  };
  const uncertainty = {certainty: navraag, draws: 400, seed: 1};
  return {
    ...{rows: all, shares, weeks: weeksIn[grain] ?? 1, sources: [source]},
    ...(await run("deferred", {rows: all, options, uncertainty})),
    filters: [
      [
        words.parts.title,
        partNames.map((name, at) => `${words.short[name]} ${formatPercent(shares[at], 0)}`).join(", ")
      ],
      [words.capacity, formatNumber(capacity, 0)],
      [words.waiting, formatNumber(wachtenden, 0)],
      [words.catchUp, words.catchUpWrite(formatNumber(terug, 1))],
      [words.certainty, words.certaintyWrite(formatNumber(navraag, 0))],
      [words.drop, words.drops[daarna]]
    ]
  };
}

function ledeOf(result: DeferredResult): string {
  const {rows, outcome, weeks} = result;
  const {layers, total} = gapsOf(result);
  if (!(total >= 0.5)) return words.lede.none;
  const known = rows.slice(0, knownOf(rows));
  const fallen = known.filter((_, at) => layers.some((layer) => (layer[at] ?? 0) > 0));
  const sums = layers.map((layer) => layer.reduce((sum, value) => sum + value, 0));
  const parts = partNames.map((name, at) => words.lede.part(formatNumber(sums[at], 0), words.short[name]));
  const at = peakOf(outcome.middle.wait);
  const inWeeks = (value: number | null | undefined): string => formatNumber(isNumber(value) ? value * weeks : null, 1);
  const wait = outcome.middle.wait[at];
  const tail = !isNumber(wait)
    ? words.lede.noCapacity
    : wait * weeks < 0.05
      ? words.lede.noWait
      : words.lede.wait(
          ...([inWeeks(wait), words.when(outcome.middle.periods[at] ?? "")] as [string, string]),
          ...([inWeeks(outcome.bands.wait.low[at]), inWeeks(outcome.bands.wait.high[at])] as [string, string])
        );
  return [
    words.lede.drop(formatNumber(fallen.length, 0), formatNumber(known.length, 0), formatNumber(total, 0)),
    words.lede.parts(parts.join(", ")),
    tail
  ].join(" ");
}
