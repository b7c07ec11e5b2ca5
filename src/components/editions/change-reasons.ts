import type {EditionDiff, ExplainedChange, ModelChange} from "../../../models/editions/diff-editions.js";
import type {SystemFile} from "../../../models/system/format.js";
import type {ItemKind} from "../../../models/system/diff/types.js";
import type {ChangedSystem, SiteEdition, SiteEditions} from "../../../loaders/site/editions.js";
import {editions as words} from "../../locale/editions.js";
import {formatDate, formatNumber} from "../../locale/format.js";
import {DataTable} from "../data-table.js";
import {h, type Child} from "../dom.js";
import {fieldChangeWords, nameIn} from "../system/versions/change-words.js";

type Changes = NonNullable<SiteEdition["changes"]>;
type Indicators = SiteEditions["indicators"];

const why = words.why;

/** Everything that changed but the figures themselves, each with the reason a person gave where it is our own doing. */
export function ChangeReasons(changes: Changes, indicators: Indicators): HTMLElement {
  const {models, parameters, definitions, boundaries, newIndicators, goneIndicators, scenarios, sources} = changes;
  const titles = (ids: readonly string[]): string[] => ids.map((id) => indicators[id]?.title ?? id);
  const cards = [
    ...models.map((model) =>
      modelCard(
        model,
        changes.systems.find(({id}) => id === model.ref)
      )
    ),
    ...parameters.map((parameter) =>
      card(
        why.parameter(words.parameters[parameter.ref] ?? parameter.ref),
        wasAndIs(shownValue(parameter.before), shownValue(parameter.after)),
        reasonOf(parameter)
      )
    ),
    ...definitions.map((definition) => definitionCard(definition, indicators)),
    ...(boundaries === null ? [] : [card(why.boundaries, h("p", {}, boundariesText(boundaries)))]),
    ...list(why.newFigures, titles(newIndicators)),
    ...list(why.goneFigures, titles(goneIndicators)),
    ...list(
      why.scenarios,
      scenarios.map(({id}) => id)
    ),
    ...list(
      why.sources,
      sources.map(({source}) => source)
    )
  ];
  return h("div", {class: "sh-edition-changes"}, cards.length > 0 ? cards : h("p", {}, why.none));
}

const card = (title: string, ...content: Child[]): HTMLElement =>
  h("section", {class: "sh-edition-change"}, h("h3", {}, title), ...content);

const list = (title: string, items: readonly string[]): HTMLElement[] =>
  items.length === 0
    ? []
    : [
        card(
          title,
          h(
            "ul",
            {},
            items.map((item) => h("li", {}, item))
          )
        )
      ];

const wasAndIs = (was: string, is: string): HTMLElement =>
  h("dl", {class: "sh-was-is"}, h("dt", {}, why.was), h("dd", {}, was), h("dt", {}, why.is), h("dd", {}, is));

const shownValue = (value: unknown): string =>
  value === null || value === undefined || value === ""
    ? "–"
    : typeof value === "number"
      ? formatNumber(value)
      : typeof value === "string"
        ? value
        : JSON.stringify(value);

function boundariesText({before, after}: NonNullable<EditionDiff["boundaries"]>): string {
  const shown = (count: number): string => formatNumber(count, 0);
  return why.boundariesText(shown(before.municipalities), before.year, shown(after.municipalities), after.year);
}

/** Why, who says so and when; that it is missing, or not needed as no figure changed by it; nothing for what is new. */
function reasonOf({
  reason,
  needsReason,
  leftFigures = false
}: ExplainedChange & {leftFigures?: boolean}): HTMLElement | null {
  if (reason !== null)
    return h(
      "p",
      {class: "sh-edition-reason"},
      h("strong", {}, `${why.reason}: `),
      `${reason.reason} (${why.by(reason.author, formatDate(reason.date))})`
    );
  if (leftFigures) return h("p", {class: "sh-edition-reason"}, why.leftFigures);
  return needsReason ? h("p", {class: "sh-edition-reason sh-missing"}, why.missing) : null;
}

function definitionCard({indicator, fields}: EditionDiff["definitions"][number], indicators: Indicators): HTMLElement {
  const title = why.definition(indicators[indicator]?.title ?? indicator);
  return card(
    title,
    fields.map(({field, from, to}) =>
      h("div", {}, h("h4", {}, words.definitionFields[field] ?? field), wasAndIs(shownValue(from), shownValue(to)))
    )
  );
}

const kinds: Readonly<Record<string, ItemKind>> = {
  variables: "variable",
  links: "link",
  interventions: "intervention",
  goals: "goal",
  loops: "loop"
};

function modelCard(model: ModelChange, system: ChangedSystem | undefined): HTMLElement {
  const title = why.model(model.name);
  if (model.change !== "changed" || system === undefined)
    return card(title, h("p", {}, model.change === "removed" ? why.removed : why.added), reasonOf(model));
  // Names of variables and ends of links are all that is read of these files, and a published edition holds sound ones.
  const [a, b] = [system.before, system.after] as unknown as [SystemFile, SystemFile];
  const rows = [
    ...model.parts.flatMap(({part, added, removed, changed}) => {
      const kind = kinds[part] ?? "model";
      return [
        ...removed.map((id) => ({name: nameIn(a, kind, id), what: why.gone, from: "", to: ""})),
        ...added.map((id) => ({name: nameIn(b, kind, id), what: why.new, from: "", to: ""})),
        ...changed.flatMap(({id, fields}) =>
          fields.map((field) => ({name: nameIn(b, kind, id), ...fieldChangeWords(field, a, b)}))
        )
      ];
    }),
    ...model.fields.map((field) => ({name: model.name, ...fieldChangeWords(field, a, b)}))
  ];
  const columns = [
    {key: "name", label: why.part, isHeader: true},
    {key: "what", label: why.what},
    {key: "from", label: why.was},
    {key: "to", label: why.is}
  ];
  return card(title, reasonOf(model), DataTable({columns, rows}, {caption: why.caption(model.name), limit: 25}));
}
