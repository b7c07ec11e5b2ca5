import {InputError} from "../../../models/errors.js";
import type {Edit} from "../../../models/system/edit/edit.js";
import {freeLinkId, freeVariableId} from "../../../models/system/edit/free-id.js";
import type {SpeedClass, StrengthClass} from "../../../models/system/classes.js";
import type {SystemLink} from "../../../models/system/format.js";
import {systemDiagram as words} from "../../../locale/system-diagram.js";
import type {ModelStore} from "../model-store.js";
import type {Selection} from "../selection.js";
import {labelOf} from "./describe.js";
import type {Point} from "./shapes.js";

type LinkStatus = NonNullable<SystemLink["status"]>;

const speeds: readonly (SpeedClass | null)[] = ["very-high", "high", "average", "low", null];
const statuses: readonly (LinkStatus | null)[] = ["fact", "plausible", "fear", "contested", null];

/** What a reader can do to a model through the diagram; each says what happened, or why not. */
export interface Actions {
  /** One edit; false when it was refused, and then the reason has been said. */
  run(edit: Edit, said: string): boolean;
  /** The id of the new variable, which is then chosen; null when refused. */
  addVariable(label: string, place: Point): string | null;
  /** The id of the new link, which is then chosen; null when refused. */
  connect(from: string, to: string): string | null;
  removeVariable(id: string): boolean;
  removeLink(id: string): boolean;
  move(id: string, place: Point): void;
  setSign(id: string, sign: SystemLink["sign"]): void;
  setStrength(id: string, strength: StrengthClass): void;
  nextSpeed(id: string): void;
  nextStatus(id: string): void;
  undo(): void;
  redo(): void;
}

export function createActions(store: ModelStore, selection: Selection, say: (text: string) => void): Actions {
  const {said, refused, edit: fields} = words;
  const link = (id: string): SystemLink | undefined => store.system.links.find((each) => each.id === id);

  function run(edit: Edit, text: string): boolean {
    try {
      store.apply(edit);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      say(refusal(error));
      return false;
    }
    say(store.notKept === null ? text : `${text} ${said.notKept}`);
    return true;
  }

  function setLink(id: string, change: Extract<Edit, {type: "set-link"}>["fields"], what: string, now: string): void {
    if (link(id) !== undefined) run({type: "set-link", id, fields: change}, said.changed(what, now));
  }

  return {
    run,
    addVariable(label, {x, y}) {
      const id = freeVariableId(store.system, label);
      const variable = {id, label, min: 0, max: 1, initial: 0.5, unit: "index", x: Math.round(x), y: Math.round(y)};
      if (!run({type: "add-variable", variable}, said.added(label))) return null;
      selection.set({variable: id, link: null});
      return id;
    },
    connect(from, to) {
      const target = store.system.variables.find(({id}) => id === to);
      const why =
        target?.kind === "exogenous" ? refused.exogenous : target?.equation === undefined ? null : refused.equation;
      if (why !== null) {
        say(why(labelOf(store.system, to)));
        return null;
      }
      const id = freeLinkId(store.system, from, to);
      const ends = [labelOf(store.system, from), labelOf(store.system, to)] as const;
      const fresh = {sign: "+", strength: "average", speed: "average", status: "plausible", basis: "chosen"} as const;
      if (!run({type: "connect", from, to, id, fields: fresh}, said.connected(...ends))) return null;
      selection.set({link: id});
      return id;
    },
    removeVariable(id) {
      const name = labelOf(store.system, id);
      if (!run({type: "remove-variable", id}, said.removed(name))) return false;
      if (selection.variable === id) selection.set({variable: null});
      return true;
    },
    removeLink(id) {
      const old = link(id);
      if (old === undefined) return false;
      const ends = [labelOf(store.system, old.from), labelOf(store.system, old.to)] as const;
      if (!run({type: "remove-link", id}, said.removedLink(...ends))) return false;
      if (selection.link === id) selection.set({link: null});
      return true;
    },
    move: (id, {x, y}) =>
      void run(
        {type: "move", places: {[id]: {x: Math.round(x), y: Math.round(y)}}},
        said.moved(labelOf(store.system, id))
      ),
    setSign: (id, sign) => setLink(id, {sign}, fields.sign, words.sign[sign]),
    setStrength: (id, strength) => setLink(id, {strength}, fields.strength, words.strength[strength]),
    nextSpeed(id) {
      const next = after(speeds, link(id)?.speed ?? null);
      setLink(id, {speed: next, delay: null}, fields.speed, words.speed[next ?? "none"]);
    },
    nextStatus(id) {
      const next = after(statuses, link(id)?.status ?? null);
      setLink(id, {status: next}, fields.status, words.status[next ?? "none"]);
    },
    undo() {
      const can = store.canUndo;
      store.undo();
      say(can ? said.undone : said.nothingToUndo);
    },
    redo() {
      const can = store.canRedo;
      store.redo();
      say(can ? said.redone : said.nothingToRedo);
    }
  };
}

function refusal({kind, where}: InputError): string {
  const {refused} = words;
  if (kind === "name-taken" || kind === "variable-in-use" || kind === "last-variable") return refused[kind];
  return where?.endsWith("id") ? refused.id : refused.other;
}

function after<T>(list: readonly T[], item: T): T {
  return list[(list.indexOf(item) + 1) % list.length] as T;
}
