import {InputError} from "../../../models/errors.js";
import {copyPublication} from "../../../models/scenario/edit-publication.js";
import type {ScenarioPublication} from "../../../models/scenario/format.js";
import {readPublication} from "../../../models/scenario/read-publication.js";
import {formatCount, isoDay} from "../../../locale/format.js";
import {ownScenario as words} from "../../../locale/own-scenario.js";
import {Select} from "../../controls/select.js";
import {DocumentHistory} from "../../controls/document-history.js";
import {h, type Child} from "../../dom.js";
import {browserEffects, type Effects} from "../../effects.js";
import {ErrorCard} from "../../error-card.js";
import {Lede} from "../../prose.js";
import {createState} from "../../state.js";
import {textField} from "../../state-fields.js";
import {EditTable} from "./edit-table.js";
import {MakeForm} from "./make-form.js";
import {OwnList} from "./own-list.js";
import {ownPublications, type OwnPublications} from "./own-publications.js";
import {freeId, publicationFileName, publicationText, readPublicationText} from "./publication-file.js";
import {TextField} from "./text-field.js";

const stateSchema = {wijzig: textField("", {pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/})};

/**
 * The page Eigen scenario: a new publication from four numbers, a copy of one that is there, changed with a reason for
 * each number, kept in this browser and saved to and opened from a file.
 */
export function OwnScenarioView(
  {publications: contents}: {publications: readonly unknown[]},
  {store = ownPublications(), effects = browserEffects}: {store?: OwnPublications; effects?: Effects} = {}
): HTMLElement {
  const library = contents.map((content) => readPublication(content, "scenarios.json"));
  const state = createState(stateSchema);
  const lede = h("div", {"aria-live": "polite"});
  const list = h("div");
  const status = h("div", {role: "status", class: "sh-model-status"});
  const editor = h("section", {class: "sh-own-editor"});
  const say = (...content: Child[]): void => status.replaceChildren(h("div", {}, content));
  const today = isoDay(effects.now());
  const history = DocumentHistory({
    undo: () => take(() => store.undo()),
    redo: () => take(() => store.redo()),
    get canUndo() {
      return store.canUndo;
    },
    get canRedo() {
      return store.canRedo;
    },
    subscribe: (listener) => store.subscribe(listener)
  });
  let edited: ScenarioPublication | undefined;
  const titles = new Map(library.map(({id, title}) => [id, title]));
  store.subscribe(draw);
  state.subscribe(openEditor);
  draw();
  openEditor();
  return h(
    "div",
    {class: "sh-own-scenario"},
    lede,
    history,
    h("section", {}, h("h2", {}, words.list.title), list, h("p", {}, fileButton()), status),
    editor,
    h(
      "section",
      {class: "sh-screen-only"},
      h("h2", {}, words.make.title),
      MakeForm({today, freeId: idFor, onmade: (made) => void keep(made)})
    ),
    h("section", {class: "sh-screen-only"}, h("h2", {}, words.copy.title), copyForm())
  );

  function draw(): void {
    const own = store.list();
    const count = formatCount(own.length, words.lede.one, words.lede.many);
    lede.replaceChildren(Lede(own.length === 0 ? words.lede.none : words.lede.some(count)));
    list.replaceChildren(OwnList(own, titles, {save, edit: ({id}) => state.set({wijzig: id}), remove}));
  }

  /** Ids that are taken: of publications and of their variants, since commands find a scenario by either. */
  function taken(except?: string): Set<string> {
    const all = [...library, ...store.list().filter(({id}) => id !== except)];
    return new Set(all.flatMap(({id, variants}) => [id, ...variants.map((variant) => variant.id)]));
  }

  function idFor(title: string): string {
    return freeId(title, taken());
  }

  function keep(publication: ScenarioPublication): boolean {
    return attempt(() => store.add(publication));
  }

  /** A step back or forward; the table of what is being changed follows when it is another by it. */
  function take(step: () => void): void {
    say();
    if (!attempt(step)) return;
    const now = store.list().find(({id}) => id === state.get().wijzig);
    if (JSON.stringify(now) !== JSON.stringify(edited)) openEditor();
  }

  function attempt(make: () => void): boolean {
    try {
      make();
      return true;
    } catch (error) {
      say(troubleCard(error));
      return false;
    }
  }

  function save(publication: ScenarioPublication): void {
    const name = publicationFileName(publication);
    effects.save(name, new Blob([publicationText(publication)], {type: "application/yaml"}));
    say(words.list.saved(name));
  }

  function remove(publication: ScenarioPublication): void {
    if (!attempt(() => store.remove(publication.id))) return;
    if (state.get().wijzig === publication.id) state.set({wijzig: ""}, {replace: true});
    say(words.list.removed(publication.title));
    // The button that was pressed is gone; the next thing wanted may be the way back.
    history.querySelector("button")?.focus();
  }

  function openEditor(): void {
    const publication = store.list().find(({id}) => id === state.get().wijzig);
    edited = publication;
    if (publication === undefined) return editor.replaceChildren();
    const heading = h("h2", {tabindex: -1}, words.edit.title(publication.title));
    editor.replaceChildren(
      heading,
      EditTable(publication, (changed) => {
        if (keep(changed)) edited = changed;
      }),
      h(
        "p",
        {},
        h("button", {type: "button", class: "sh-button", onclick: () => state.set({wijzig: ""})}, words.edit.close)
      )
    );
    if (editor.isConnected) heading.focus();
  }

  function copyForm(): HTMLElement {
    const which = Select(
      [...library].reverse().map(({id, title, publisher, published}) => ({
        value: id,
        label: `${publisher}, ${title} (${published.slice(0, 7)})`
      })),
      {label: words.copy.which}
    );
    const titleOf = (): string => words.copy.startName(titles.get(which.value) ?? "");
    const name = TextField(words.copy.name, {value: titleOf()});
    which.addEventListener("input", () => (name.input.value = titleOf()));
    return h(
      "form",
      {
        class: "sh-own-form",
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          const title = name.input.value.trim();
          name.say(title === "" ? words.check.required : null);
          const original = library.find(({id}) => id === which.value);
          if (title === "" || original === undefined) return name.input.focus();
          const copy = copyPublication(original, {id: idFor(title), title, published: today});
          if (!keep(copy)) return;
          say(words.copy.made(copy.title));
          state.set({wijzig: copy.id});
        }
      },
      h("div", {class: "sh-own-fields"}, which, name),
      h("p", {}, h("button", {type: "submit", class: "sh-button"}, words.copy.submit))
    );
  }

  function fileButton(): Child {
    const picker = h("input", {
      ...{type: "file", accept: ".yaml,.yml,.json", class: "sh-visually-hidden", tabindex: -1},
      "aria-label": words.list.open,
      onchange: () => {
        const [file] = picker.files ?? [];
        // Emptied, so that the same file can be chosen again after it was corrected.
        if (file) void openFile(file).then(() => (picker.value = ""));
      }
    });
    return [h("button", {type: "button", class: "sh-button", onclick: () => picker.click()}, words.list.open), picker];
  }

  async function openFile(file: File): Promise<void> {
    try {
      const publication = readPublicationText(await file.text(), file.name);
      const ids = [publication.id, ...publication.variants.map(({id}) => id)];
      if (ids.some((id) => taken(publication.id).has(id))) throw new InputError("taken", "an id is taken", file.name);
      const isThere = store.list().some(({id}) => id === publication.id);
      if (keep(publication)) say((isThere ? words.list.replaced : words.list.opened)(publication.title));
      if (state.get().wijzig === publication.id) openEditor();
    } catch (error) {
      say(troubleCard(error));
    }
  }
}

function troubleCard(error: unknown): HTMLElement {
  if (!(error instanceof InputError)) return ErrorCard(error);
  const known = words.trouble as Readonly<Record<string, unknown>>;
  const said = known[error.kind];
  if (typeof said === "string") return ErrorCard(said, {todo: said});
  const place = error.where?.split(", ").slice(1).join(", ") ?? "";
  const text = place === "" ? words.trouble.whole : words.trouble.place(place);
  return ErrorCard(text);
}
