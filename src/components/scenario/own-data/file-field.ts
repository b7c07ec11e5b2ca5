import {scenarioOwnData as words} from "../../../locale/scenario-own-data.js";
import {h, uniqueId} from "../../dom.js";
import {browserEffects, type Effects} from "../../effects.js";
import {TroubleCard} from "../../own-file/trouble.js";

export interface FileFieldOptions {
  title: string;
  help: string;
  /** Reads and keeps a file. What it throws is said, and what was there before stays. */
  onfile: (bytes: Uint8Array, name: string) => Promise<void>;
  onremove: () => void;
  /** What else is asked of a file. */
  more?: HTMLElement;
  /** A file to fill in. */
  example: () => {name: string; text: string};
  effects?: Effects;
}

export interface FileField extends HTMLElement {
  /** What is in use, in sentences; null: nothing. */
  show(used: {name: string; sentences: readonly string[]} | null): void;
  rename(title: string): void;
}

/** A place for one file of the reader's own, chosen or dropped, with what was understood of it. */
export function FileField({
  title,
  help,
  onfile,
  onremove,
  more,
  example,
  effects = browserEffects
}: FileFieldOptions): FileField {
  const id = uniqueId("file");
  const input = h("input", {id, type: "file", accept: ".csv,.tsv,.txt,.xlsx", class: "sh-file-input"});
  const heading = h("h3", {}, title);
  const forWhat = h("span", {class: "sh-visually-hidden"}, `: ${title}`);
  const zone = h("div", {class: "sh-drop"}, h("label", {for: id}, words.choose, forWhat), input);
  const status = h("div", {role: "status", class: "sh-scenario-own-status"});
  const trouble = h("div", {});
  let inUse: string | null = null;
  let attempt = 0;
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    // Emptied, so that the same file can be chosen again after it was corrected.
    if (file) void open(file).then(() => (input.value = ""));
  });
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("sh-drop-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("sh-drop-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("sh-drop-over");
    const file = event.dataTransfer?.files[0];
    if (file) void open(file);
  });
  const saveExample = (): void => {
    const {name, text} = example();
    effects.save(name, new Blob([text], {type: "text/csv"}));
    trouble.replaceChildren(h("p", {class: "sh-field-help", role: "status"}, words.exampleSaved(name)));
  };
  const element = h(
    "div",
    {class: "sh-scenario-own-file"},
    heading,
    h("p", {class: "sh-field-help"}, help),
    zone,
    status,
    more,
    trouble,
    h("button", {type: "button", class: "sh-button sh-button-small", onclick: saveExample}, words.example)
  );
  return Object.assign(element, {
    rename(next: string) {
      heading.textContent = next;
      forWhat.textContent = `: ${next}`;
    },
    show(used: {name: string; sentences: readonly string[]} | null) {
      inUse = used?.name ?? null;
      status.replaceChildren(
        ...(used?.sentences ?? []).map((sentence) => h("p", {}, sentence)),
        ...(used === null
          ? []
          : [h("button", {type: "button", class: "sh-button sh-button-small", onclick: remove}, words.remove)])
      );
    }
  });

  function remove(): void {
    trouble.replaceChildren();
    onremove();
    input.focus();
  }

  async function open(file: File): Promise<void> {
    const mine = ++attempt;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await onfile(bytes, file.name);
      if (mine === attempt) trouble.replaceChildren();
    } catch (error) {
      if (mine !== attempt) return;
      const stands = inUse === null ? words.trouble.none : words.trouble.kept(inUse);
      trouble.replaceChildren(TroubleCard(error, {errors: words.errors, stands}));
    }
  }
}
