import {formatDate, formatNumber} from "../../locale/format.js";
import {explore} from "../../locale/explore.js";
import {DataTable} from "../data-table.js";
import {h, uniqueId} from "../dom.js";
import {browserEffects, type Effects} from "../effects.js";
import {figure} from "../figure.js";
import type {State} from "../state.js";
import {probabilityColumn, type TableData} from "../table-data.js";
import type {RunTask} from "../workers/run-task.js";
import type {ConfirmedFamily} from "../workers/tasks.js";
import {confirmLinks, entriesOf, hashOf, logOf} from "./confirm.js";
import {linkFilters} from "./link-matrix.js";
import type {PanelLinks} from "./links.js";
import type {LinksSchema} from "./links-state.js";
import {ResultArea} from "./result-area.js";
import {lagWords} from "./term-list.js";

const words = explore.confirm;

/**
 * The part of the page where what stands out is tested once on areas it was not found on. Every look stands in the
 * address and in what is saved; a second look asks why.
 */
export function ConfirmPart(
  state: State<LinksSchema>,
  linksNow: () => PanelLinks | null,
  {run, effects = browserEffects}: {run?: RunTask; effects?: Effects} = {}
): HTMLElement {
  const area = ResultArea({label: words.title});
  const host = h("div");
  const reasonId = uniqueId("reason");
  const details = h(
    "details",
    {class: "sh-confirm", ontoggle: () => ask()},
    h("summary", {}, words.title),
    h("p", {class: "sh-field-help"}, words.intro),
    host,
    area
  );
  state.subscribe(ask);
  return details;

  function ask(): void {
    const links = linksNow();
    if (!details.open || links === null) return;
    const hash = hashOf(links);
    const earlier = logOf(state.get().gekeken).find(({hashOfFamily}) => hashOfFamily === hash);
    if (earlier === undefined) {
      host.replaceChildren(h("button", {type: "button", class: "sh-button", onclick: () => look(links)}, words.button));
      return;
    }
    const reason = h("input", {id: reasonId, type: "text"});
    const status = h("p", {class: "sh-formula-trouble", role: "alert", hidden: true}, words.needReason);
    host.replaceChildren(
      h(
        "div",
        {class: "sh-field"},
        h("label", {for: reasonId}, words.again(formatDate(earlier.at))),
        reason,
        h(
          "button",
          {
            type: "button",
            class: "sh-button",
            onclick: () => {
              status.hidden = reason.value.trim() !== "";
              if (status.hidden) look(links, reason.value.trim());
            }
          },
          words.againButton
        ),
        status
      )
    );
  }

  function look(links: PanelLinks, again?: string): void {
    void area.show(async (work) => {
      const at = effects.now().toISOString();
      const made = await confirmLinks(links, {
        ...{log: logOf(state.get().gekeken), look: {at, ...(again === undefined ? {} : {again})}},
        ...(run ? {run} : {}),
        ...work
      });
      state.set({gekeken: entriesOf(made.confirmation.log)}, {replace: true});
      return confirmationParts(links, made);
    });
  }
}

/** What was found on one half and what stood on the other. */
function confirmationParts(links: PanelLinks, made: ConfirmedFamily): HTMLElement[] {
  const {table} = links.about;
  const {record, discovery, confirmation} = made;
  const {results, confirmed, isFirstLook, hash, log} = confirmation;
  if (results.length === 0) return [h("p", {}, words.none)];
  const titleOf = (id: string): string => table.variables[id]?.title ?? id;
  const number = {type: "number" as const, decimals: 2};
  const twin: TableData = {
    columns: [
      {key: "x", label: explore.links.columns.x, isHeader: true},
      {key: "y", label: explore.links.columns.y},
      {key: "lag", label: explore.links.columns.lag},
      {key: "r", label: words.columns.r, ...number},
      {key: "r2", label: words.columns.r2, ...number},
      {key: "n", label: words.columns.n, type: "number", decimals: 0},
      probabilityColumn("holm", words.columns.holm),
      {key: "confirmed", label: words.columns.confirmed}
    ],
    rows: results.map(({x, y, lag, r, confirmation: test, holm, confirmed: isConfirmed}) => ({
      ...{x: titleOf(x), y: titleOf(y), lag: lagWords(lag, table.grain), r, n: test.n, confirmed: isConfirmed},
      ...{r2: test.r ?? {missing: explore.links.tooFew}, holm: holm ?? {missing: explore.links.tooFew}}
    }))
  };
  const title = words.result;
  const subtitle = words.subtitle(formatNumber(discovery.candidates.length, 0), formatNumber(confirmed, 0));
  const scope = (units: number, areas: readonly string[]): string =>
    words.filters.areas(formatNumber(units, 0), formatNumber(areas.length, 0));
  const search = scope(record.discoveryUnits, record.discoveryAreas);
  return [
    ...(isFirstLook ? [] : [h("p", {class: "sh-formula-trouble"}, words.description)]),
    figure(() => DataTable(twin, {caption: `${title} ${subtitle}`, hideCaption: true, limit: 50}), {
      ...{title, subtitle, label: `${title} ${subtitle}`, level: isFirstLook ? "association" : "description"},
      ...{table: twin, sources: table.sources, headingLevel: 3, caption: words.caption(hash)},
      filters: [
        ...linkFilters(links),
        [words.filters.search, record.heldOutFrom === null ? search : words.filters.before(search, record.heldOutFrom)],
        [words.filters.test, scope(record.confirmationUnits, record.confirmationAreas)],
        [words.filters.hash, hash],
        ...log
          .filter(({hashOfFamily}) => hashOfFamily === hash)
          .map(({at, again = ""}): [string, string] => [words.filters.looks, words.filters.look(formatDate(at), again)])
      ]
    })
  ];
}
