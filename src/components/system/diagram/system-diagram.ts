import {h, uniqueId} from "../../dom.js";
import {systemDiagram as words} from "../../../locale/system-diagram.js";
import type {ModelStore} from "../model-store.js";
import type {Selection} from "../selection.js";
import {createActions} from "./actions.js";
import {createCanvas, type Item, type Shown} from "./canvas.js";
import {runCommand} from "./commands.js";
import {linkWords, nodeWords} from "./describe.js";
import {createEditor} from "./editor.js";
import {createHelp} from "./help.js";
import {keyCommand} from "./key-commands.js";
import {drawLegend} from "./legend.js";
import {createLinkList} from "./link-list.js";
import {diagramLinks} from "./look.js";
import {createOutline} from "./outline.js";
import {watchPointer} from "./pointer.js";
import {createStage} from "./stage.js";
import type {MakeWorker} from "./start-layout.js";
import {createToolbar, type Asked} from "./toolbar.js";
import {toDrawing, zoomAt} from "./view.js";

/** Parts of a model to bring forward. */
export interface Highlight {
  readonly variables?: readonly string[];
  readonly links?: readonly string[];
  /** Leaves out all other parts, to reveal a model step by step; otherwise they are dimmed. */
  readonly only?: boolean;
  /** Variables and links to look at first, drawn as large as fits. */
  readonly frame?: readonly string[];
  /** Of the parts above, those that were told before: dimmed. */
  readonly past?: readonly string[];
}

export interface SystemDiagramOptions {
  store: ModelStore;
  selection: Selection;
  /** No editing: a picture one can walk through. */
  readOnly?: boolean;
  highlight?: Highlight | null;
  /** Of the drawing, in px; otherwise what fits the screen. */
  height?: number;
  /** The layout engine; otherwise this site's own worker. */
  makeWorker?: MakeWorker;
}

export type SystemDiagramElement = HTMLElement & {highlight: Highlight | null; dispose(): void};

/** The diagram of a system model, to look at, walk through and change, with mouse and with keyboard. */
export function SystemDiagram(options: SystemDiagramOptions): SystemDiagramElement {
  const {store, selection, readOnly = false, height} = options;
  let highlight = options.highlight ?? null;
  const canvas = createCanvas({readOnly});
  const status = h("p", {class: "sh-diagram-status", role: "status"});
  const howTo = h("p", {class: "sh-visually-hidden", id: uniqueId("how-to")}, readOnly ? words.howToRead : words.howTo);
  const say = (text: string): void => {
    status.textContent = text;
  };
  const labels = {
    node: (id: string): string => {
      const variable = store.system.variables.find((each) => each.id === id);
      return variable === undefined ? id : nodeWords(variable, diagramLinks(store.system));
    },
    link: (key: string): string => {
      const link = diagramLinks(store.system).find((each) => each.key === key);
      return link === undefined ? key : linkWords(store.system, link);
    }
  };
  const legend = h("div", {});
  const stage = createStage({store, canvas, labels, say, makeWorker: options.makeWorker, onscene: showScene});
  const actions = createActions(store, selection, say);
  let newPlace: {x: number; y: number} | null = null;
  let lastItem: Item | null = null;

  const editor = readOnly
    ? null
    : createEditor({
        ...{store, selection, actions},
        add: (name) => {
          const id = actions.addVariable(name, stage.freePlace(name, newPlace));
          newPlace = null;
          if (id !== null) lastItem = {kind: "node", key: id};
        },
        leave: () => {
          const item = chosen() ?? lastItem;
          void stage.settled().then(() => focusOn(item));
        }
      });
  const help = createHelp({readOnly});
  const linkList = createLinkList((key) => {
    selection.set({link: key});
    focusOn({kind: "link", key});
  });
  linkList.element.addEventListener("close", () => focusOn(chosen() ?? lastItem));
  const outline = createOutline(selection);
  const toolbar = createToolbar((asked) => ask(asked), {readOnly});

  const box = h("div", {class: "sh-diagram-box"}, canvas.svg);
  if (height !== undefined) box.style.setProperty("--sh-diagram-height", `${height}px`);
  const element: HTMLElement = h(
    "div",
    {class: "sh-diagram"},
    toolbar.element,
    howTo,
    box,
    status,
    legend,
    editor?.element,
    outline.element,
    help.element,
    linkList.element
  );
  canvas.svg.setAttribute("aria-describedby", howTo.id);

  const context = {store, selection, actions, canvas, stage, say, editor, help, linkList, labels};
  canvas.svg.addEventListener("keydown", (event) => {
    const command = keyCommand(event, {readOnly});
    if (command === null) return;
    if (runCommand(command, canvas.focused() ?? lastItem, context)) event.preventDefault();
  });
  for (const type of ["pointerdown", "keydown"]) canvas.svg.addEventListener(type, () => stage.hold());
  canvas.svg.addEventListener("focusin", ({target}) => {
    lastItem = canvas.focused() ?? lastItem;
    // What the pointer took up stays under the pointer.
    if (lastItem !== null && target instanceof Element && target.matches(":focus-visible")) stage.reveal(lastItem);
  });

  watchPointer(
    canvas.svg,
    {
      choose: (item) => {
        selection.set({
          variable: item?.kind === "node" ? item.key : null,
          link: item?.kind === "link" ? item.key : null
        });
        if (item !== null) canvas.focus(item);
      },
      drag: (id, by) => stage.drag(id, by),
      drop: (id) => stage.drop(id, (place) => actions.move(id, place)),
      pull: (id, to) => canvas.pull(stage.places().get(id) ?? null, to),
      link: (from, to) => {
        canvas.pull(null, null);
        if (to !== null && actions.connect(from, to) !== null) editor?.draw();
      },
      pan: (dx, dy) => stage.pan(dx, dy),
      zoom: (factor, at) => stage.look((view) => zoomAt(view, factor, at)),
      add: (at) => {
        newPlace = at;
        editor?.startAdd();
      }
    },
    {readOnly, toDrawing: (at) => toDrawing(stage.view(), stage.size(), at)}
  );

  const stops = [store.subscribe(update), selection.subscribe(showChosen), () => stage.dispose()];
  update();
  return Object.defineProperties(element, {
    highlight: {
      get: () => highlight,
      set: (next: Highlight | null) => {
        highlight = next;
        showChosen();
      }
    },
    dispose: {value: () => stops.forEach((stop) => stop())}
  }) as SystemDiagramElement;

  function ask(asked: Asked): void {
    if (asked === "arrange") void stage.arrange();
    else runCommand({type: asked}, lastItem, context);
  }

  function update(): void {
    canvas.svg.setAttribute("aria-label", words.name(store.name));
    toolbar.draw(store);
    outline.draw(store.system);
    editor?.draw();
    stage.update();
  }

  function showScene(): void {
    showChosen();
  }

  function showChosen(): void {
    const {scene} = stage;
    canvas.mark(selection);
    const shownAs = highlight === null ? (): Shown => "full" : shownBy(highlight);
    const isSeen = (item: Item): boolean => shownAs(item) !== "out";
    if (scene !== null) legend.replaceChildren(drawLegend(scene, {loop: selection.loop?.name ?? null, isSeen}));
    canvas.dim(shownAs);
    // What is left out takes no room, and what is told is large: a room full of people reads along.
    const loop = selection.loop === null ? null : [...selection.loop.nodes, ...selection.loop.links];
    stage.frame({all: highlight?.only === true ? (highlight.variables ?? []) : null, part: highlight?.frame ?? loop});
    editor?.draw();
  }

  function shownBy({variables = [], links = [], past = [], only = false}: Highlight): (item: Item) => Shown {
    const [told, before] = [{node: new Set(variables), link: new Set(links)}, new Set(past)];
    return ({kind, key}) => {
      if (!told[kind].has(key)) return only ? "out" : "dimmed";
      return before.has(key) ? "dimmed" : "full";
    };
  }

  function chosen(): Item | null {
    if (selection.link !== null) return {kind: "link", key: selection.link};
    return selection.variable === null ? null : {kind: "node", key: selection.variable};
  }

  function focusOn(item: Item | null): void {
    const first = store.system.variables[0]?.id;
    const target = item !== null && canvas.elementOf(item) !== undefined ? item : null;
    if (target !== null) canvas.focus(target);
    else if (first !== undefined) canvas.focus({kind: "node", key: first});
  }
}
