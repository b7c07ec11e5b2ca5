import {InputError} from "../../../models/errors.js";
import {changeCell, type CellPlace} from "../../../models/scenario/edit-publication.js";
import type {ScenarioCell, ScenarioPublication, SectorShock} from "../../../models/scenario/format.js";
import {formatNumber, formatPercent} from "../../../locale/format.js";
import {ownScenario} from "../../../locale/own-scenario.js";
import {sectorNames} from "../../../locale/scenario.js";
import {parseDutchNumber} from "../../dutch-number.js";
import {h, type Child} from "../../dom.js";
import {numberTrouble} from "./four-numbers.js";
import {TextField} from "./text-field.js";

const words = ownScenario.edit;
const check = ownScenario.check;

/**
 * Every number of a publication with its source, each to be changed with a reason. A change is kept as soon as there is a
 * sound number and a reason; until then it is only in the field.
 */
export function EditTable(
  start: ScenarioPublication,
  onchange: (publication: ScenarioPublication) => void
): HTMLElement {
  let publication = start;
  const status = h("p", {role: "status", class: "sh-visually-hidden"});
  const apply = (place: CellPlace, change: {value: number; reason: string}, what: string): void => {
    publication = changeCell(publication, place, change);
    status.textContent = words.done(what, formatPercent(change.value));
    onchange(publication);
  };
  const table = (title: string, rows: readonly Child[]): Child =>
    h(
      "div",
      {class: "sh-table-scroll", role: "region", tabindex: 0, "aria-label": title},
      h(
        "table",
        {class: "sh-table sh-edit-table"},
        h("caption", {class: "sh-visually-hidden"}, title),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            (["what", "value", "was", "reason", "source"] as const).map((key) =>
              h("th", {scope: "col"}, words.columns[key])
            )
          )
        ),
        h("tbody", {}, rows)
      )
    );
  const cells = (list: readonly ScenarioCell[], place: (index: number) => CellPlace): Child[] =>
    list.map((cell, index) => EditRow(cellName(cell), cell, place(index), apply));
  return h(
    "div",
    {class: "sh-own-edit"},
    h("p", {}, words.intro),
    h("h3", {}, words.base),
    table(
      words.base,
      cells(start.base, (index) => ({list: "base", index}))
    ),
    start.variants.map(({id, label, cells: own, sectors}) => [
      h("h3", {}, label),
      table(label, [
        ...cells(own, (index) => ({list: "cells", variant: id, index})),
        ...sectors.map((sector, index) =>
          EditRow(
            words.sector(sectorNames[sector.sector], String(sector.year)),
            sector,
            {list: "sectors", variant: id, index},
            apply
          )
        )
      ])
    ]),
    status
  );
}

function cellName({measure, year, statistic}: ScenarioCell): string {
  const name = words.cell(words.measures[measure], String(year), words.statistics[statistic]);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function EditRow(
  what: string,
  cell: ScenarioCell | SectorShock,
  place: CellPlace,
  apply: (place: CellPlace, change: {value: number; reason: string}, what: string) => void
): HTMLElement {
  const value = TextField(words.value(what), {value: formatNumber(cell.value), hidden: true});
  const reason = TextField(words.reason(what), {value: cell.reason ?? "", hidden: true});
  const relation = "relation" in cell ? words.relations[cell.relation] : "";
  const was = cell.reason === undefined ? "" : (cell.note ?? "");
  const wasCell = h("td", {}, was);
  // Fields are not printed: paper has what is in force.
  const printed = {
    value: h("span", {class: "sh-print-only"}, formatPercent(cell.value)),
    reason: h("span", {class: "sh-print-only"}, cell.reason ?? "")
  };
  let kept = {value: cell.value, reason: cell.reason ?? ""};
  const isLevel = "measure" in cell && cell.measure === "unemployment";
  const isSector = "sector" in cell;
  const limits = isLevel ? ([0, 100] as const) : isSector ? ([-100, 1000] as const) : ([-50, 50] as const);
  const outside = isLevel ? check.rate : isSector ? check.sector : check.growth;
  const attempt = (): void => {
    const trouble = numberTrouble(value.input.value, limits, outside);
    value.say(trouble);
    if (trouble !== null) return;
    const next = {
      value: parseDutchNumber(value.input.value.replace(/\s*%$/, "")) ?? NaN,
      reason: reason.input.value.trim()
    };
    const isChanged = next.value !== kept.value;
    const isMissing = next.reason === "" && (isChanged || kept.reason !== "");
    reason.say(isMissing ? check.reason : null);
    if (isMissing || (!isChanged && next.reason === kept.reason)) return;
    try {
      apply(place, next, what);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      value.say(ownScenario.trouble.whole);
      return;
    }
    if (was === "" && wasCell.textContent === "") wasCell.textContent = `eerst ${formatNumber(kept.value)}`;
    kept = next;
    printed.value.textContent = formatPercent(next.value);
    printed.reason.textContent = next.reason;
  };
  value.input.inputMode = "decimal";
  for (const {input} of [value, reason]) input.addEventListener("change", attempt);
  return h(
    "tr",
    {},
    h("th", {scope: "row"}, what, relation === "" ? "" : ` (${relation})`),
    h(
      "td",
      {class: "sh-edit-value"},
      value,
      h("span", {class: "sh-screen-only", "aria-hidden": "true"}, "%"),
      printed.value
    ),
    wasCell,
    h("td", {class: "sh-edit-reason"}, reason, printed.reason),
    h("td", {}, cell.source, cell.verify === true ? h("em", {}, ` (${words.verify})`) : null)
  );
}
