import {applyEdit} from "../../../models/system/edit/apply-edit.js";
import type {Place} from "../../../models/system/edit/edit.js";
import {withFields} from "../../../models/system/edit/fields.js";
import type {SystemDiff} from "../../../models/system/diff/types.js";
import type {SystemFile} from "../../../models/system/format.js";
import {versions as words} from "../../../locale/system-versions.js";
import {h} from "../../dom.js";
import {diagramLinks} from "../diagram/look.js";
import {SystemDiagram, type Highlight, type SystemDiagramElement} from "../diagram/system-diagram.js";
import {createModelStore, type ModelStore} from "../model-store.js";
import {createSelection} from "../selection.js";
import type {Version} from "./version-choices.js";

export type SideDiagrams = HTMLElement & {dispose(): void};

/**
 * Both versions drawn small beside each other, with what differs brought forward. What stands in both stands in the same
 * place: the second is drawn when the first has its places.
 */
export function SideDiagrams(diff: SystemDiff, {a, b}: {a: Version; b: Version}): SideDiagrams {
  const drawn: SystemDiagramElement[] = [];
  const stops: (() => void)[] = [];
  const [left, right] = [h("div", {class: "sh-version-map"}), h("div", {class: "sh-version-map"})];
  const first = createModelStore(withPlaces(a.system, placesOf(b.system)), {name: a.label});
  // Drawing tells the store at once when all places are known.
  let isSecondDrawn = false;
  const drawSecond = (): void => {
    const places = placesOf(first.system);
    if (isSecondDrawn || places.size < first.system.variables.length) return;
    isSecondDrawn = true;
    draw(createModelStore(withPlaces(bare(b.system), places), {name: b.label}), right, changedIn(diff, {a, b}, "b"));
  };
  stops.push(first.subscribe(drawSecond));
  draw(first, left, changedIn(diff, {a, b}, "a"));
  drawSecond();
  const element = h(
    "section",
    {class: "sh-version-maps"},
    h("h2", {}, words.maps.title),
    h("p", {class: "sh-field-help"}, words.maps.help),
    h(
      "div",
      {class: "sh-version-pair"},
      h("div", {}, h("h3", {}, words.maps.a(a.label)), left),
      h("div", {}, h("h3", {}, words.maps.b(b.label)), right)
    )
  );
  return Object.assign(element, {
    dispose: () => [...stops, ...drawn.map((each) => () => each.dispose())].forEach((stop) => stop())
  });

  function draw(store: ModelStore, host: HTMLElement, highlight: Highlight | null): void {
    const diagram = SystemDiagram({store, selection: createSelection(), readOnly: true, highlight, height: 420});
    drawn.push(diagram);
    host.replaceChildren(diagram);
  }
}

/** What differs, on one side, with its ends also where a line is gone; null when no part of the map differs. */
function changedIn(diff: SystemDiff, {a, b}: {a: Version; b: Version}, side: "a" | "b"): Highlight | null {
  const {system} = side === "a" ? a : b;
  const differing = differingIn(diff, [a.system, b.system]);
  if (differing.length === 0) return null;
  const {added, removed, changed} = diff.links;
  const links = [...(side === "a" ? removed : added), ...changed].map(({id}) => id);
  const variables = differing.filter((id) => system.variables.some((variable) => variable.id === id));
  return {variables, links, frame: variables};
}

/** Variables that differ, and ends of lines that do, in either version. */
function differingIn({links, variables}: SystemDiff, systems: readonly SystemFile[]): string[] {
  const changed = new Set([...links.added, ...links.removed, ...links.changed].map(({id}) => id));
  const lines = systems.flatMap((system) => diagramLinks(system)).filter(({key}) => changed.has(key));
  const ends = lines.flatMap(({from, to}) => [from, to]);
  const own = [...variables.added, ...variables.removed, ...variables.changed].map(({id}) => id);
  return [...new Set([...own, ...ends])];
}

type Places = ReadonlyMap<string, Place>;

function placesOf({variables}: SystemFile): Places {
  return new Map(
    variables.flatMap(({id, x, y}): [string, Place][] => (x === undefined || y === undefined ? [] : [[id, {x, y}]]))
  );
}

/** Places for those that have none. */
function withPlaces(system: SystemFile, places: Places): SystemFile {
  const wanted = system.variables.flatMap(({id, x}): [string, Place][] => {
    const place = x === undefined ? places.get(id) : undefined;
    return place === undefined ? [] : [[id, place]];
  });
  return applyEdit(system, {type: "move", places: Object.fromEntries(wanted)});
}

/** Without places of its own, so that those of the other version can be taken over. */
const bare = (system: SystemFile): SystemFile => ({
  ...system,
  variables: system.variables.map((variable) => withFields(variable, {x: null, y: null}))
});
