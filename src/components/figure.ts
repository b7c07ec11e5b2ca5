import {formatDate} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {accessibleDrawings} from "./accessible-svg.js";
import {DataTable} from "./data-table.js";
import {h, uniqueId} from "./dom.js";
import {browserEffects, type Effects} from "./effects.js";
import {ErrorCard} from "./error-card.js";
import type {ExportInfo} from "./export-info.js";
import {ExportMenu} from "./export-menu.js";
import {exportItems, type FullTable} from "./figure-export.js";
import {LevelLabel} from "./level-label.js";
import {NoteCard} from "./note-card.js";
import {Progress} from "./progress.js";
import {renderResponsively, type RenderContext} from "./responsive.js";
import {SourceLine} from "./source-line.js";
import type {TableData} from "./table-data.js";
import {Tag} from "./tag.js";
import type {Note, Source, StatementLevel} from "./types.js";

/** What a figure shows: an element, or a function that draws it for a width. */
export type FigureBody = Element | ((context: RenderContext) => Element);

export interface FigureOptions {
  /** The message, in a sentence no stronger than the level. */
  title: string;
  /** What is measured, of whom, where, when, and in which unit. */
  subtitle: string;
  /** Accessible name: what a reader who does not see the drawing must know. Required. */
  label: string;
  /** The same numbers as a table. Required: every chart has one. */
  table: TableData;
  sources: readonly Source[];
  level: StatementLevel;
  notes?: readonly Note[];
  /** Choices behind it, in words; printed and saved with it. */
  filters?: readonly (readonly [string, string])[];
  synthetic?: boolean;
  headingLevel?: 2 | 3 | 4;
  /** Small text under the figure. */
  caption?: string;
  tableOptions?: {search?: boolean; limit?: number};
  /** All there is behind the figure, fetched when the reader saves it; null: nothing more than the table. */
  full?: FullTable | null;
  effects?: Effects;
}

export interface FigureElement extends HTMLElement {
  /**
   * Puts another body and options in place. A promise dims what is there while it is awaited and, after 400 ms, shows
   * progress with a stop button (`cancel`). A failure leaves the old content and says so.
   */
  update(
    next: FigureUpdate | Promise<FigureUpdate>,
    options?: {cancel?: () => void; retry?: () => void}
  ): Promise<void>;
}

export interface FigureUpdate {
  body: FigureBody;
  options?: Partial<FigureOptions>;
}

/**
 * The one frame around everything shown: headline, subtitle, level, drawing, table twin, notes, source, files to save.
 * Throws when the accessible name, the title or the table is missing, because a figure without them may not be shown.
 */
export function figure(body: FigureBody, options: FigureOptions): FigureElement {
  const frame = h("figure", {class: "sh-figure"});
  let current = checked(options);
  let attempt = 0;
  // What the reader made of this figure stays when another drawing comes.
  const kept: Kept = {showsTable: false};
  fill(body);
  return Object.assign(frame, {update});

  function fill(content: FigureBody): void {
    frame.replaceChildren(...parts(content, current, kept));
    frame.setAttribute("aria-label", current.title);
  }

  async function update(
    next: FigureUpdate | Promise<FigureUpdate>,
    {cancel, retry}: {cancel?: () => void; retry?: () => void} = {}
  ): Promise<void> {
    const mine = ++attempt;
    clearTrouble();
    // What is there already needs no waiting, and is shown in the same task.
    if (!(next instanceof Promise)) {
      frame.removeAttribute("aria-busy");
      current = checked({...current, ...next.options});
      return fill(next.body);
    }
    frame.setAttribute("aria-busy", "true");
    const progress = Progress({
      label: nl.figure.updating,
      ...(cancel && {
        cancel: () => {
          attempt++;
          cancel();
          settle();
          frame.append(h("p", {class: "sh-figure-status", role: "status"}, nl.progress.cancelled));
        }
      })
    });
    frame.append(progress);
    const settle = (): void => {
      progress.finish();
      frame.removeAttribute("aria-busy");
    };
    try {
      const {body: content, options: changes} = await next;
      if (mine !== attempt) return progress.finish();
      current = checked({...current, ...changes});
      settle();
      fill(content);
    } catch (error) {
      progress.finish();
      if (mine !== attempt) return;
      settle();
      frame.append(ErrorCard(error, retry ? {retry} : {}));
    }
  }

  function clearTrouble(): void {
    for (const old of frame.querySelectorAll(":scope > .sh-error, :scope > .sh-figure-status, :scope > .sh-progress"))
      old.remove();
  }
}

function checked(options: FigureOptions): FigureOptions {
  if (!options.label?.trim()) throw new Error(`missing label: figure "${options.title}" needs an accessible name`);
  if (!options.title?.trim()) throw new Error("missing title: a figure needs a headline");
  if (!options.table?.columns) throw new Error(`missing table: figure "${options.title}" needs a table twin`);
  return options;
}

interface Kept {
  showsTable: boolean;
  /** Width of the last drawing: a new one need not wait for the page to be laid out. */
  width?: number;
}

function parts(content: FigureBody, options: FigureOptions, kept: Kept): Element[] {
  const {
    title,
    subtitle,
    table,
    sources,
    level,
    notes = [],
    caption,
    headingLevel = 3,
    effects = browserEffects
  } = options;
  const synthetic = options.synthetic ?? sources.some((source) => source.synthetic || source.status === "synthetic");
  const chart = h("div", {class: "sh-figure-body"});
  const twinId = uniqueId("table");
  const twin = h("div", {class: "sh-figure-table", id: twinId, hidden: true});
  const toggle = h(
    "button",
    {type: "button", class: "sh-button sh-button-small", "aria-expanded": "false", "aria-controls": twinId},
    nl.figure.showTable
  );
  const turn = (toTable: boolean): void => {
    if (toTable && !twin.firstChild)
      twin.append(DataTable(table, {caption: `${title}. ${subtitle}`, hideCaption: true, ...options.tableOptions}));
    twin.hidden = !toTable;
    chart.hidden = toTable;
    toggle.setAttribute("aria-expanded", String(toTable));
    toggle.textContent = toTable ? nl.figure.showChart : nl.figure.showTable;
    kept.showsTable = toTable;
  };
  toggle.addEventListener("click", () => turn(twin.hidden));
  draw(chart, content, {
    ...{label: options.label, kept},
    // A drawing that holds its numbers as a table needs no twin.
    ondrawn: () => (toggle.hidden = chart.querySelector(".sh-table-box") !== null)
  });
  if (kept.showsTable && !toggle.hidden) turn(true);
  const info = (): ExportInfo => ({
    title,
    subtitle,
    sources,
    level,
    notes,
    synthetic,
    filters: options.filters ?? [],
    link: effects.href(),
    date: effects.now(),
    reading: [...chart.querySelectorAll(".sh-chart-notes li")].map((item) => item.textContent ?? "")
  });
  const findChart = (): SVGSVGElement | null => chart.querySelector<SVGSVGElement>("svg:not([aria-hidden=true])");
  return [
    h(
      "div",
      {class: "sh-figure-head"},
      h(`h${headingLevel}`, {class: "sh-figure-title"}, title),
      h("p", {class: "sh-figure-subtitle"}, subtitle),
      h("p", {class: "sh-tags"}, LevelLabel(level), synthetic ? [" ", Tag(nl.figure.synthetic, {tone: "warn"})] : null)
    ),
    chart,
    twin,
    ...(caption ? [h("p", {class: "sh-figure-caption"}, caption)] : []),
    ...(notes.length > 0
      ? [
          h(
            "details",
            {class: "sh-figure-notes"},
            h("summary", {}, nl.figure.careful(String(notes.length))),
            notes.map(NoteCard)
          )
        ]
      : []),
    h(
      "div",
      {class: "sh-figure-foot"},
      SourceLine(sources),
      h(
        "div",
        {class: "sh-figure-actions"},
        toggle,
        ExportMenu(exportItems({table, chart: findChart, info, full: options.full ?? null}, effects), {describe: title})
      )
    ),
    h("div", {class: "sh-print-only"}, printLines(options, effects))
  ];
}

function draw(
  host: HTMLElement,
  content: FigureBody,
  {label, kept, ondrawn}: {label: string; kept: Kept; ondrawn: () => void}
): void {
  if (content instanceof Element) {
    host.append(content);
    accessibleDrawings(host, label);
    return ondrawn();
  }
  const render = (context: RenderContext): void => {
    kept.width = context.width;
    try {
      const drawn = content(context);
      accessibleDrawings(drawn, label);
      host.replaceChildren(drawn);
      ondrawn();
    } catch (error) {
      // The last good drawing is worth more than an empty box.
      host.querySelector(":scope > .sh-error")?.remove();
      host.prepend(ErrorCard(error));
    }
  };
  renderResponsively(host, render, kept.width);
}

function printLines({filters = []}: FigureOptions, effects: Effects): Element[] {
  return [
    ...filters.map(([label, value]) => h("p", {}, `${label}: ${value}`)),
    h("p", {}, nl.figure.printed(formatDate(effects.now())))
  ];
}
