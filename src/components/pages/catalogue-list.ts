import {searchIndicators} from "../../loaders/catalogue/find.js";
import type {IndicatorEntry} from "../../../loaders/site/types.js";
import {formatNumber, formatPeriodRange} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {pages} from "../../locale/pages.js";
import {Bar} from "../controls/bar.js";
import {Select} from "../controls/select.js";
import {Toggle} from "../controls/toggle.js";
import {h, uniqueId} from "../dom.js";
import {createState} from "../state.js";
import {flagField, textField} from "../state-fields.js";
import {Tag} from "../tag.js";
import {pageHref} from "./page-href.js";

const words = pages.catalogue;

/** Every indicator, found by word, theme and whether there are figures; the choice stands in the address. */
export function CatalogueList(
  entries: readonly IndicatorEntry[],
  themes: readonly {id: string; title: string}[]
): HTMLElement {
  const state = createState({zoek: textField(""), thema: textField(""), alleen: flagField(false)});
  const id = uniqueId("search");
  const search = h("input", {id, type: "search", value: state.get().zoek, autocomplete: "off"});
  const theme = Select(
    [{value: "", label: words.allThemes}, ...themes.map(({id: value, title}) => ({value, label: title}))],
    {
      label: words.theme,
      value: state.get().thema
    }
  );
  const only = Toggle({label: words.only, value: state.get().alleen});
  const count = h("p", {role: "status"});
  const list = h("ul", {class: "sh-catalogue"});
  search.addEventListener("input", () => state.set({zoek: search.value}, {gather: true}));
  theme.addEventListener("input", () => state.set({thema: theme.value}));
  only.addEventListener("input", () => state.set({alleen: only.value}));
  state.subscribe(() => {
    const {zoek, thema, alleen} = state.get();
    if (search.value !== zoek) search.value = zoek;
    theme.value = thema;
    only.value = alleen;
    draw();
  });
  draw();
  return h(
    "div",
    {},
    Bar([h("div", {class: "sh-field"}, h("label", {for: id}, words.search), search), theme, only], {
      state,
      summary: () => state.get().zoek || words.allThemes
    }),
    count,
    list
  );

  function draw(): void {
    const {zoek, thema, alleen} = state.get();
    const found = searchIndicators(entries, zoek).filter(
      (entry) => (thema === "" || entry.themes.includes(thema)) && (!alleen || entry.observations > 0)
    );
    count.textContent =
      found.length === 0 ? words.nothing : words.count(formatNumber(found.length, 0), formatNumber(entries.length, 0));
    list.replaceChildren(...found.map(item));
  }

  function item(entry: IndicatorEntry): HTMLElement {
    const facts = [
      entry.unit,
      nl.kind[entry.kind],
      entry.first && entry.last ? formatPeriodRange(entry.first, entry.last, "year", {short: true}) : null,
      entry.cbs ? nl.source.table(entry.cbs.table) : null
    ].filter(Boolean);
    return h(
      "li",
      {},
      h(
        "h2",
        {class: "sh-catalogue-title"},
        h("a", {href: pageHref("../", `gegevens/indicator/${entry.id}`)}, entry.title),
        entry.earlyWarning ? [" ", Tag(words.early)] : null
      ),
      h("p", {class: "sh-catalogue-text"}, entry.definition),
      h("p", {class: "sh-source"}, facts.join(" · ")),
      entry.missingBecause ? h("p", {class: "sh-missing"}, entry.missingBecause) : null
    );
  }
}
