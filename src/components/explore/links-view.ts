import type {PanelIndex} from "../../../loaders/site/panel-file.js";
import {formatNumber} from "../../locale/format.js";
import {explore} from "../../locale/explore.js";
import {Chips} from "../controls/chips.js";
import {Select} from "../controls/select.js";
import {Toggle} from "../controls/toggle.js";
import {h, type Child} from "../dom.js";
import type {MapShapes} from "../map-shapes.js";
import {Lede} from "../prose.js";
import {createState, writeState, type State} from "../state.js";
import type {RunTask} from "../workers/run-task.js";
import {estimateSchema, grainOf} from "./estimate-state.js";
import {ConfirmPart} from "./confirm-part.js";
import {formulaTrouble} from "./formula-trouble.js";
import {keepFocus} from "./keep-focus.js";
import {linkRows} from "./link-detail.js";
import {
  ContributionMap,
  LagProfile,
  leadingWords,
  LinkScatter,
  LinkWarnings,
  ProvincePanels,
  type Link
} from "./link-figures.js";
import {LinkMatrix} from "./link-matrix.js";
import {correlate, foundPairs, linkCells, type PanelLinks} from "./links.js";
import {
  clusterOf,
  groupChoices,
  type GroupChoice,
  computedOf,
  formulaOf,
  linksSchema,
  withinOf,
  type LinksSchema,
  type WithinWord
} from "./links-state.js";
import {panel} from "./panel.js";
import {sitePanelFiles, type PanelFiles} from "./panel-files.js";
import {ResultArea} from "./result-area.js";
import {TableBar} from "./table-bar.js";
import {lagWords} from "./term-list.js";

export interface LinksViewOptions {
  shapes?: MapShapes | null;
  files?: PanelFiles;
  run?: RunTask;
}

/** The page Verbanden: which figures move together, after how long, and what lies behind each link. */
export async function LinksView({
  shapes = null,
  files = sitePanelFiles(),
  run
}: LinksViewOptions = {}): Promise<HTMLElement> {
  const index = await files.index();
  const state = createState(linksSchema(index));
  const area = ResultArea({
    label: explore.result,
    explain: (error) => h("p", {class: "sh-formula-trouble", role: "alert"}, formulaTrouble(error))
  });
  const detail = h("section", {class: "sh-link-detail", "aria-live": "polite"});
  const found = h("div");
  const confirmation = ConfirmPart(state, () => links, {...(run ? {run} : {})});
  let computed = "";
  let links: PanelLinks | null = null;
  state.subscribe(refresh);
  refresh();
  const titleOf = (id: string): string => index.indicators.find((entry) => entry.id === id)?.title ?? id;
  return h(
    "div",
    {class: "sh-links"},
    TableBar(index, state, {
      ids: () => state.get().cijfers,
      summary: () => explore.links.summary(formatNumber(state.get().cijfers.length, 0))
    }),
    choices(index, state),
    found,
    area,
    detail,
    confirmation
  );

  function refresh(): void {
    const key = computedOf(state.get());
    if (key === computed) return showMatrix();
    computed = key;
    void area
      .show(async (work) => {
        const next = await computeLinks(state, {files, ...(run ? {run} : {}), ...work});
        links = next;
        return matrixOf(next);
      })
      .then(() => {
        // What was stopped or went wrong is tried anew when the choices come back.
        if (links === null) computed = "";
        showDetail();
      });
  }

  function matrixOf(made: PanelLinks): HTMLElement[] {
    const gone = state.get().cijfers.filter((id) => made.about.table.variables[id] === undefined);
    found.replaceChildren(
      Lede(foundSentence(made), {level: "association"}),
      ...(gone.length > 0
        ? [
            h(
              "p",
              {class: "sh-field-help"},
              explore.links.notHeld(explore.grain[made.about.table.grain], gone.map(titleOf).join(", "))
            )
          ]
        : [])
    );
    const {x, y} = state.get();
    return [
      LinkMatrix(made, {
        ...{headingLevel: 2, chosen: x && y ? {x, y} : null},
        onchoose: (chosen) => {
          state.set({...chosen, na: -1});
          detail.querySelector<HTMLElement>("h2")?.focus();
        }
      })
    ];
  }

  /** Only the chosen cell changed: the numbers stay. */
  function showMatrix(): void {
    const {x, y} = state.get();
    for (const button of area.querySelectorAll(".sh-matrix-cell")) {
      const isChosen = button.getAttribute("data-link") === `${x} ${y}`;
      button.setAttribute("aria-pressed", String(isChosen));
      button.classList.toggle("sh-matrix-chosen", isChosen);
    }
    showDetail();
  }

  function showDetail(): void {
    const {x, y, na} = state.get();
    const cell = links && linkCells(links, [x, y])[0]?.[1];
    if (!links || !cell || cell.best === null || x === y) {
      detail.replaceChildren(...(links ? [h("p", {class: "sh-field-help"}, explore.links.choose)] : []));
      return;
    }
    const lag = na >= 0 && cell.lags.some((row) => row.lag === na) ? na : (cell.best.lag ?? 0);
    keepFocus(detail, () =>
      detail.replaceChildren(
        ...detailOf(
          links as PanelLinks,
          {x, y, lag},
          cell.lags.map((row) => row.lag ?? 0)
        )
      )
    );
  }

  function detailOf(made: PanelLinks, link: Link, lags: readonly number[]): Node[] {
    const {table, within} = made.about;
    const rows = linkRows(table, link, within);
    const pick = Select(
      lags.map((lag) => ({value: String(lag), label: lagWords(lag, table.grain)})),
      {label: explore.form.lagOf(titleOf(link.x)), value: String(link.lag)}
    );
    pick.addEventListener("input", () => state.set({na: Number(pick.value)}));
    const parts: Child[] = [
      h("h2", {tabindex: -1}, explore.links.detailTitle(leadingWords(made, link), titleOf(link.y))),
      h(
        "div",
        {class: "sh-link-choice"},
        pick,
        h("a", {href: estimateHref(index, state, link), class: "sh-button sh-link-button"}, explore.links.toEstimate)
      ),
      LinkWarnings(made, link, rows),
      h(
        "div",
        {class: "sh-estimate-figures"},
        LinkScatter(made, link, rows, "within"),
        noteless(LinkScatter(made, link, rows, "raw")),
        noteless(LagProfile(made, link)),
        shapes ? noteless(ContributionMap(made, link, rows, shapes)) : null
      ),
      table.level === "provincie" ? null : noteless(ProvincePanels(made, link, rows))
    ];
    return parts.filter((part): part is Node => part instanceof Node);
  }
}

/** On paper the notes of a link stand once, at its first figure; files saved from any figure carry them all. */
function noteless<T extends HTMLElement | null>(shown: T): T {
  shown?.classList.add("sh-notes-above");
  return shown;
}

/** The message over the matrix, no stronger than an association. */
function foundSentence(links: PanelLinks): string {
  const words = explore.links;
  const {table} = links.about;
  const count = Object.keys(table.variables).length;
  const pairs = formatNumber((count * (count - 1)) / 2, 0);
  const strong = foundPairs(links);
  const [first] = strong;
  if (first === undefined) return words.nothingFound(pairs, formatNumber(links.tests, 0));
  const titleOf = (id: string): string => table.variables[id]?.title ?? id;
  const [x, y] = [titleOf(first.x), titleOf(first.y)];
  const when = first.lag ? words.leads(explore.term.steps(String(first.lag), table.grain)) : "";
  const way = (first.r ?? 0) > 0 ? words.together : words.apart;
  return words.foundSome(formatNumber(strong.length, 0), pairs, words.strongest(x, y, way, when));
}

/** The links the choices of the page ask for. */
export async function computeLinks(
  {get}: Pick<State<LinksSchema>, "get">,
  {
    files,
    ...work
  }: {files: PanelFiles; run?: RunTask; signal?: AbortSignal; onProgress?: (done: number, total: number) => void}
): Promise<PanelLinks> {
  const choices = get();
  const {cijfers, niveau, stap, van, tot, binnen, vertraging, breuken} = choices;
  const grain = grainOf(stap);
  const {indicators} = await files.index();
  const held = cijfers.filter((id) => indicators.find((entry) => entry.id === id)?.extents[grain] !== undefined);
  if (held.length < 2) throw new Error(explore.links.twoOrMore(explore.grain[grain]));
  const table = await panel(held, {
    ...{level: niveau, grain, files},
    ...(van === "" ? {} : {from: van}),
    ...(tot === "" ? {} : {to: tot})
  });
  return correlate(table, {
    ...work,
    ...{within: withinOf(binnen), lags: vertraging, keepBreaks: breuken},
    ...(clusterOf(choices) === null ? {} : {cluster: clusterOf(choices) ?? ""})
  });
}

function choices(index: PanelIndex, state: State<LinksSchema>): HTMLElement {
  const words = explore.links;
  const host = h("div", {class: "sh-estimate-form"});
  let drawn = "";
  draw();
  state.subscribe(draw);
  return host;

  function draw(): void {
    const {cijfers, niveau, stap, binnen, vertraging, groep, breuken} = state.get();
    const key = JSON.stringify([cijfers, niveau, stap, binnen, vertraging, groep, breuken]);
    if (key === drawn) return;
    drawn = key;
    const grain = grainOf(stap);
    const chips = Chips(
      index.indicators
        .filter(({extents}) => extents[grain] !== undefined)
        .map(({id, title, unit, synonyms}) => ({value: id, label: title, hint: unit, synonyms})),
      {label: words.indicators, value: cijfers, most: 30}
    );
    chips.addEventListener("input", () => state.set({cijfers: chips.value}));
    const within = Select(
      (["beide", "gebied", "periode", "niets"] as const).map((value) => ({
        value,
        label: explore.within[withinOf(value)].label
      })),
      {label: explore.form.compare, value: binnen}
    );
    within.addEventListener("input", () => state.set({binnen: within.value as WithinWord}));
    const most = grain === "year" ? [0, 1, 2, 3, 4, 5] : [0, 1, 2, 3, 6, 12, 24];
    const lag = Select(
      [...new Set([...most, vertraging])]
        .sort((a, b) => a - b)
        .map((value) => ({
          value: String(value),
          label: value === 0 ? explore.form.samePeriod[grain] : words.lagUpTo(explore.term.steps(String(value), grain))
        })),
      {label: words.lag, value: String(vertraging)}
    );
    lag.addEventListener("input", () => state.set({vertraging: Number(lag.value)}));
    const group = Select(
      groupChoices.map((value) => ({value, label: words.groups[value]})),
      {label: explore.form.error, value: groep}
    );
    group.addEventListener("input", () => state.set({groep: group.value as GroupChoice}));
    const breaks = Toggle({label: explore.form.keepBreaks, value: breuken});
    breaks.addEventListener("input", () => state.set({breuken: breaks.value}));
    keepFocus(host, () =>
      host.replaceChildren(
        h("div", {class: "sh-estimate-what"}, chips),
        h(
          "div",
          {class: "sh-estimate-how"},
          within,
          h("p", {class: "sh-field-help"}, explore.within[withinOf(binnen)].help),
          h("div", {class: "sh-bar-row"}, lag, niveau === "gemeente" ? group : null),
          breaks
        )
      )
    );
  }
}

/** The page Verband berekenen with the formula of this link filled in. */
function estimateHref(index: PanelIndex, state: State<LinksSchema>, link: Link): string {
  const {niveau, stap, van, tot, binnen, breuken} = state.get();
  const schema = estimateSchema(index);
  const initial = Object.fromEntries(Object.entries(schema).map(([name, field]) => [name, field.initial]));
  const wanted = {...initial, niveau, stap, van, tot, breuken, formule: formulaOf(link, withinOf(binnen))};
  const base = new URL("./verband-berekenen.html", window.location.href).href;
  return writeState(schema, wanted as Parameters<typeof writeState<typeof schema>>[1], base);
}
