import {mixPosition} from "../../models/scenario/structure.js";
import type {SystemFile} from "../../models/system/format.js";
import {scenarioPage as words} from "../../locale/scenario.js";
import {h} from "../dom.js";
import {ErrorCard} from "../error-card.js";
import type {MapShapes} from "../map-shapes.js";
import {createState} from "../state.js";
import {loadSiteModels, type SiteModels} from "../system/site-models.js";
import {BesideSection} from "./beside/beside-section.js";
import type {Hindsight} from "./hindsight.js";
import {OwnData} from "./own-data/own-data-section.js";
import {createOwnFiles} from "./own-data/own-files.js";
import {ownUse} from "./own-data/own-use.js";
import {ownPublications, type OwnPublications} from "./own/own-publications.js";
import {RegionNotice} from "./region-notice.js";
import {ScenarioBar} from "./scenario-bar.js";
import {chosenScenario, createFactsReader, factsYear, type ScenarioContext} from "./scenario-data.js";
import {createScenarioEngine} from "./scenario-engine.js";
import {createScenarioRuns, siteRunners, type ScenarioRunners} from "./scenario-runs.js";
import {ScenarioSections} from "./scenario-sections.js";
import {firstScenario, scenarioSchema, type ScenarioChoice} from "./scenario-state.js";
import {siteScenarioFiles, type ScenarioFiles} from "./site-scenarios.js";
import {troubleWords} from "./trouble-words.js";

export interface ScenarioViewOptions {
  shapes?: MapShapes | null;
  hindsight?: Hindsight | null;
  files?: ScenarioFiles;
  models?: () => Promise<SiteModels>;
  own?: OwnPublications;
  runners?: ScenarioRunners;
}

/** The page Scenario: a national scenario laid over one municipality, down to care, with bands. */
export async function ScenarioView({
  shapes = null,
  hindsight = null,
  files = siteScenarioFiles(),
  models = loadSiteModels,
  own = ownPublications(),
  runners = siteRunners()
}: ScenarioViewOptions = {}): Promise<HTMLElement> {
  const [library, index, {models: systems}] = await Promise.all([files.publications(), files.index(), models()]);
  const system = firstModel(systems);
  const newest = index.years.at(-1);
  if (newest === undefined) return ErrorCard(words.files.noFacts("2019"));
  const readFacts = createFactsReader(files);
  const known = await readFacts(newest);
  const {regions} = known.file;
  const state = createState(scenarioSchema(firstScenario(library)));
  const notice = h("div", {});
  const ownFiles = createOwnFiles();
  const ownData = OwnData({
    ...{files: ownFiles, known, onregion: (listener) => void state.subscribe(listener)},
    region: () => regions.find(({code}) => code === state.get().gebied) ?? null
  });
  const runs = createScenarioRuns(runners);
  const beside = BesideSection({state, library, own: () => own.list(), runs, contextOf});
  const engine = createScenarioEngine(runs, (view) => {
    sections.content.hidden = false;
    notice.replaceChildren();
    sections.show(view);
  });
  const sections = ScenarioSections({state, shapes, ask: engine.ask, beside, hindsight});
  let attempt = 0;
  state.subscribe(() => void refresh());
  own.subscribe(() => void refresh());
  ownFiles.subscribe(() => void refresh());
  void refresh();
  return h(
    "div",
    {class: "sh-scenario"},
    sections.lede,
    ScenarioBar({state, library, own: () => own.list(), regions, index, files: ownFiles, ownData}),
    sections.tags,
    notice,
    engine.busy,
    sections.content
  );

  async function refresh(): Promise<void> {
    const mine = ++attempt;
    try {
      const context = await contextOf(state.get());
      if (mine !== attempt) return;
      if (context !== null) return await engine.start(context);
      engine.stop();
      sections.lede.replaceChildren();
      sections.content.hidden = true;
      const choose = (code: string): void => state.set({gebied: code});
      notice.replaceChildren(RegionNotice(state.get().gebied, {regions, index, choose}));
    } catch (error) {
      if (mine !== attempt) return;
      engine.stop();
      sections.lede.replaceChildren();
      sections.content.hidden = true;
      notice.replaceChildren(ErrorCard(troubleWords(error), {retry: () => void refresh()}));
    }
  }

  /** All that a choice names; null when the municipality is none of today. */
  async function contextOf(choice: ScenarioChoice): Promise<ScenarioContext | null> {
    const chosen = chosenScenario(library, own.list(), choice);
    const year = factsYear(index, chosen.publication.baseYear);
    if (year === null) throw new Error(words.files.noFacts(String(chosen.publication.baseYear)));
    const {file, facts: published} = await readFacts(year);
    const at = file.regions.findIndex(({code}) => code === choice.gebied);
    const region = file.regions[at];
    if (region === undefined) {
      // A municipality of today, but without jobs: the same error as of the command.
      if (file.withoutMix.includes(choice.gebied)) mixPosition(published.mix, choice.gebied);
      return null;
    }
    const {facts, use} = await ownUse({
      ...{file, facts: published, region, choice, files: ownFiles},
      ...{baseYear: chosen.publication.baseYear, multipliers: runs.multipliers}
    });
    return {...chosen, choice, file, facts, region, at, system, systemName: system.name, own: use};
  }
}

function firstModel([first]: SiteModels["models"]): SystemFile {
  if (first === undefined) throw new Error("a site without system models");
  return first.system;
}
