import type {SystemFile} from "../../models/system/format.js";
import {scenarioPage as words} from "../../locale/scenario.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {h} from "../dom.js";
import {ErrorCard} from "../error-card.js";
import type {MapShapes} from "../map-shapes.js";
import {Progress} from "../progress.js";
import {Lede} from "../prose.js";
import {createState} from "../state.js";
import {loadSiteModels, type SiteModels} from "../system/site-models.js";
import {Tag} from "../tag.js";
import {bandFigures} from "./band-figures.js";
import {FigurePlace} from "./figure-place.js";
import {Headline, ledeOf} from "./headline.js";
import {ownPublications, type OwnPublications} from "./own/own-publications.js";
import {RegionNotice} from "./region-notice.js";
import {ScenarioBar} from "./scenario-bar.js";
import {
  chosenScenario,
  createFactsReader,
  factsYear,
  type ScenarioContext,
  type ScenarioResults,
  type ScenarioView as View
} from "./scenario-data.js";
import {createScenarioRuns, siteRunners, type ScenarioRunners} from "./scenario-runs.js";
import {asPairs, firstScenario, ownReasons, ownSectors, scenarioSchema} from "./scenario-state.js";
import {SectorTable} from "./sector-table.js";
import {siteScenarioFiles, type ScenarioFiles} from "./site-scenarios.js";
import {waterfallFigure} from "./waterfall-figure.js";

export interface ScenarioViewOptions {
  shapes?: MapShapes | null;
  files?: ScenarioFiles;
  models?: () => Promise<SiteModels>;
  own?: OwnPublications;
  runners?: ScenarioRunners;
}

/** Milliseconds without a change before draws begin. */
const rest = 250;

/** The page Scenario: a national scenario laid over one municipality, down to care, with bands. */
export async function ScenarioView({
  files = siteScenarioFiles(),
  models = loadSiteModels,
  own = ownPublications(),
  runners = siteRunners()
}: ScenarioViewOptions = {}): Promise<HTMLElement> {
  const [library, index, {models: known}] = await Promise.all([files.publications(), files.index(), models()]);
  const system = firstModel(known);
  const readFacts = createFactsReader(files);
  const newest = index.years.at(-1);
  if (newest === undefined) return ErrorCard(words.files.noFacts(""));
  const {regions} = (await readFacts(newest)).file;
  const state = createState(scenarioSchema(firstScenario(library)));
  const runs = createScenarioRuns(runners);

  const lede = h("div", {"aria-live": "polite"});
  const notice = h("div", {});
  const tags = h("div", {class: "sh-tags"});
  const busy = h("div", {class: "sh-scenario-busy"});
  const headline = h("div", {});
  const bands = Array.from({length: 7}, FigurePlace);
  const sectors = SectorTable({
    onvalue: (sector, value) => {
      const values = ownSectors(state.get());
      const reasons = ownReasons(state.get());
      if (value === null) {
        values.delete(sector);
        reasons.delete(sector);
      } else values.set(sector, value);
      state.set({sector: asPairs(values), waarom: asPairs(reasons)});
    },
    onreason: (sector, reason) => {
      const reasons = ownReasons(state.get());
      if (reason.trim() === "") reasons.delete(sector);
      else reasons.set(sector, reason.trim());
      state.set({waarom: asPairs(reasons)});
    }
  });
  const waterfall = FigurePlace();
  const content = h(
    "div",
    {class: "sh-scenario-content", role: "region", "aria-label": words.result},
    headline,
    h("h2", {}, scenarioFigures.bands.heading),
    h("div", {class: "sh-trajectories"}, bands),
    h("h2", {}, scenarioFigures.sectors.heading),
    sectors,
    waterfall
  );

  let attempt = 0;
  let drawing: AbortController | null = null;
  state.subscribe(() => void refresh());
  own.subscribe(() => void refresh());
  void refresh();
  return h(
    "div",
    {class: "sh-scenario"},
    lede,
    ScenarioBar({state, library, own: () => own.list(), regions, index}),
    tags,
    notice,
    busy,
    content
  );

  async function refresh(): Promise<void> {
    const mine = ++attempt;
    drawing?.abort(new Error("superseded"));
    busy.replaceChildren();
    try {
      const context = await contextOf();
      if (mine !== attempt) return;
      if (context === null) return;
      const [outcome, all] = [await runs.middle(context), await runs.middleOfRegions(context)];
      if (mine !== attempt) return;
      notice.replaceChildren();
      const results = {outcome, hasBands: false, regions: all, regionsHaveBands: false, variants: new Map()};
      show(context, results);
      setTimeout(() => {
        if (mine === attempt) void draw(context, results);
      }, rest);
    } catch (error) {
      if (mine === attempt) notice.replaceChildren(ErrorCard(error, {retry: () => void refresh()}));
    }
  }

  /** All that the choice names; null when the municipality is none of today, which is then said. */
  async function contextOf(): Promise<ScenarioContext | null> {
    const choice = state.get();
    const chosen = chosenScenario(library, own.list(), choice);
    const year = factsYear(index, chosen.publication.baseYear);
    if (year === null) throw new Error(words.files.noFacts(String(chosen.publication.baseYear)));
    const {file, facts} = await readFacts(year);
    const at = file.regions.findIndex(({code}) => code === choice.gebied);
    const region = file.regions[at];
    if (region === undefined) {
      const choose = (code: string): void => state.set({gebied: code});
      lede.replaceChildren();
      content.hidden = true;
      notice.replaceChildren(RegionNotice(choice.gebied, {regions, index, choose}));
      return null;
    }
    content.hidden = false;
    return {...chosen, choice, file, facts, region, at, system, systemName: system.name};
  }

  /** The draws of the chosen scenario, which can be stopped. */
  async function draw(context: ScenarioContext, results: ScenarioResults): Promise<void> {
    const control = new AbortController();
    drawing = control;
    const progress = Progress({label: words.bandsBusy, cancel: () => control.abort(new Error("stopped"))});
    busy.replaceChildren(progress);
    try {
      const outcome = await runs.withBands(context, {
        signal: control.signal,
        onProgress: (done, total) => progress.update({done, total})
      });
      if (control.signal.aborted) return;
      progress.finish();
      busy.replaceChildren();
      show(context, {...results, outcome, hasBands: true});
    } catch (error) {
      progress.finish();
      if (drawing !== control || (control.signal.aborted && attemptIsNewer(control))) return;
      if (!control.signal.aborted) busy.replaceChildren(ErrorCard(error));
      else
        busy.replaceChildren(
          h("p", {class: "sh-figure-status", role: "status"}, words.bandsStopped),
          h(
            "button",
            {type: "button", class: "sh-button sh-button-small", onclick: () => void draw(context, results)},
            words.bandsAgain
          )
        );
    }
  }

  function show(context: ScenarioContext, results: ScenarioResults): void {
    const view: View = {...context, ...results};
    lede.replaceChildren(Lede(ledeOf(view), {level: "model"}));
    tags.replaceChildren(...tagsOf(view));
    headline.replaceChildren(Headline(view));
    const figures = bandFigures(view);
    bands.forEach((place, at) => place.show(figures[at] ?? null));
    sectors.update(view);
    waterfall.show(waterfallFigure(view));
  }
}

function firstModel([first]: SiteModels["models"]): SystemFile {
  if (first === undefined) throw new Error("a site without system models");
  return first.system;
}

const attemptIsNewer = ({signal}: AbortController): boolean => (signal.reason as Error).message === "superseded";

function tagsOf({file, outcome}: View): HTMLElement[] {
  const isOld = outcome.result.warnings.some(({code}) => code === "old-structure");
  const structure = String(file.structureYear);
  return [
    ...(file.synthetic ? [Tag(words.synthetic, {tone: "warn"})] : []),
    Tag(words.structure(structure)),
    ...(isOld
      ? [Tag(words.example, {tone: "warn", title: words.exampleWhy(structure, String(outcome.path.baseYear))})]
      : [])
  ];
}
