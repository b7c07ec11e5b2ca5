import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {systemMap} from "../../../locale/system-map.js";
import {Select} from "../../controls/select.js";
import {h, type Child} from "../../dom.js";
import {browserEffects, type Effects} from "../../effects.js";
import {keepFocus} from "../../explore/keep-focus.js";
import {ModelTroubleCard} from "./model-trouble-card.js";
import type {ModelStore} from "../model-store.js";
import type {SiteModel} from "../site-models.js";
import {longestLink, longLink, modelFileName, modelText, packModel, readModelFile, unpackModel} from "./model-file.js";

const words = systemMap.file;
const linkKey = "#model=";

export interface FileBar {
  /** The choice of a model, and buttons to save, open and share. */
  readonly element: HTMLElement;
  /** What happened, and what there is to choose; to stand outside what folds. */
  readonly status: HTMLElement;
  /** Asks before another model takes the place of one with changes; opens it at once when there are none. */
  offer(system: SystemFile, name: string): void;
}

/** Choosing, saving, opening and sharing a model. Nothing is lost: what was open can be taken back. */
export function FileBar(
  store: ModelStore,
  models: readonly SiteModel[],
  effects: Pick<Effects, "save" | "copy"> = browserEffects
): FileBar {
  const status = h("div", {class: "sh-model-status", role: "status"});
  const say = (...content: Child[]): void => status.replaceChildren(h("div", {}, content));
  const chooser = h("div", {class: "sh-model-choice"});
  const picker = h("input", {
    type: "file",
    accept: ".json,.xmile,.stmx,.itmx,.mdl,application/json",
    class: "sh-visually-hidden",
    tabindex: -1,
    "aria-label": words.choose,
    onchange: () => {
      const [file] = picker.files ?? [];
      // Emptied, so that the same file can be chosen again after it was corrected.
      if (file) void openFile(file).then(() => (picker.value = ""));
    }
  });
  const button = (text: string, onclick: () => void): HTMLElement =>
    h("button", {type: "button", class: "sh-button", onclick}, text);
  const element = h(
    "div",
    {class: "sh-model-files", role: "group", "aria-label": words.label},
    chooser,
    button(words.save, save),
    button(words.open, () => picker.click()),
    button(words.share, () => void share()),
    picker
  );
  store.subscribe(draw);
  draw();
  watchDrops();
  globalThis.addEventListener?.("hashchange", () => void offerLink());
  void offerLink();
  return {element, status, offer};

  function draw(): void {
    const own = "-";
    const current = siteModelOf(store, models)?.id ?? own;
    const choices = models.map(({id, system}) => ({value: id, label: system.name}));
    if (current === own) choices.unshift({value: own, label: store.changed ? systemMap.own(store.name) : store.name});
    const before = store.previous;
    const kept = "--";
    // A model of the site that was not changed is in the list already.
    const isOwn = before !== null && (before.changed || !models.some(({system}) => system.name === before.name));
    if (isOwn && before.name !== store.name) choices.push({value: kept, label: words.previous(before.name)});
    const select = Select(choices, {label: systemMap.model, value: current});
    select.addEventListener("input", () => {
      const chosen = select.value === kept ? before : models.find(({id}) => id === select.value);
      if (chosen == null) return;
      open(chosen.system, "name" in chosen ? chosen.name : chosen.system.name);
    });
    keepFocus(chooser, () => chooser.replaceChildren(select));
  }

  function open(system: SystemFile, name: string, notes: readonly string[] = []): void {
    store.open(system, name);
    say([words.opened(name), ...notes].join(" "));
  }

  function save(): void {
    const name = modelFileName(store.name);
    effects.save(name, new Blob([modelText(store.system)], {type: "application/json"}));
    say(words.saved(name));
  }

  async function openFile(file: File): Promise<void> {
    try {
      const {system, notes} = await readModelFile(file);
      open(system, system.name, notes);
    } catch (error) {
      say(ModelTroubleCard(error));
    }
  }

  async function share(): Promise<void> {
    const packed = await packModel(store.system);
    const [size, most] = [formatNumber(packed.length, 0), formatNumber(longestLink, 0)];
    if (packed.length > longestLink) return say(words.tooLarge(size, most));
    const address = `${location.href.replace(/[?#].*$/, "")}${linkKey}${packed}`;
    const careful = packed.length > longLink ? ` ${words.long(size)}` : "";
    try {
      await effects.copy(address);
      say(`${words.shared}${careful}`);
    } catch {
      const field = h("input", {type: "text", readonly: true, value: address, "aria-label": words.sharedHere});
      say(words.sharedHere, " ", field, careful);
      field.select();
    }
  }

  /** A model in the address is offered, never put over one's own work. */
  async function offerLink(): Promise<void> {
    const {hash} = globalThis.location ?? {hash: ""};
    if (!hash.startsWith(linkKey)) return;
    try {
      const system = await unpackModel(hash.slice(linkKey.length));
      ask(words.fromLink(system.name, countWords(system)), system, system.name, forgetLink);
    } catch (error) {
      say(ModelTroubleCard(error));
    }
  }

  function forgetLink(): void {
    history.replaceState(history.state, "", location.href.replace(/#.*$/, ""));
  }

  function offer(system: SystemFile, name: string): void {
    if (store.changed) ask(words.fromAddress(name, store.name), system, name, () => undefined);
    else store.open(system, name);
  }

  function ask(question: string, system: SystemFile, name: string, done: () => void): void {
    const answer = (act: () => void) => () => {
      say();
      done();
      act();
    };
    say(
      h("p", {}, question),
      h(
        "p",
        {class: "sh-model-answers"},
        button(
          words.openLink,
          answer(() => open(system, name))
        ),
        " ",
        button(
          words.keepOwn,
          answer(() => undefined)
        )
      )
    );
  }

  /** A file that misses the map would replace the page, and with it all that was not saved. */
  function watchDrops(): void {
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file && element.isConnected) void openFile(file);
    });
  }
}

/** The model of the site that is open as it stands there; undefined for one of the reader's own. */
export const siteModelOf = (
  {name, changed}: Pick<ModelStore, "name" | "changed">,
  models: readonly SiteModel[]
): SiteModel | undefined => (changed ? undefined : models.find(({system}) => system.name === name));

const countWords = ({variables, links}: SystemFile): string =>
  words.counts(formatNumber(variables.length, 0), formatNumber(links.length, 0));
