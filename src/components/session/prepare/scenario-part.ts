import type {ScenarioFactsFile, ScenarioFactsIndex} from "../../../../loaders/site/scenario-facts-file.js";
import type {ScenarioPublication, ScenarioVariant} from "../../../models/scenario/format.js";
import {scenarioPath} from "../../../models/scenario/scenario-path.js";
import {formatDate} from "../../../locale/format.js";
import {sessionScenario as words} from "../../../locale/session-scenario.js";
import {Combobox} from "../../controls/combobox.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {ErrorCard} from "../../error-card.js";
import {Progress} from "../../progress.js";
import {createFactsReader, defaultDraws, seed} from "../../scenario/scenario-data.js";
import {firstScenario} from "../../scenario/scenario-state.js";
import {siteScenarioFiles, type ScenarioFiles} from "../../scenario/site-scenarios.js";
import {troubleWords} from "../../scenario/trouble-words.js";
import {scenarioRunners, type RunScenarioTask} from "../../workers/scenario-runner.js";
import type {Desk} from "../edit.js";
import {MainButton} from "../small-button.js";
import {LoadedFold} from "./loaded-fold.js";
import {ScenarioOutcomes} from "./scenario-outcomes.js";

export interface ScenarioPartOptions {
  files?: ScenarioFiles;
  run?: RunScenarioTask;
}

/** Questions about what a scenario means for a municipality. Scenarios are fetched when somebody opens this part. */
export function ScenarioPart(
  desk: Desk,
  {files = siteScenarioFiles(), run = scenarioRunners()[0]}: ScenarioPartOptions = {}
): HTMLElement {
  return LoadedFold({
    ...{title: words.title, lede: words.lede, loading: words.loading, trouble: troubleWords},
    load: () => load(files),
    draw: (known) => (known === null || run === undefined ? Nothing() : ScenarioForm(desk, known, run))
  });
}

const Nothing = (): HTMLElement => h("p", {class: "sh-missing"}, words.noScenarios);

interface Known {
  library: readonly ScenarioPublication[];
  regions: ScenarioFactsFile["regions"];
  readFacts: ReturnType<typeof createFactsReader>;
}

/** What this site can lay over its municipalities; null when that is nothing. */
async function load(files: ScenarioFiles): Promise<Known | null> {
  const [all, index] = await Promise.all([files.publications(), files.index()]);
  const library = offered(all, index);
  const [first] = library;
  if (first === undefined) return null;
  const readFacts = createFactsReader(files);
  const {file} = await readFacts(first.baseYear);
  return {library, regions: file.regions, readFacts};
}

/** Publications that count from a year with facts, with the scenarios of them that have a usable unemployment. */
const offered = (library: readonly ScenarioPublication[], {years}: ScenarioFactsIndex): ScenarioPublication[] =>
  library
    .filter(({baseYear}) => years.includes(baseYear))
    .map((each) => ({...each, variants: each.variants.filter((variant) => yearsOf(each, variant).length > 0)}))
    .filter(({variants}) => variants.length > 0);

const yearsOf = (publication: ScenarioPublication, {id}: ScenarioVariant): string[] =>
  scenarioPath(publication, id).years.flatMap(({year, unemploymentChange}) =>
    unemploymentChange === null ? [] : [String(year)]
  );

function ScenarioForm(desk: Desk, {library, regions, readFacts}: Known, run: RunScenarioTask): HTMLElement {
  const {session} = desk.store;
  const held = library.find(({variants}) => variants.some(({id}) => id === session.snapshot?.scenario));
  const publication = Select(
    library.map(({id, publisher, title, published}) => ({
      ...{value: id, label: words.published(publisher, title, formatDate(published))}
    })),
    {label: words.publication, value: held?.id ?? firstScenario(library).publication}
  );
  const place = regions.some(({code}) => code === session.region) ? (session.region ?? null) : null;
  const region = Combobox(
    regions.map(({code, name}) => ({value: code, label: name})),
    {label: words.region, value: place}
  );
  const variants = h("div", {class: "sh-session-row"});
  const result = h("div", {"aria-live": "polite"});
  let variant = Select([], {label: words.scenario});
  let year = Select([], {label: words.year});
  let running = new AbortController();
  publication.addEventListener("input", () => drawVariants());
  region.addEventListener("input", forget);
  drawVariants(session.snapshot?.scenario ?? firstScenario(library).variant);
  return h(
    "div",
    {},
    h("div", {class: "sh-session-row"}, publication),
    variants,
    h("div", {class: "sh-session-row"}, region),
    h(
      "p",
      {},
      MainButton(words.find, () => void find())
    ),
    result
  );

  /** An outcome of another choice is not left standing. */
  function forget(): void {
    running.abort(new Error("superseded"));
    running = new AbortController();
    result.replaceChildren();
  }

  function chosen(): {publication: ScenarioPublication; variant: ScenarioVariant} | null {
    const from = library.find(({id}) => id === publication.value);
    const own = from?.variants.find(({id}) => id === variant.value);
    return from === undefined || own === undefined ? null : {publication: from, variant: own};
  }

  function drawVariants(wanted?: string): void {
    const own = library.find(({id}) => id === publication.value)?.variants ?? [];
    const value = own.find(({id}) => id === wanted)?.id ?? own[0]?.id ?? "";
    variant = Select(
      own.map(({id, label}) => ({value: id, label})),
      {label: words.scenario, value}
    );
    variant.addEventListener("input", drawYears);
    drawYears();
  }

  function drawYears(): void {
    forget();
    const now = chosen();
    const years = now === null ? [] : yearsOf(now.publication, now.variant);
    year = Select(
      years.map((each) => ({value: each, label: each})),
      {label: words.year, value: years.at(-1) ?? ""}
    );
    year.addEventListener("input", forget);
    variants.replaceChildren(variant, year);
  }

  async function find(): Promise<void> {
    forget();
    const now = chosen();
    const at = regions.find(({code}) => code === region.value);
    if (now === null) return;
    if (at === undefined) return result.replaceChildren(h("p", {class: "sh-missing"}, words.noRegion));
    const mine = running;
    const period = year.value;
    const progress = Progress({label: words.busy, cancel: forget});
    result.replaceChildren(progress);
    try {
      const {file, facts} = await readFacts(now.publication.baseYear);
      mine.signal.throwIfAborted();
      const outcome = await run(
        "region",
        {
          ...{publication: now.publication, variant: now.variant.id, facts},
          options: {
            ...{region: at.code, draws: defaultDraws, seed, theta: 1},
            together: file.regions.map(({corop}) => corop)
          }
        },
        {signal: mine.signal, onProgress: (done, total) => progress.update({done, total})}
      );
      if (mine !== running) return;
      const home = file.regions.findIndex(({code}) => code === at.code);
      const start = facts.unemployment[home] ?? NaN;
      const made = {...now, region: at, boundaryYear: file.boundaryYear, start, result: outcome.result};
      result.replaceChildren(...ScenarioOutcomes(desk, {run: made, period, file, outcome, home}));
    } catch (error) {
      if (mine === running) result.replaceChildren(ErrorCard(troubleWords(error), {retry: () => void find()}));
    } finally {
      progress.finish();
    }
  }
}
