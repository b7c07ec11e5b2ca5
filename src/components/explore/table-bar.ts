import type {PanelGrain, PanelIndex} from "../../../loaders/site/panel-file.js";
import {explore} from "../../locale/explore.js";
import {nl} from "../../locale/nl.js";
import {Bar} from "../controls/bar.js";
import {PeriodRange} from "../controls/period-range.js";
import {Select} from "../controls/select.js";
import {h, type Child} from "../dom.js";
import {Tag} from "../tag.js";
import {levels} from "./estimate-state.js";
import {keepFocus} from "./keep-focus.js";
import type {PanelLevel} from "./panel.js";

/** The choices that both pages have: which areas, which steps in time, from when to when. */
interface TableChoices {
  niveau: PanelLevel;
  stap: "jaar" | "maand";
  van: string;
  tot: string;
}

/** What the bar asks of a page's state. */
export interface TableState {
  get(): Readonly<TableChoices>;
  set(changes: Partial<TableChoices>): void;
  subscribe(listener: () => void): () => void;
  href(): string;
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** The bar under the heading: areas, step, period, link, back and forward. `more` stands in it too. */
export function TableBar(
  index: PanelIndex,
  state: TableState,
  {ids, summary, more = () => []}: {ids: () => readonly string[]; summary: () => string; more?: () => readonly Child[]}
): HTMLElement {
  const words = explore.bar;
  const host = h("div", {class: "sh-bar-row"});
  let drawn = "";
  draw();
  state.subscribe(draw);
  return Bar([host], {
    ...{summary, state},
    tags: index.synthetic ? [Tag(nl.figure.synthetic, {tone: "warn"})] : []
  });

  function draw(): void {
    const {niveau, stap, van, tot} = state.get();
    const grain: PanelGrain = stap === "jaar" ? "year" : "month";
    const periods = periodsOf(index, ids(), grain);
    const key = JSON.stringify([niveau, stap, van, tot, periods]);
    if (key === drawn) return;
    drawn = key;
    const level = Select(
      levels.map((value) => ({value, label: words.levels[value]})),
      {label: words.level, value: niveau}
    );
    level.addEventListener("input", () => state.set({niveau: level.value as PanelLevel}));
    const step = Select(
      [
        {value: "jaar", label: explore.grain.year},
        {value: "maand", label: explore.grain.month}
      ],
      {label: words.step, value: stap}
    );
    step.addEventListener("input", () => state.set({stap: step.value as "jaar" | "maand", van: "", tot: ""}));
    const day = (period: string): string => `${period}${grain === "year" ? "-01-01" : "-01"}`;
    const short = (date: string): string => date.slice(0, grain === "year" ? 4 : 7);
    const [first = "", last = ""] = [periods[0], periods.at(-1)];
    const range = PeriodRange(periods.map(day), {
      ...{label: words.period, grain},
      value: [day(van || first), day(tot || last)]
    });
    range.addEventListener("input", () => {
      const [from, to] = range.value.map(short) as [string, string];
      state.set({van: from === first ? "" : from, tot: to === last ? "" : to});
    });
    keepFocus(host, () => host.replaceChildren(level, step, ...(periods.length > 0 ? [range] : []), ...nodes(more())));
  }
}

const nodes = (children: readonly Child[]): Node[] => children.filter((child): child is Node => child instanceof Node);

/** All periods in which one of the indicators has values. */
export function periodsOf({indicators}: PanelIndex, ids: readonly string[], grain: PanelGrain): string[] {
  const extents = indicators
    .filter(({id}) => ids.includes(id))
    .flatMap(({extents: own}) => (own[grain] ? [own[grain]] : []));
  const [first, last] = [
    extents.map(([from]) => from).sort()[0],
    extents
      .map(([, to]) => to)
      .sort()
      .at(-1)
  ];
  if (first === undefined || last === undefined) return [];
  const periods: string[] = [];
  for (let period = first; period <= last; period = nextPeriod(period)) periods.push(period);
  return periods;
}

function nextPeriod(period: string): string {
  const [year = 0, month] = period.split("-").map(Number);
  if (month === undefined) return String(year + 1);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
}
