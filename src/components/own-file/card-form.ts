import type {CardGuess} from "../../../loaders/sources/table/guess-card.js";
import {ownFile} from "../../locale/own-file.js";
import {h, uniqueId} from "../dom.js";
import {formatNumber} from "../../locale/format.js";
import {mostMarks, privacyFields, type Draft, type DraftMeasure, type OpenField} from "./draft.js";

const words = ownFile.form;

/**
 * The form that writes the card: every question is a labelled field; `onchange` is called after each answer. The control
 * of a field that may stay open carries its name in `data-field`, so that a reader can be brought there.
 */
export function CardForm(
  draft: Draft,
  guess: CardGuess,
  columns: readonly string[],
  years: readonly number[],
  onchange: () => void
): HTMLElement {
  const columnChoices = columns.map((name): [string, string] => [name, name]);
  const privacy = h(
    "fieldset",
    {class: "sh-fieldset", hidden: draft.access === "open"},
    h("legend", {}, words.privacy)
  );
  for (const field of privacyFields)
    privacy.append(
      textField(
        ownFile.privacyFields[field],
        draft.privacy[field] ?? "",
        (value) => (draft.privacy[field] = value),
        `privacy.${field}`
      )
    );
  return h(
    "form",
    {class: "sh-card-form", onsubmit: (event) => event.preventDefault()},
    group(
      words.about,
      textField(words.title, draft.title, (value) => (draft.title = value)),
      textField(words.publisher, draft.publisher, (value) => (draft.publisher = value)),
      textField(words.licence, draft.licence, (value) => (draft.licence = value)),
      choice(words.access, draft.access, pairs({open: words.open, restricted: words.restricted}), (value) => {
        draft.access = value;
        privacy.hidden = value === "open";
      }),
      privacy
    ),
    group(
      words.where,
      choice(
        words.regionColumn,
        draft.regionColumn,
        draft.regionColumn === "" ? [["", words.chooseFirst], ...columnChoices] : columnChoices,
        (value) => (draft.regionColumn = value),
        "regionColumn"
      ),
      choice(words.regionFormat, draft.regionFormat, pairs(words.formats), (value) => (draft.regionFormat = value)),
      choice(
        words.boundaries,
        String(draft.boundaries),
        [["period", words.ofRow], ...years.map((year): [string, string] => [String(year), String(year)])],
        (value) => (draft.boundaries = value === "period" ? "period" : Number(value))
      ),
      choice(
        words.periodColumn,
        draft.periodColumn,
        [["", words.noColumn], ...columnChoices],
        (value) => (draft.periodColumn = value),
        "period"
      ),
      textField(words.fixedPeriod, draft.fixedPeriod, (value) => (draft.fixedPeriod = value.trim()), "fixedPeriod")
    ),
    group(
      words.writing,
      choice(
        words.decimal,
        draft.decimal ?? "",
        [...(draft.decimal === null ? [["", words.chooseFirst] as const] : []), ...pairs(words.decimals)],
        (value) => (draft.decimal = value === "" ? null : value),
        "decimal"
      ),
      choice(
        words.thousands,
        draft.thousands,
        pairs(words.thousandsSigns),
        (value) => (draft.thousands = value),
        "signs"
      ),
      guess.emptyCells > 0
        ? choice(
            words.empty(formatNumber(guess.emptyCells, 0)),
            draft.empty ?? "",
            pairs(words.emptyChoices),
            (value) => (draft.empty = value === "" ? null : value),
            "empty"
          )
        : null,
      guess.marks
        .slice(0, mostMarks)
        .map(({text}) =>
          choice(
            words.mark(text),
            draft.marks[text] ?? "not-available",
            pairs(words.marks),
            (value) => (draft.marks[text] = value)
          )
        )
    ),
    group(words.columns, measureTable(draft.measures))
  );

  function textField(
    label: string,
    value: string,
    set: (value: string) => void,
    field: OpenField | null = null
  ): HTMLElement {
    const id = uniqueId("field");
    const input = h("input", {id, type: "text", value, autocomplete: "off", "data-field": field});
    // Kept at every key, so that a file dropped while the field has the focus does not lose it.
    input.addEventListener("input", () => set(input.value));
    input.addEventListener("change", onchange);
    return h("div", {class: "sh-field"}, h("label", {for: id}, label), input);
  }

  function choice<K extends string>(
    label: string,
    value: K,
    options: readonly (readonly [K, string])[],
    set: (value: K) => void,
    field: OpenField | null = null
  ): HTMLElement {
    const id = uniqueId("field");
    const items = options.map(([key, text]) => h("option", {value: key, selected: key === value}, text));
    const select = h("select", {id, "data-field": field}, items);
    select.addEventListener("change", () => {
      set(select.value as K);
      onchange();
    });
    return h("div", {class: "sh-field"}, h("label", {for: id}, label), select);
  }

  function measureTable(measures: DraftMeasure[]): HTMLElement {
    const rows = measures.map((measure) =>
      h(
        "tr",
        {},
        h("td", {}, checkbox(measure)),
        h("th", {scope: "row"}, measure.column.replace("{year}", "…")),
        h(
          "td",
          {},
          bare(
            words.name,
            measure,
            textField(words.name, measure.title, (value) => (measure.title = value))
          )
        ),
        h(
          "td",
          {},
          bare(
            words.unit,
            measure,
            textField(words.unit, measure.unit, (value) => (measure.unit = value))
          )
        ),
        h(
          "td",
          {},
          bare(
            words.measure,
            measure,
            choice(words.measure, measure.measure, pairs(words.measures), (value) => (measure.measure = value))
          )
        )
      )
    );
    return h(
      "div",
      {class: "sh-table-scroll", role: "region", tabindex: 0, "aria-label": words.columns},
      h(
        "table",
        {class: "sh-table"},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            [words.use, words.column, words.name, words.unit, words.measure].map((text) =>
              h("th", {scope: "col"}, text)
            )
          )
        ),
        h("tbody", {}, rows)
      )
    );
  }

  function checkbox(measure: DraftMeasure): HTMLElement {
    const id = uniqueId("use");
    const input = h("input", {
      id,
      type: "checkbox",
      "data-field": "measures",
      checked: measure.use,
      "aria-label": `${measure.column}: ${words.use}`
    });
    input.addEventListener("change", () => {
      measure.use = input.checked;
      onchange();
    });
    return input;
  }

  function bare(label: string, measure: DraftMeasure, field: HTMLElement): HTMLElement {
    field.querySelector("input, select")?.setAttribute("aria-label", `${label}: ${measure.column}`);
    return field;
  }
}

function group(title: string, ...fields: (HTMLElement | HTMLElement[] | null)[]): HTMLElement {
  return h("fieldset", {class: "sh-fieldset"}, h("legend", {}, title), ...fields);
}

const pairs = <K extends string>(record: Readonly<Record<K, string>>): [K, string][] =>
  Object.entries(record) as [K, string][];
