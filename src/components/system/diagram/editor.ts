import type {SystemFile, SystemLink, SystemVariable} from "../../../models/system/format.js";
import {systemDiagram as words} from "../../../locale/system-diagram.js";
import {Combobox} from "../../controls/combobox.js";
import {h, uniqueId} from "../../dom.js";
import {keepFocus} from "../../explore/keep-focus.js";
import type {ModelStore} from "../model-store.js";
import type {Selection} from "../selection.js";
import type {Actions} from "./actions.js";
import {labelOf, speedText, strengthText} from "./describe.js";
import {button, selectField, textField} from "./editor-fields.js";
import {nameOf} from "./look.js";

const {edit: fields} = words;

export interface EditorOptions {
  store: ModelStore;
  selection: Selection;
  actions: Actions;
  /** A variable of this name, where there is room. */
  add(name: string): void;
  /** To the diagram, where the reader was. */
  leave(): void;
}

export interface Editor {
  readonly element: HTMLElement;
  draw(): void;
  /** Asks for the name of a new variable. */
  startAdd(): void;
  /** Asks where a link goes to, and where from when that is not known. */
  startConnect(from: string | null): void;
  /** To the first field, or to the name. */
  focus(name?: string): void;
}

type Mode = {readonly type: "chosen" | "add"} | {readonly type: "connect"; readonly from: string | null};

/** Fields to change what is chosen, to add a variable and to make a link. */
export function createEditor({store, selection, actions, add, leave}: EditorOptions): Editor {
  const titleId = uniqueId("editor");
  const title = h("h3", {id: titleId});
  const body = h("div", {class: "sh-diagram-fields"});
  const element = h("section", {class: "sh-diagram-editor", "aria-labelledby": titleId}, title, body);
  let mode: Mode = {type: "chosen"};
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    stop();
  });
  draw();
  return {
    element,
    draw: () => {
      if (mode.type === "chosen") draw();
    },
    startAdd: () => start({type: "add"}),
    startConnect: (from) => start({type: "connect", from}),
    focus: focusField
  };

  function start(next: Mode): void {
    mode = next;
    draw();
    focusField();
  }

  function stop(): void {
    mode = {type: "chosen"};
    draw();
    leave();
  }

  function focusField(name?: string): void {
    const wanted = name === undefined ? "input, select, textarea, button" : `[name="${name}"]`;
    element.querySelector<HTMLElement>(wanted)?.focus();
  }

  function draw(): void {
    keepFocus(element, () => {
      const {system} = store;
      const variable = system.variables.find(({id}) => id === selection.variable);
      const link = system.links.find(({id}) => id === selection.link);
      if (mode.type === "add") show(fields.nameNew, addForm());
      else if (mode.type === "connect") show(words.bar.connect, connectForm(system, mode.from));
      else if (variable !== undefined)
        show(`${fields.variable}: ${nameOf(variable)}`, variableFields(system, variable));
      else if (link !== undefined)
        show(`${fields.link}: ${labelOf(system, link.from)} → ${labelOf(system, link.to)}`, linkFields(system, link));
      else show(fields.title, [h("p", {}, selection.link === null ? fields.hint : fields.equation)]);
    });
  }

  function show(text: string, content: readonly HTMLElement[]): void {
    title.textContent = text;
    body.replaceChildren(...content);
  }

  function addForm(): HTMLElement[] {
    const id = uniqueId("field");
    const input = h("input", {id, name: "name", type: "text", autocomplete: "off", maxlength: 200});
    const done = (event: Event): void => {
      event.preventDefault();
      const name = input.value.trim();
      if (name === "") return input.focus();
      mode = {type: "chosen"};
      add(name);
      draw();
      leave();
    };
    return [
      h(
        "form",
        {class: "sh-diagram-fields", onsubmit: done},
        h("div", {class: "sh-field"}, h("label", {for: id}, fields.name), input),
        h("button", {type: "submit", class: "sh-button"}, fields.add),
        button(fields.cancel, stop)
      )
    ];
  }

  function connectForm(system: SystemFile, from: string | null): HTMLElement[] {
    const choices = system.variables.map((variable) => ({value: variable.id, label: nameOf(variable)}));
    const targets = system.variables
      .filter(({kind, equation}) => kind !== "exogenous" && equation === undefined)
      .map((variable) => ({value: variable.id, label: nameOf(variable), hint: ""}));
    const source = Combobox(
      choices.map((choice) => ({...choice, hint: ""})),
      {label: fields.from, value: from}
    );
    const target = Combobox(targets, {label: fields.to});
    source.addEventListener("input", () => target.querySelector("input")?.focus());
    target.addEventListener("input", () => {
      if (source.value === null) return source.querySelector("input")?.focus();
      if (target.value === null) return;
      mode = {type: "chosen"};
      if (actions.connect(source.value, target.value) === null) return start({type: "connect", from: source.value});
      draw();
      focusField("sign");
    });
    return from === null
      ? [source, target, button(fields.cancel, stop)]
      : [
          h("p", {class: "sh-diagram-from"}, fields.connectFrom(labelOf(system, from))),
          target,
          button(fields.cancel, stop)
        ];
  }

  function variableFields(system: SystemFile, variable: SystemVariable): HTMLElement[] {
    const {id} = variable;
    const set = (change: Record<string, unknown>, what: string, now: string): void =>
      void (actions.run({type: "set-variable", id, fields: change}, words.said.changed(what, now)) || draw());
    return [
      textField(fields.name, nameOf(variable), (label) => (label === "" ? draw() : set({label}, fields.name, label)), {
        name: "name"
      }),
      selectField(
        fields.kind,
        (["variable", "stock", "exogenous"] as const).map((each) => [each, words.kind[each]] as const),
        variable.kind,
        (kind) => set({kind}, fields.kind, words.kind[kind]),
        {name: "kind"}
      ),
      selectField(
        fields.better,
        (["up", "down", "none"] as const).map((each) => [each, words.better[each]] as const),
        variable.better ?? "none",
        (better) => set({better}, fields.better, words.better[better]),
        {name: "better"}
      ),
      textField(fields.id, id, (to) => rename(id, to), {name: "id"}),
      ...(system.variables.length > 0 ? [button(fields.fromHere, () => start({type: "connect", from: id}))] : []),
      button(fields.remove, () => {
        if (actions.removeVariable(id)) leave();
      })
    ];
  }

  function rename(id: string, to: string): void {
    const isDone = actions.run({type: "rename-variable", id, to}, words.said.changed(fields.id, to));
    if (isDone) selection.set({variable: to});
    else draw();
  }

  function linkFields(system: SystemFile, link: SystemLink): HTMLElement[] {
    const {id} = link;
    const set = (change: Record<string, unknown>, what: string, now: string): void =>
      void (actions.run({type: "set-link", id, fields: change}, words.said.changed(what, now)) || draw());
    const {strength, speed, status} = words;
    const isClass = link.strength === undefined || typeof link.strength === "string";
    const strengths = (["none", "weak", "average", "strong", "very-strong"] as const).map(
      (each) => [each, strength[each]] as const
    );
    const speeds = (["none", "very-high", "high", "average", "low"] as const).map(
      (each) => [each, speed[each]] as const
    );
    const statuses = (["none", "fact", "plausible", "fear", "contested"] as const).map(
      (each) => [each, status[each]] as const
    );
    const orNull = (value: string): string | null => (value === "none" ? null : value);
    return [
      selectField(
        fields.sign,
        (["+", "-", "?"] as const).map((each) => [each, words.sign[each]] as const),
        link.sign,
        (sign) => set({sign}, fields.sign, words.sign[sign]),
        {name: "sign"}
      ),
      selectField(
        fields.strength,
        isClass ? strengths : [["number", words.strengthNumber(strengthText(link))] as const, ...strengths],
        isClass ? ((link.strength ?? "none") as "none") : "number",
        (value) => value !== "number" && set({strength: orNull(value)}, fields.strength, strength[value]),
        {name: "strength"}
      ),
      selectField(
        fields.speed,
        link.delay === undefined ? speeds : [["number", speedText(system, link)] as const, ...speeds],
        link.delay === undefined ? (link.speed ?? "none") : "number",
        (value) => value !== "number" && set({speed: orNull(value), delay: null}, fields.speed, speed[value]),
        {name: "speed"}
      ),
      selectField(
        fields.status,
        statuses,
        link.status ?? "none",
        (value) => set({status: orNull(value)}, fields.status, status[value]),
        {name: "status"}
      ),
      textField(
        fields.reason,
        link.reason ?? "",
        (reason) => set({reason: reason === "" ? null : reason}, fields.reason, reason),
        {
          name: "reason",
          long: true
        }
      ),
      button(fields.remove, () => {
        if (actions.removeLink(id)) leave();
      })
    ];
  }
}
