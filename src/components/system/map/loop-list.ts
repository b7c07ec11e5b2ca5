import type {Loop, Loops} from "../../../models/system/loops/loops.js";
import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {systemMap} from "../../../locale/system-map.js";
import {whatIf} from "../../../locale/system-what-if.js";
import {h} from "../../dom.js";
import {inSentence, labelOf} from "../natural.js";
import type {Selection} from "../selection.js";

const words = systemMap.loops;
const shownFirst = 8;

/** The loops of a model: named ones first, then those that return most; choosing one marks it on the diagram. */
export function LoopList(system: SystemFile, {loops, count, complete}: Loops, selection: Selection): HTMLElement {
  const list = h("ul", {class: "sh-loops"});
  const more = h("button", {type: "button", class: "sh-button sh-button-small", onclick: () => draw(true)});
  const sorted = [...loops].sort((a, b) => rank(system, a) - rank(system, b) || size(b) - size(a));
  const title = words.title(formatNumber(count, 0));
  selection.subscribe(mark);
  draw(sorted.length <= shownFirst);
  return h(
    "section",
    {class: "sh-loop-list", "aria-label": title},
    h("h2", {}, title),
    count === 0 ? h("p", {}, words.none) : null,
    complete ? null : h("p", {class: "sh-field-help"}, words.incomplete(formatNumber(count, 0))),
    list,
    more
  );

  function draw(showsAll: boolean): void {
    list.replaceChildren(...sorted.slice(0, showsAll ? undefined : shownFirst).map(item));
    more.textContent = words.all(formatNumber(sorted.length, 0));
    more.hidden = showsAll;
    mark();
  }

  function item(loop: Loop): HTMLElement {
    const name = nameOf(system, loop);
    const choose = (): void => {
      const isChosen = selection.loop?.links.join() === loop.links.join();
      selection.set({
        loop: isChosen ? null : {links: loop.links, nodes: loop.nodes, name: name ?? pathOf(system, loop)}
      });
    };
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "sh-loop",
          "data-links": loop.links.join(" "),
          "aria-pressed": "false",
          onclick: choose
        },
        h("span", {class: "sh-loop-path"}, name === null ? null : h("strong", {}, `${name} `), pathOf(system, loop)),
        h("span", {class: "sh-loop-facts"}, factsOf(system, loop))
      )
    );
  }

  function mark(): void {
    const chosen = selection.loop?.links.join(" ");
    for (const button of list.querySelectorAll("button"))
      button.setAttribute("aria-pressed", String(button.getAttribute("data-links") === chosen));
  }
}

const size = ({gain}: Loop): number => Math.abs(gain ?? 0);
const rank = (system: SystemFile, loop: Loop): number => (nameOf(system, loop) === null ? 1 : 0);

/** The name somebody gave to a loop over these variables in this order. */
export function nameOf(system: SystemFile, {nodes}: Pick<Loop, "nodes">): string | null {
  const turned = nodes.join("\u0000");
  const named = system.loops.find(
    ({nodes: own}) =>
      own.length === nodes.length &&
      own.some((_, at) => [...own.slice(at), ...own.slice(0, at)].join("\u0000") === turned)
  );
  return named?.name ?? null;
}

export const pathOf = (system: SystemFile, {nodes}: Pick<Loop, "nodes">): string =>
  [...nodes, nodes[0] ?? ""].map((id) => inSentence(labelOf(system, id))).join(" → ");

function factsOf(system: SystemFile, {polarity, gain, delay, interval}: Loop): string {
  const percent = (value: number): string => formatNumber(Math.abs(value) * 100, Math.abs(value) < 0.1 ? 1 : 0);
  const [low, high] = interval === null ? [0, 0] : [...interval].sort((a, b) => Math.abs(a) - Math.abs(b));
  const crosses = interval !== null && interval[0] < 0 && interval[1] > 0;
  const range = interval === null ? null : `${crosses ? "0" : percent(low ?? 0)} ${words.to} ${percent(high ?? 0)}`;
  const returns = gain === null ? words.unknown : words.returns(percent(gain), range);
  const time = `${formatNumber(delay, 1)} ${whatIf.timeUnits[system.timeUnit] ?? system.timeUnit}`;
  return [words.kind[polarity], returns, words.delay(time)].join(", ");
}
