import {formatNumber} from "../../../locale/format.js";
import {systemMap} from "../../../locale/system-map.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {browserEffects, type Effects} from "../../effects.js";
import {ModelTroubleCard} from "../file/model-trouble-card.js";
import type {ModelStore} from "../model-store.js";
import type {SiteModel} from "../site-models.js";
import {longestLink, modelFileName, modelText, packModel, readModelFile, unpackModel} from "./model-file.js";

const words = systemMap.file;
const linkKey = "#model=";

/** Choosing, saving, opening and sharing a model. Nothing is lost: what was open can be taken back. */
export function FileBar(
  store: ModelStore,
  models: readonly SiteModel[],
  effects: Pick<Effects, "save"> = browserEffects
): {element: HTMLElement; drop(target: HTMLElement): void} {
  const status = h("div", {class: "sh-model-status", role: "status"});
  const say = (...content: (Node | string)[]): void => status.replaceChildren(...content);
  const chooser = h("div", {});
  const previous = h("div", {});
  const picker = h("input", {
    type: "file",
    accept: ".json,application/json",
    class: "sh-visually-hidden",
    tabindex: -1,
    "aria-label": words.choose,
    onchange: () => {
      const [file] = picker.files ?? [];
      if (file) void openFile(file);
      picker.value = "";
    }
  });
  const button = (text: string, onclick: () => void): HTMLElement =>
    h("button", {type: "button", class: "sh-button", onclick}, text);
  const element = h(
    "div",
    {class: "sh-model-files", role: "group", "aria-label": words.label},
    h(
      "div",
      {class: "sh-bar-row"},
      chooser,
      button(words.save, () =>
        effects.save(modelFileName(store.name), new Blob([modelText(store.system)], {type: "application/json"}))
      ),
      button(words.open, () => picker.click()),
      button(words.share, () => void share()),
      previous,
      picker
    ),
    status
  );
  store.subscribe(draw);
  draw();
  offerLink();
  return {element, drop};

  function draw(): void {
    const own = "-";
    const current = models.find(({system}) => system.name === store.name && !store.changed)?.id ?? own;
    const choices = models.map(({id, system}) => ({value: id, label: system.name}));
    if (current === own) choices.unshift({value: own, label: store.changed ? systemMap.own(store.name) : store.name});
    const select = Select(choices, {label: systemMap.model, value: current});
    select.addEventListener("input", () => {
      const chosen = models.find(({id}) => id === select.value);
      if (chosen) store.open(chosen.system, chosen.system.name);
    });
    chooser.replaceChildren(select);
    const before = store.previous;
    previous.replaceChildren(
      ...(before === null || before.name === store.name
        ? []
        : [button(words.previous(before.name), () => store.open(before.system, before.name))])
    );
  }

  async function openFile(file: File): Promise<void> {
    try {
      const system = await readModelFile(file);
      store.open(system, system.name);
      say(words.opened(system.name));
    } catch (error) {
      say(ModelTroubleCard(error));
    }
  }

  async function share(): Promise<void> {
    const packed = packModel(store.system);
    if (packed.length > longestLink) {
      say(words.tooLarge(formatNumber(packed.length, 0), formatNumber(longestLink, 0)));
      return;
    }
    const address = `${location.href.replace(/#.*$/, "")}${linkKey}${packed}`;
    try {
      await navigator.clipboard.writeText(address);
      say(words.shared);
    } catch {
      say(
        `${words.sharedHere} `,
        h("input", {type: "text", readonly: true, value: address, "aria-label": words.sharedHere})
      );
    }
  }

  /** A model in the address is offered, never put over one's own work. */
  function offerLink(): void {
    const {hash} = globalThis.location ?? {hash: ""};
    if (!hash.startsWith(linkKey)) return;
    try {
      const system = unpackModel(hash.slice(linkKey.length));
      say(
        `${words.fromLink(system.name)} `,
        button(words.openLink, () => {
          store.open(system, system.name);
          say(words.opened(system.name));
          history.replaceState(history.state, "", location.href.replace(/#.*$/, ""));
        }),
        " ",
        button(words.keepOwn, () => say())
      );
    } catch (error) {
      say(ModelTroubleCard(error));
    }
  }

  function drop(target: HTMLElement): void {
    target.addEventListener("dragover", (event) => event.preventDefault());
    target.addEventListener("drop", (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) void openFile(file);
    });
  }
}
