import type {AreaIndex, AreaIndicator} from "../../../loaders/site/areas/area-types.js";
import {areas} from "../../locale/areas.js";
import {formatNumber} from "../../locale/format.js";
import {Select} from "../controls/select.js";
import {Toggle} from "../controls/toggle.js";
import {h} from "../dom.js";
import {flagField, textField, type Field} from "../state-fields.js";
import {AbsentList, AreaCards} from "./area-cards.js";
import type {NamedArea} from "./figure-block.js";

/** What the part of a theme keeps in the address. */
export const themeFields = ({themes}: AreaIndex): {thema: Field<string>; opvallend: Field<boolean>} => ({
  thema: textField(themes[0]?.id ?? "", {pattern: /^[a-z0-9-]+$/}),
  opvallend: flagField(false)
});

interface ThemeState {
  get(): {readonly thema: string; readonly opvallend: boolean};
  set(changes: {thema?: string; opvallend?: boolean}): void;
  href(changes: {cijfer: string}): string;
}

/** The figures of a theme as cards, with their gaps. `fill` puts in what the state says; the controls stay. */
export function ThemePart(
  own: NamedArea,
  others: readonly NamedArea[],
  {index, root, state}: {index: AreaIndex; root: string; state: ThemeState}
): {element: HTMLElement; fill: () => void} {
  const select = Select(
    index.themes.map(({id, title}) => ({value: id, label: title})),
    {label: areas.theme, value: state.get().thema}
  );
  const toggle = Toggle({label: areas.cards.only, value: state.get().opvallend});
  select.addEventListener("input", () => state.set({thema: select.value}));
  toggle.addEventListener("input", () => state.set({opvallend: toggle.value}));
  const heading = h("h2");
  const count = h("p", {class: "sh-bar-count", role: "status"});
  const cards = h("div");
  fill();
  return {
    element: h(
      "div",
      {class: "sh-area-theme"},
      heading,
      h("div", {class: "sh-bar-row sh-screen-only"}, select, toggle, count),
      cards
    ),
    fill
  };

  function fill(): void {
    const {thema, opvallend} = state.get();
    const theme = index.themes.find(({id}) => id === thema) ?? index.themes[0];
    if (!theme) return;
    [select.value, toggle.value] = [theme.id, opvallend];
    const all = index.indicators.filter(({themes, id}) => themes.includes(theme.id) && own.file.figures[id]);
    const isNotable = ({id}: AreaIndicator): boolean =>
      own.file.figures[id]?.pulse?.sinceBaseline?.exceedsNoise === true;
    const shown = opvallend ? all.filter(isNotable) : all;
    heading.textContent = areas.cards.title(theme.title.toLowerCase());
    count.textContent = areas.cards.count(formatNumber(shown.length, 0), formatNumber(all.length, 0));
    const {token} = theme;
    const hrefOf = (id: string): string => `${state.href({cijfer: id})}#cijfer`;
    cards.replaceChildren(
      AreaCards(shown, own, others, {index, token, root, hrefOf}),
      ...[AbsentList(theme.id, own, {index, root})].flatMap((each) => each ?? [])
    );
  }
}
