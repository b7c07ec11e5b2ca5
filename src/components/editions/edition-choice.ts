import type {SiteEdition, SiteEditions} from "../../../loaders/site/editions.js";
import {editions as words} from "../../locale/editions.js";
import {Bar} from "../controls/bar.js";
import {asControl, changed, type Choice, type Control} from "../controls/control.js";
import {Select} from "../controls/select.js";
import {h} from "../dom.js";
import {textField} from "../state-fields.js";
import {createState} from "../state.js";

/** In the address: what the figures of now are called, which are of no edition yet. */
const now = "nu";

/**
 * The bar that chooses of which edition the changes are shown: since the last edition, or of an edition since the one
 * before it. The choice stands in the address; what is not known there falls back to the newest. Null without any edition.
 */
export function EditionChoice({editions}: SiteEditions): Control<SiteEdition | null> {
  const changing = editions.filter(({changes}) => changes !== null);
  const [first] = changing;
  if (first === undefined)
    return asControl(
      h("div"),
      () => null,
      () => undefined
    );
  const state = createState({editie: textField(idOf(first), {pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/})});
  const chosen = (): SiteEdition => changing.find((edition) => idOf(edition) === state.get().editie) ?? first;
  const choices = changing.map((edition) => ({value: idOf(edition), label: labelOf(edition)}));
  const select = Select(choices, {label: words.choose, value: idOf(chosen())});
  select.addEventListener("input", (event) => {
    event.stopPropagation();
    state.set({editie: select.value});
  });
  const bar = Bar([select], {state, summary: () => labelOf(chosen())});
  state.subscribe(() => {
    select.value = idOf(chosen());
    changed(bar);
  });
  return asControl(bar, chosen, (edition) => state.set({editie: idOf(edition ?? first)}));
}

const idOf = ({id}: SiteEdition): string => id ?? now;

function labelOf({title, changes}: SiteEdition): Choice["label"] {
  const since = changes?.since.title ?? "";
  return title === null ? words.sinceLast(since) : words.between(since, title);
}
