import type {Loop, Loops} from "../../../models/system/loops/loops.js";
import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {systemMap} from "../../../locale/system-map.js";
import {systemPage} from "../../../locale/system.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {labelOf} from "../natural.js";
import type {Selection} from "../selection.js";
import {chosenLoop, loopFacts, loopPath, namedLoop, sortLoops, type LoopOrder} from "./loop-words.js";

const words = systemPage.loops;
const pageSize = 8;

export type LoopKind = keyof typeof words.kinds;

export interface LoopChoices {
  order: LoopOrder;
  kind: LoopKind;
  /** Id of a variable the loops pass; empty: any. */
  through: string;
}

/**
 * The loops of a model in a list to sort and to narrow; choosing one marks it on the map, choosing it again lets it go.
 *
 * @param choices what was chosen before; `onchoose` hears what is chosen now
 */
export function LoopPanel(
  system: SystemFile,
  {loops, count, complete}: Loops,
  {selection, choices, onchoose}: {selection: Selection; choices: LoopChoices; onchoose: (choices: LoopChoices) => void}
): HTMLElement & {dispose(): void} {
  let now = choices;
  let shown = pageSize;
  const numbers = new Map(sortLoops(system, loops, "named").map((loop, at) => [loop, formatNumber(at + 1, 0)]));
  const list = h("ul", {class: "sh-loops"});
  const status = h("p", {class: "sh-field-help", role: "status"});
  const more = h("button", {type: "button", class: "sh-button sh-button-small", onclick: showMore});
  const stop = selection.subscribe(mark);
  draw();
  const title = systemMap.loops.title(formatNumber(count, 0));
  const element = h(
    "section",
    {class: "sh-loop-list", "aria-label": title},
    h("h2", {}, title),
    complete ? null : h("p", {class: "sh-field-help"}, systemMap.loops.incomplete(formatNumber(count, 0))),
    count === 0 ? h("p", {}, systemMap.loops.none) : [count > 3 ? controls() : null, status, list, more]
  );
  return Object.assign(element, {dispose: stop});

  function controls(): HTMLElement {
    const entries = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({value, label}));
    const order = Select(entries(words.sorts), {label: words.sort, value: now.order});
    const kind = Select(entries(words.kinds), {label: words.kind, value: now.kind});
    const passed = new Set(loops.flatMap(({nodes}) => nodes));
    const variables = system.variables
      .filter(({id}) => passed.has(id))
      .map(({id}) => ({value: id, label: labelOf(system, id)}));
    const through = Select([{value: "", label: words.anywhere}, ...variables], {
      label: words.through,
      value: now.through
    });
    const choose = (change: Partial<LoopChoices>): void => {
      now = {...now, ...change};
      shown = pageSize;
      draw();
      onchoose(now);
    };
    order.addEventListener("input", () => choose({order: order.value as LoopOrder}));
    kind.addEventListener("input", () => choose({kind: kind.value as LoopKind}));
    through.addEventListener("input", () => choose({through: through.value}));
    return h("div", {class: "sh-loop-controls"}, order, kind, through);
  }

  function found(): Loop[] {
    const {order, kind, through} = now;
    const passes = ({nodes}: Loop): boolean => through === "" || nodes.includes(through);
    return sortLoops(system, loops, order).filter((loop) => (kind === "all" || loop.polarity === kind) && passes(loop));
  }

  function showMore(): void {
    const first = shown;
    shown += 50;
    draw();
    list.querySelectorAll("button")[first]?.focus();
  }

  function draw(): void {
    const all = found();
    const part = all.slice(0, shown);
    list.replaceChildren(...part.map(item));
    status.textContent = words.shown(formatNumber(part.length, 0), formatNumber(all.length, 0));
    more.hidden = part.length === all.length;
    more.textContent = systemMap.loops.all(formatNumber(all.length, 0));
    mark();
  }

  function item(loop: Loop): HTMLElement {
    const named = namedLoop(system, loop);
    const name = named?.name ?? systemPage.loopNumber(numbers.get(loop) ?? "");
    const choose = (): void => {
      const isChosen = keyOf(selection.loop) === keyOf(loop);
      selection.set({loop: isChosen ? null : chosenLoop(system, loop, numbers.get(loop) ?? "")});
    };
    return h(
      "li",
      {},
      h(
        "button",
        {type: "button", class: "sh-loop", "data-links": keyOf(loop), "aria-pressed": "false", onclick: choose},
        h("span", {class: "sh-loop-path"}, h("strong", {}, name), ` ${loopPath(system, loop)}`),
        h("span", {class: "sh-loop-facts"}, loopFacts(system, loop)),
        named?.note == null ? null : h("span", {class: "sh-loop-facts sh-loop-note"}, named.note)
      ),
      h("p", {class: "sh-print-only"}, `${name} ${loopPath(system, loop)}: ${loopFacts(system, loop)}.`)
    );
  }

  function mark(): void {
    const chosen = keyOf(selection.loop);
    for (const button of list.querySelectorAll("button"))
      button.setAttribute("aria-pressed", String(button.getAttribute("data-links") === chosen));
  }
}

const keyOf = (loop: {links: readonly string[]} | null): string => loop?.links.join(" ") ?? "";
