import {formatNumber} from "../../locale/format.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {h, uniqueId} from "../dom.js";
import {parseDutchNumber} from "../dutch-number.js";

const words = scenarioFigures.budget;

export interface PriceFormElement extends HTMLElement {
  /** What can be priced, and what is filled in; fields stay when the list is the same. */
  update(lines: readonly {id: string; label: string}[], prices: ReadonlyMap<string, number>, source: string): void;
}

/** Prices of the reader's own, one for each outcome, and where they come from. */
export function PriceForm({
  onprice,
  onsource
}: {
  onprice: (id: string, price: number | null) => void;
  onsource: (source: string) => void;
}): PriceFormElement {
  const fields = h("div", {class: "sh-bar-row"});
  const sourceId = uniqueId("price-source");
  const source = h("input", {id: sourceId, type: "text", autocomplete: "off", maxlength: 200});
  source.addEventListener("change", () => onsource(source.value));
  const inputs = new Map<string, HTMLInputElement>();
  const element = h(
    "details",
    {class: "sh-scenario-prices"},
    h("summary", {}, words.prices),
    h("p", {class: "sh-field-help"}, words.pricesHelp),
    fields,
    h("div", {class: "sh-field sh-scenario-reason"}, h("label", {for: sourceId}, words.priceSource), source)
  );
  const field = ({id, label}: {id: string; label: string}): HTMLElement => {
    const inputId = uniqueId("price");
    const input = h("input", {id: inputId, type: "text", inputmode: "decimal", autocomplete: "off"});
    input.addEventListener("change", () => {
      const text = input.value.trim().replace(/^€\s*/, "");
      const price = text === "" ? null : parseDutchNumber(text, {thousands: true});
      const isSound = text === "" || (price !== null && price >= 0 && price < 1e7);
      if (isSound) input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
      if (isSound) onprice(id, price);
    });
    inputs.set(id, input);
    return h("div", {class: "sh-field"}, h("label", {for: inputId}, words.priceOf(label)), input);
  };
  return Object.assign(element, {
    update(lines: readonly {id: string; label: string}[], prices: ReadonlyMap<string, number>, from: string) {
      if (lines.some(({id}) => !inputs.has(id)) || lines.length !== inputs.size) {
        inputs.clear();
        fields.replaceChildren(...lines.map(field));
      }
      for (const [id, input] of inputs) {
        const price = prices.get(id);
        if (document.activeElement !== input) input.value = price === undefined ? "" : formatNumber(price);
      }
      if (document.activeElement !== source) source.value = from;
    }
  });
}
