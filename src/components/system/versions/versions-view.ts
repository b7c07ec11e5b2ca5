import {InputError} from "../../../models/errors.js";
import type {SystemDiff} from "../../../models/system/diff/types.js";
import {versions as words} from "../../../locale/system-versions.js";
import {Bar} from "../../controls/bar.js";
import {Select} from "../../controls/select.js";
import {StateTools} from "../../controls/state-tools.js";
import {h, uniqueId} from "../../dom.js";
import {keepFocus} from "../../explore/keep-focus.js";
import type {Work} from "../../explore/result-area.js";
import {Lede} from "../../prose.js";
import {textField} from "../../state-fields.js";
import {createState, type State} from "../../state.js";
import {systemTaskRunner, type RunSystemTask} from "../../workers/system-runner.js";
import {finishInSlices, type Steps} from "../diagram/in-slices.js";
import {ModelArea} from "../model-area.js";
import {siteModelStore, type ModelStore} from "../model-store.js";
import {loadSiteModels, type SiteModels} from "../site-models.js";
import {readModelFile} from "../file/model-file.js";
import {ModelTroubleCard} from "../file/model-trouble-card.js";
import {SideDiagrams} from "./side-diagrams.js";
import {firstChoices, versionChoices, type Version} from "./version-choices.js";
import {ChangesFigure, EffectsFigure, SingleFigure} from "./version-figures.js";
import {versionLede} from "./version-lede.js";
import {outcomeRows, OutcomesFigure, type OutcomeRow} from "./version-outcomes.js";

/** The page Versies vergelijken: two versions of a model, what differs, and what that does to the goals. */
export async function VersionsView({
  store,
  models,
  run = systemTaskRunner()
}: {store?: ModelStore; models?: SiteModels; run?: RunSystemTask} = {}): Promise<HTMLElement> {
  const own = store ?? (await siteModelStore());
  const {models: site} = models ?? (await loadSiteModels());
  let file: {system: Version["system"]; name: string} | null = null;
  let versions = versionChoices(own, site, file);
  const first = firstChoices(own, versions);
  const state = createState({a: textField(first.a), b: textField(first.b)});
  const lede = h("div", {"aria-live": "polite"});
  const area = ModelArea(words.result);
  const bar = h("div", {});
  const tools = StateTools(state);
  const trouble = h("div", {});
  let maps: ReturnType<typeof SideDiagrams> | null = null;
  state.subscribe(refresh);
  own.subscribe(() => {
    versions = versionChoices(own, site, file);
    refresh();
  });
  refresh();
  return h("div", {class: "sh-versions"}, lede, bar, FilePicker(openFile), trouble, area);

  function refresh(): void {
    keepFocus(bar, () => bar.replaceChildren(controls(state, versions, tools)));
    const pair = {a: versionOf(versions, state.get().a, first.a), b: versionOf(versions, state.get().b, first.b)};
    void area.show((work) => compare(pair, work));
  }

  async function compare(pair: {a: Version; b: Version}, work: Work): Promise<HTMLElement[]> {
    const {a, b} = pair;
    const diff = await run("diff", {a: a.system, b: b.system}, work);
    const outcomes = diff.same ? [] : await outcomesOf(pair, work);
    lede.replaceChildren(Lede(versionLede(diff, pair, outcomes), {level: "model"}));
    maps?.dispose();
    maps = null;
    if (diff.same) return [];
    const drawn = await finishInSlices(figures(diff, pair, outcomes), work);
    maps = SideDiagrams(diff, pair);
    return [...drawn, maps];
  }

  /** Where both versions end with all their measures; a version that cannot be run has no outcomes to show. */
  async function outcomesOf({a, b}: {a: Version; b: Version}, work: Work): Promise<OutcomeRow[]> {
    const end = async ({system}: Version): Promise<Record<string, (number | null)[]>> => {
      const options = {times: [Math.min(a.system.horizon, b.system.horizon)], interventions: allOf(system)};
      return (await run("simulate", {system, options}, work)).values;
    };
    try {
      return outcomeRows(a.system, b.system, await end(a), await end(b));
    } catch (error) {
      if (error instanceof InputError) return [];
      throw error;
    }
  }

  async function openFile(chosen: File): Promise<void> {
    try {
      const {system} = await readModelFile(chosen);
      file = {system, name: system.name};
      versions = versionChoices(own, site, file);
      trouble.replaceChildren();
      if (state.get().b === "bestand") refresh();
      else state.set({b: "bestand"});
    } catch (error) {
      trouble.replaceChildren(ModelTroubleCard(error));
    }
  }
}

const allOf = ({interventions}: Version["system"]): string[] => interventions.map(({id}) => id);

type VersionsState = State<{a: ReturnType<typeof textField>; b: ReturnType<typeof textField>}>;

function* figures(
  diff: SystemDiff,
  pair: {a: Version; b: Version},
  outcomes: readonly OutcomeRow[]
): Steps<HTMLElement[]> {
  const drawn: HTMLElement[] = [ChangesFigure(diff, pair)];
  yield;
  if (diff.effects.some(({goals}) => goals.length > 0)) drawn.push(EffectsFigure(diff, pair));
  yield;
  if (outcomes.length > 0) drawn.push(OutcomesFigure(outcomes, pair));
  yield;
  if (diff.single.length > 1) drawn.push(SingleFigure(diff, pair));
  yield;
  return drawn;
}

/** A version by its id in the address; what is there no more falls back to the first choice. */
function versionOf(versions: readonly Version[], id: string, fallback: string): Version {
  const found = versions.find((each) => each.id === id) ?? versions.find((each) => each.id === fallback);
  const [own] = versions;
  const version = found ?? own;
  if (version === undefined) throw new Error("missing version: there is always one's own");
  return version;
}

function controls(state: VersionsState, versions: readonly Version[], tools: HTMLElement): HTMLElement {
  const choices = versions.map(({id, label}) => ({value: id, label}));
  const a = Select(choices, {label: words.before, value: state.get().a});
  const b = Select(choices, {label: words.after, value: state.get().b});
  a.addEventListener("input", () => state.set({a: a.value}));
  b.addEventListener("input", () => state.set({b: b.value}));
  const labelOf = (id: string): string => versions.find((each) => each.id === id)?.label ?? id;
  const swap = h(
    "button",
    {type: "button", class: "sh-button", onclick: () => state.set({a: state.get().b, b: state.get().a})},
    words.swap
  );
  return Bar([h("div", {class: "sh-bar-row"}, a, b, swap)], {
    tools,
    summary: () => words.summary(labelOf(state.get().a), labelOf(state.get().b))
  });
}

function FilePicker(open: (file: File) => Promise<void>): HTMLElement {
  const [id, help] = [uniqueId("file"), uniqueId("help")];
  const input = h("input", {
    ...{
      id,
      type: "file",
      accept: ".json,.xmile,.stmx,.itmx,.mdl,application/json",
      class: "sh-file-input",
      "aria-describedby": help
    },
    onchange: () => {
      const [chosen] = input.files ?? [];
      // Emptied, so that the same file can be chosen again after it was corrected.
      if (chosen) void open(chosen).then(() => (input.value = ""));
    }
  });
  return h(
    "div",
    {class: "sh-field sh-version-file"},
    h("label", {for: id}, words.file),
    input,
    h("p", {id: help, class: "sh-field-help"}, words.fileHelp)
  );
}
