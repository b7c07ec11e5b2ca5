import type {ScenarioPublication} from "../../models/scenario/format.js";
import {scenarioPage as words} from "../../locale/scenario.js";
import {nl} from "../../locale/nl.js";
import {h} from "../dom.js";
import {figure} from "../figure.js";
import {LevelLabel} from "../level-label.js";
import type {MapShapes} from "../map-shapes.js";
import {SourceLine} from "../source-line.js";
import {loadSiteModels, type SiteModels} from "../system/site-models.js";
import {Tag} from "../tag.js";
import {bandFigures} from "./band-figures.js";
import {budgetFigure} from "./budget-figure.js";
import type {FigureSpec} from "./figure-place.js";
import {noOwnUse} from "./own-data/with-own.js";
import {Headline} from "./headline.js";
import {ownPublications} from "./own/own-publications.js";
import {partsFigure} from "./parts-figure.js";
import {regionsFigure} from "./regions-figure.js";
import {chosenScenario, createFactsReader, factsYear, type ScenarioView} from "./scenario-data.js";
import {createScenarioRuns, siteRunners, type ScenarioRunners} from "./scenario-runs.js";
import {asPairs, firstScenario, scenarioSchema, type ScenarioChoice} from "./scenario-state.js";
import {scenarioSources} from "./scenario-sources.js";
import {siteScenarioFiles, type ScenarioFiles} from "./site-scenarios.js";
import {waterfallFigure} from "./waterfall-figure.js";

export interface ListedScenario {
  id: string;
  label: string;
  story: string;
  publication: string;
  title: string;
  publisher: string;
  published: string;
  baseYear: number;
  /** The reader's own, kept in this browser. */
  isOwn: boolean;
}

export interface ScenarioOptions {
  /** How far municipalities part in unemployment, from 0 to 1 (1). */
  theta?: number;
  /** One factor on links estimated between municipalities; a band from a half to double when left out. */
  transfer?: 0.5 | 1 | 2;
  /** Growth in the first year of sectors in %, in place of the publication's: `{"B-E": -12}`. */
  sectors?: Readonly<Record<string, number>>;
  /** Jobs more or less at one large employer. */
  jobs?: number;
  /** Draw the bands, which takes seconds (true). */
  bands?: boolean;
  signal?: AbortSignal;
}

export interface ScenarioSources {
  files?: ScenarioFiles;
  models?: () => Promise<SiteModels>;
  runners?: ScenarioRunners;
}

/** What a scenario does to a municipality: `outcome.result` holds the numbers, the charts take it as it is. */
export type ProjectedScenario = ScenarioView;

/** Every scenario there is: those of the library, then the reader's own. */
export async function scenarios({files = siteScenarioFiles()}: ScenarioSources = {}): Promise<ListedScenario[]> {
  const library = await files.publications();
  const listed = (publications: readonly ScenarioPublication[], isOwn: boolean): ListedScenario[] =>
    publications.flatMap(({id: publication, title, publisher, published, baseYear, variants}) =>
      variants.map(({id, label, story}) => ({
        ...{id, label, story, publication, title, publisher, published, baseYear, isOwn}
      }))
    );
  return [...listed(library, false), ...listed(ownPublications().list(), true)];
}

/**
 * Lays a scenario over a municipality, down to care. Rejects in Dutch for an unknown scenario or municipality.
 *
 * @param id such as "cpb-2020-03-s4"
 * @param region code of a municipality of the latest division, such as "GM0794"
 */
export async function projectScenario(
  id: string,
  region: string,
  {theta = 1, transfer, sectors = {}, jobs = 0, bands = true, signal}: ScenarioOptions = {},
  {files = siteScenarioFiles(), models = loadSiteModels, runners = siteRunners()}: ScenarioSources = {}
): Promise<ProjectedScenario> {
  const [library, index, {models: known}] = await Promise.all([files.publications(), files.index(), models()]);
  const own = ownPublications().list();
  const publication = [...library, ...own].find(({variants}) => variants.some((variant) => variant.id === id));
  const system = known[0]?.system;
  if (publication === undefined || system === undefined) throw new Error(words.notebook.noScenario(id));
  const choice: ScenarioChoice = {
    ...initialChoice(library),
    ...{publicatie: publication.id, scenario: id, gebied: region, theta, banen: jobs},
    overdracht: transfer === undefined ? "band" : transfer === 0.5 ? "0.5" : transfer === 1 ? "1" : "2",
    sector: asPairs(new Map(Object.entries(sectors)))
  };
  const year = factsYear(index, publication.baseYear);
  if (year === null) throw new Error(words.files.noFacts(String(publication.baseYear)));
  const {file, facts} = await createFactsReader(files)(year);
  const at = file.regions.findIndex(({code}) => code === region);
  const found = file.regions[at];
  if (found === undefined) throw new Error(words.region.unknown(region));
  const chosen = chosenScenario(library, own, choice);
  const context = {...chosen, choice, file, facts, region: found, at, system, systemName: system.name, own: noOwnUse};
  const runs = createScenarioRuns(runners);
  const work = {signal: signal ?? new AbortController().signal};
  const outcome = bands ? await runs.withBands(context, work) : await runs.middle(context);
  const regions = await runs.middleOfRegions(context);
  return {
    ...context,
    outcome,
    hasBands: bands,
    regions,
    regionsHaveBands: false,
    isStopped: false,
    regionsCare: null,
    tornado: null,
    variants: new Map([[id, outcome]])
  };
}

function initialChoice(library: readonly ScenarioPublication[]): ScenarioChoice {
  const schema = scenarioSchema(firstScenario(library));
  return Object.fromEntries(Object.entries(schema).map(([name, {initial}]) => [name, initial])) as ScenarioChoice;
}

const drawn = ({body, options}: FigureSpec): HTMLElement => figure(body, options);

/** What the scenario means here in the last year, in words, with its level and sources. */
export const ScenarioHeadline = (scenario: ProjectedScenario): HTMLElement =>
  h(
    "div",
    {},
    Headline(scenario),
    h(
      "p",
      {class: "sh-tags"},
      LevelLabel("model"),
      scenario.file.synthetic ? [" ", Tag(nl.figure.synthetic, {tone: "warn"})] : null
    ),
    SourceLine(scenarioSources(scenario, {care: true}))
  );

/** The course of unemployment, benefits and care over the years, each a figure with its bands. */
export const ScenarioCourses = (scenario: ProjectedScenario): HTMLElement =>
  h("div", {class: "sh-trajectories"}, bandFigures(scenario).map(drawn));

/** How the growth in the first year is made up: the country, the mix of sectors, and what is local. */
export const ScenarioWaterfall = (scenario: ProjectedScenario): HTMLElement => drawn(waterfallFigure(scenario));

/** What the band comes from. Throws, in Dutch, for a scenario without bands. */
export function ScenarioParts(scenario: ProjectedScenario): HTMLElement {
  const spec = partsFigure(scenario);
  if (spec === null) throw new Error(words.notebook.noBands);
  return drawn(spec);
}

/** One measure for all municipalities on a map: `FileAttachment("../data/map.json").json()` has the shapes. */
export function ScenarioMap(
  scenario: ProjectedScenario,
  shapes: MapShapes,
  {measure = "unemploymentChange"}: {measure?: ScenarioChoice["kaart"]} = {}
): HTMLElement {
  const choice = {...scenario.choice, kaart: measure};
  const spec = regionsFigure({...scenario, choice}, {shapes, choose: () => undefined});
  if (spec === null) throw new Error(words.trouble["no-unemployment"]);
  return drawn(spec);
}

/** The table for kadernota and begroting: per 1,000, persons and, with prices, euros. */
export const ScenarioBudget = (scenario: ProjectedScenario): HTMLElement => drawn(budgetFigure(scenario));
