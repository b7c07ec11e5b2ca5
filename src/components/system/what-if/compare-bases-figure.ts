import type {BasisComparison} from "../../../models/system/bases/compare-by-basis.js";
import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {certainty} from "../../../locale/system-certainty.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {h} from "../../dom.js";
import {DataTable} from "../../data-table.js";
import {figure} from "../../figure.js";
import type {Column} from "../../table-data.js";
import {visible} from "./compare-figure.js";

/** What each measure does for the goals under each kind of evidence, and whether the one that does most stays the same. */
export function CompareBasesFigure(system: SystemFile, comparisons: readonly BasisComparison[]): HTMLElement {
  const say = words.compareBases;
  const shown = comparisons.flatMap(({basis, changed, sets}) => (sets === null ? [] : [{basis, changed, sets}]));
  if (comparisons.length < 2) return h("p", {class: "sh-field-help"}, say.none);
  const names = new Map(system.interventions.map(({id, label}) => [id, label ?? id]));
  const measures = (shown[0]?.sets ?? []).flatMap(({interventions}) =>
    interventions.length === 1 ? interventions : []
  );
  const gains = new Map(shown.map(({basis, sets}) => [basis, gainsOf(sets)]));
  const rows = measures.map((id) => ({
    measure: names.get(id) ?? id,
    ...Object.fromEntries(shown.map(({basis}) => [basis, gains.get(basis)?.get(id) ?? null]))
  }));
  const columns: Column[] = [
    {key: "measure", label: words.compare.set, isHeader: true},
    ...shown.map(({basis}): Column => ({
      ...{key: basis, type: "number", decimals: 2, unit: words.compare.scoreUnit},
      label: basis === "chosen" ? say.inForce : certainty.bases.names[basis]
    }))
  ];
  const best = new Set([...gains.values()].map(bestOf));
  const [first = null] = best;
  const title = best.size > 1 ? say.differs : first === null ? say.nothing : say.same(names.get(first) ?? first);
  const table = {columns, rows};
  const failed = comparisons
    .filter(({sets}) => sets === null)
    .map(({basis}) => say.failed(certainty.bases.names[basis]));
  const counts = shown
    .filter(({basis}) => basis !== "chosen")
    .map(({basis, changed}) => say.changed(certainty.bases.names[basis], formatNumber(changed.length, 0)));
  return figure(DataTable(table, {caption: title, hideCaption: true}), {
    ...{title, subtitle: say.subtitle, label: say.label, table},
    level: "model",
    headingLevel: 2,
    caption: [...counts, ...failed].join(" "),
    sources: [{publisher: words.source.publisher, title: words.source.title(system.name)}]
  });
}

/** By measure that acts alone: its score less that of doing nothing, of 100. */
function gainsOf(sets: NonNullable<BasisComparison["sets"]>): ReadonlyMap<string, number> {
  const nothing = sets.find(({interventions}) => interventions.length === 0)?.score ?? NaN;
  return new Map(
    sets.flatMap(({interventions: [id, ...more], score}): [string, number][] =>
      id === undefined || more.length > 0 ? [] : [[id, (score - nothing) * 100]]
    )
  );
}

/** The measure that does most; null when none does anything to speak of. */
function bestOf(gains: ReadonlyMap<string, number>): string | null {
  const [best] = [...gains].sort(([, a], [, b]) => b - a);
  return best === undefined || best[1] < visible ? null : best[0];
}
