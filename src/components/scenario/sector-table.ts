import {
  fineSectorCodes,
  fineSectors,
  isFineSector,
  type AnySectorCode,
  type FineSectorCode
} from "../../models/scenario/fine-sectors.js";
import {sectorCodes, type SectorShock} from "../../models/scenario/format.js";
import {formatNumber, formatPercent} from "../../locale/format.js";
import {sectorNames} from "../../locale/scenario.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {fineSectorNames, scenarioOwnData} from "../../locale/scenario-own-data.js";
import {h, uniqueId} from "../dom.js";
import {parseDutchNumber} from "../dutch-number.js";
import {inSentence} from "../system/natural.js";
import type {SectorContribution} from "../../models/scenario/industry-mix.js";
import type {ScenarioView} from "./scenario-data.js";
import {ownReasons, ownSectors} from "./scenario-state.js";

const words = scenarioFigures.sectors;

export interface SectorTableElement extends HTMLElement {
  update(view: ScenarioView): void;
}

export interface SectorTableOptions {
  /** An own value for a sector; null: that of the library again. */
  onvalue: (sector: AnySectorCode, value: number | null) => void;
  onreason: (sector: AnySectorCode, reason: string) => void;
}

/**
 * The growth of every sector in the first year, to change with a reason. The fields stay where they are while figures
 * around them change, so that nothing is lost while typing. Parts of a sector stand under it where they are known.
 */
export function SectorTable({onvalue, onreason}: SectorTableOptions): SectorTableElement {
  const intro = h("p", {});
  const status = h("p", {role: "status", class: "sh-sector-status"});
  const rows = sectorCodes
    .flatMap((code): AnySectorCode[] => [code, ...fineSectorCodes.filter((part) => fineSectors[part].parent === code)])
    .map((code) => sectorRow(code, {onvalue, onreason, tell: (text) => (status.textContent = text)}));
  const total = h("td", {class: "sh-number"});
  const {columns} = words;
  const head = (text: string, isNumber = false): HTMLElement =>
    h("th", {scope: "col", class: isNumber ? "sh-number" : null}, text);
  const element = h(
    "div",
    {class: "sh-sectors"},
    intro,
    h(
      "div",
      {class: "sh-table-scroll", role: "region", tabindex: 0, "aria-label": words.caption},
      h(
        "table",
        {class: "sh-table"},
        h("caption", {class: "sh-visually-hidden"}, words.caption),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            head(columns.sector),
            head(`${columns.share} (${words.percent})`, true),
            head(columns.quotient, true),
            head(`${columns.shock} (${words.percent})`, true),
            head(columns.origin),
            head(`${columns.contribution} (${words.points})`, true)
          )
        ),
        h(
          "tbody",
          {},
          rows.map(({row}) => row)
        ),
        h("tfoot", {}, h("tr", {}, h("th", {scope: "row", colspan: 5}, words.total), total))
      )
    ),
    status
  );
  return Object.assign(element, {
    update(view: ScenarioView) {
      const {result, years} = view.outcome;
      intro.textContent = words.intro(String(years[0]?.year ?? ""));
      for (const {fill} of rows) fill(view);
      const {growth} = result;
      total.textContent = formatNumber(growth.total - growth.local, 2);
    }
  });
}

const nameOf = (code: AnySectorCode): string => (isFineSector(code) ? fineSectorNames[code] : sectorNames[code]);

function sectorRow(
  code: AnySectorCode,
  {onvalue, onreason, tell}: SectorTableOptions & {tell: (text: string) => void}
): {row: HTMLElement; fill: (view: ScenarioView) => void} {
  const name = inSentence(nameOf(code));
  const [share, quotient, contribution] = [0, 1, 2].map(() => h("td", {class: "sh-number"}));
  const origin = h("span", {});
  // A field is no ink: on paper its value stands by itself.
  const printed = h("span", {class: "sh-print-only"});
  const id = uniqueId("sector");
  const input = h("input", {id, type: "text", inputmode: "decimal", autocomplete: "off", class: "sh-sector-value"});
  const reason = h("input", {type: "text", class: "sh-sector-reason", "aria-label": words.reasonOf(name)});
  reason.placeholder = words.reasonOf(name);
  const reset = h(
    "button",
    {
      ...{type: "button", class: "sh-button sh-button-small", "aria-label": words.resetOf(name)},
      onclick: () => {
        onvalue(code, null);
        input.focus();
      }
    },
    words.reset
  );
  const own = h("div", {class: "sh-sector-own", hidden: true}, reason, reset);
  input.addEventListener("change", () => {
    const isEmpty = input.value.trim() === "";
    const value = isEmpty ? null : parseDutchNumber(input.value);
    if (!isEmpty && !(value !== null && value >= -100 && value < 1000)) {
      input.setAttribute("aria-invalid", "true");
      tell(words.invalid);
      return;
    }
    input.removeAttribute("aria-invalid");
    tell("");
    onvalue(code, value);
  });
  reason.addEventListener("change", () => onreason(code, reason.value));
  const row = h(
    "tr",
    {class: isFineSector(code) ? "sh-sector-part" : null, hidden: isFineSector(code)},
    h("th", {scope: "row"}, nameOf(code)),
    share,
    quotient,
    h(
      "td",
      {class: "sh-number"},
      h("label", {for: id, class: "sh-visually-hidden"}, words.growthOf(name)),
      input,
      printed
    ),
    h("td", {class: "sh-sector-origin"}, origin, own),
    contribution
  );
  return {
    row,
    fill(view) {
      const sector = foundIn(view, code);
      const isOwn = ownSectors(view.choice).has(code);
      row.hidden = sector === undefined;
      if (sector === undefined || share === undefined || quotient === undefined || contribution === undefined) return;
      share.textContent = formatPercent(sector.share * 100, 1);
      quotient.textContent =
        sector.locationQuotient === null ? "" : words.quotient(formatNumber(sector.locationQuotient, 2));
      contribution.textContent = formatNumber(sector.contribution, 2);
      printed.textContent = formatNumber(sector.shock, 2);
      if (document.activeElement !== input) input.value = printed.textContent;
      if (document.activeElement !== reason) reason.value = ownReasons(view.choice).get(code) ?? "";
      origin.textContent = originOf(code, view);
      own.hidden = !isOwn;
      row.classList.toggle("sh-sector-is-own", isOwn);
    }
  };
}

/** A sector of the result; of a part only where the region's own register tells it and the country's is known. */
function foundIn({outcome, own}: ScenarioView, code: AnySectorCode): Omit<SectorContribution, "code"> | undefined {
  const {sectors} = outcome.result;
  if (!isFineSector(code)) return sectors.find((each) => each.code === code);
  const {parent} = fineSectors[code];
  if (own.register?.fine[code] === undefined) return undefined;
  return sectors.find((each) => each.code === parent)?.parts?.find((part) => part.code === code);
}

/** Where the growth of a sector, or of a part of one, in the first year comes from, in words. */
function originOf(
  code: AnySectorCode,
  {outcome, variant, choice}: Pick<ScenarioView, "outcome" | "variant" | "choice">
): string {
  const [first] = outcome.years;
  if (isFineSector(code)) return originOfPart(code, {year: first?.year ?? NaN, variant, choice});
  const growth = first?.shocks.sectors.find(({sector}) => sector === code);
  if (growth?.origin === "overridden") return words.origins.own;
  if (growth?.origin === "found") {
    const cell = variant.sectors.find(({sector, year}) => sector === code && year === first?.year);
    return cell === undefined ? "" : foundWords(cell);
  }
  const lambda = first?.shocks.lambda ?? null;
  return lambda === null ? words.origins.none : words.origins.approximated(formatNumber(lambda, 2));
}

function originOfPart(
  code: FineSectorCode,
  {year, variant, choice}: {year: number} & Pick<ScenarioView, "variant" | "choice">
): string {
  if (ownSectors(choice).has(code)) return words.origins.own;
  const cell = (variant.finer ?? []).find((each) => each.sector === code && each.year === year);
  return cell === undefined ? scenarioOwnData.partRest : foundWords(cell);
}

function foundWords({source, confidence, verify, note, reason}: Omit<SectorShock, "sector">): string {
  const parts = [words.origins.found(source, words.confidence[confidence] ?? confidence), reason, note];
  return [...parts, verify === true ? words.verify : undefined].filter(Boolean).join("; ");
}
