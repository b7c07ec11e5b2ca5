import {scenarioPage as words} from "../../locale/scenario.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {scenarioOwnData} from "../../locale/scenario-own-data.js";
import type {Control} from "../controls/control.js";
import {scenarioHindsight} from "../../locale/scenario-hindsight.js";
import {Select} from "../controls/select.js";
import {h} from "../dom.js";
import type {MapShapes} from "../map-shapes.js";
import {Lede} from "../prose.js";
import type {State} from "../state.js";
import {Tag} from "../tag.js";
import {bandFigures} from "./band-figures.js";
import {budgetFigure, pricedLines} from "./budget-figure.js";
import {compareFigure} from "./compare-figure.js";
import {Conditions} from "./conditions.js";
import {createDrawing, type Part} from "./draw-in-order.js";
import {FigurePlace, type FigureSpec} from "./figure-place.js";
import {Headline, ledeOf} from "./headline.js";
import {hindsightFigure, type Hindsight} from "./hindsight.js";
import {partOutcomes, partsFigure} from "./parts-figure.js";
import {PriceForm} from "./price-form.js";
import {regionsFigure} from "./regions-figure.js";
import type {ScenarioView} from "./scenario-data.js";
import {asPairs, mapMeasures, ownPrices, ownReasons, ownSectors, type ScenarioSchema} from "./scenario-state.js";
import {SectorTable} from "./sector-table.js";
import {suppliersFigure} from "./suppliers-figure.js";
import {tornadoFigure} from "./tornado-figure.js";
import {waterfallFigure} from "./waterfall-figure.js";

export interface ScenarioSections {
  lede: HTMLElement;
  tags: HTMLElement;
  content: HTMLElement;
  show(view: ScenarioView): void;
}

export interface SectionOptions {
  state: State<ScenarioSchema>;
  shapes: MapShapes | null;
  /** Where the draws for all municipalities are asked for. */
  ask: HTMLElement;
  /** Scenarios of other publications beside the chosen one. */
  beside: HTMLElement & {show(view: ScenarioView): void};
  /** What publications said beside what happened; null where it is not there. */
  hindsight: Hindsight | null;
}

/** What stands under the controls: each part keeps its place while results come and go. */
export function ScenarioSections({state, shapes, ask, beside, hindsight}: SectionOptions): ScenarioSections {
  const lede = h("div", {"aria-live": "polite"});
  const tags = h("div", {class: "sh-tags"});
  const [headline, conditions] = [h("div", {}), h("div", {})];
  const bands = Array.from({length: 7}, FigurePlace);
  const [waterfall, tornado, suppliers, parts, map, compare, past, budget] = [
    FigurePlace(),
    FigurePlace(),
    FigurePlace(),
    FigurePlace(),
    FigurePlace(),
    FigurePlace(),
    FigurePlace(),
    FigurePlace()
  ];
  const sectors = ownSectorTable(state);
  const prices = ownPriceForm(state);
  const measure = Select(
    mapMeasures.map((value) => ({value, label: scenarioFigures.regions.measures[value]})),
    {label: scenarioFigures.regions.measure, value: state.get().kaart}
  );
  measure.addEventListener("input", () =>
    state.set({kaart: mapMeasures.find((each) => each === measure.value) ?? "unemploymentChange"})
  );
  const margin = h("div", {class: "sh-bar-row"});
  let partSelect: Control<string> | null = null;
  const noPast = h("p", {hidden: true}, scenarioHindsight.none);
  const compareHeading = h("h2", {}, scenarioFigures.compare.heading);
  const content = h(
    "div",
    {class: "sh-scenario-content", role: "region", "aria-label": words.result},
    headline,
    h("h2", {}, scenarioFigures.bands.heading),
    h("div", {class: "sh-trajectories"}, bands),
    margin,
    parts,
    h("h2", {}, scenarioFigures.sectors.heading),
    sectors,
    waterfall,
    tornado,
    suppliers,
    h("h2", {}, scenarioFigures.regions.heading),
    shapes === null ? null : [h("div", {class: "sh-bar-row"}, measure), map, ask],
    compareHeading,
    compare,
    beside,
    conditions,
    h("h2", {}, scenarioHindsight.heading),
    noPast,
    past,
    h("p", {}, h("a", {href: "./terugblik.html"}, scenarioHindsight.more)),
    h("h2", {}, scenarioFigures.budget.heading),
    prices,
    budget
  );
  const choose = (code: string): void => state.set({gebied: code});
  const drawn = new Map<HTMLElement, readonly unknown[]>();
  const drawing = createDrawing([
    ...bands,
    ...[parts, sectors, waterfall, tornado, suppliers, map, compare, beside, conditions, past, budget]
  ]);
  return {
    ...{lede, tags, content},
    show: (view) => drawing.show(headOf(view).filter(isNew).map(asPart), partsOf(view).filter(isNew).map(asPart))
  };

  /** The message, which always comes with the first picture. */
  function headOf(view: ScenarioView): Piece[] {
    const {outcome, hasBands, choice} = view;
    return [
      {place: lede, from: [outcome], draw: () => lede.replaceChildren(Lede(ledeOf(view), {level: "model"}))},
      {place: tags, from: [outcome], draw: () => tags.replaceChildren(...tagsOf(view))},
      {place: headline, from: [outcome, hasBands], draw: () => headline.replaceChildren(Headline(view))},
      {place: measure, from: [choice.kaart], draw: () => (measure.value = choice.kaart)}
    ];
  }

  /** Everything below the message, in the order of the page, with what each part is made from. */
  function partsOf(view: ScenarioView): Piece[] {
    const {outcome, hasBands, choice, region, variants, file} = view;
    let courses: FigureSpec[] | null = null;
    const course = (at: number): FigureSpec | null => (courses ??= bandFigures(view))[at] ?? null;
    return [
      ...bands.map((place, at): Piece => ({
        ...{place, from: [outcome, hasBands], draw: () => place.show(course(at))}
      })),
      {
        ...{place: parts, from: [outcome, hasBands, view.isStopped, choice.marge]},
        draw() {
          if (hasBands) showPartSelect(view);
          parts.show(partsFigure(view) ?? (view.isStopped ? null : "pending"));
        }
      },
      {place: sectors, from: [outcome, choice], draw: () => sectors.update(view)},
      {place: waterfall, from: [outcome, choice], draw: () => waterfall.show(waterfallFigure(view))},
      {place: tornado, from: [view.tornado], draw: () => tornado.show(tornadoFigure(view) ?? "pending")},
      {place: suppliers, from: [outcome], draw: () => suppliers.show(suppliersFigure(view))},
      ...(shapes === null
        ? []
        : [
            {
              ...{place: map, from: [view.regions, view.regionsCare, hasBands, choice.kaart, region]},
              draw: () => map.show(regionsFigure(view, {shapes, choose}) ?? "pending")
            }
          ]),
      {place: compare, from: [variants, region, view.regions], draw: () => showCompared(view)},
      {place: beside, from: [view], draw: () => beside.show(view)},
      {place: conditions, from: [outcome, choice, file], draw: () => conditions.replaceChildren(Conditions(view))},
      {place: past, from: [view.variant], draw: () => showPast(view)},
      {
        ...{place: budget, from: [outcome, hasBands, choice.prijs, choice.prijsbron]},
        draw() {
          prices.update(pricedLines(view), ownPrices(choice), choice.prijsbron);
          budget.show(budgetFigure(view));
        }
      }
    ];
  }

  function showCompared(view: ScenarioView): void {
    const compared = compareFigure(view);
    const isWhole = view.regions?.every(({variant}) => view.variants.has(variant)) ?? false;
    compareHeading.hidden = compared === null;
    compare.show(compared === null || isWhole ? compared : "pending");
  }

  function showPast(view: ScenarioView): void {
    const found = hindsight === null ? null : hindsightFigure(view, hindsight);
    noPast.hidden = found !== null;
    past.show(found);
  }

  function showPartSelect(view: ScenarioView): void {
    if (partSelect === null) {
      const select = Select(partOutcomes(view), {label: scenarioFigures.parts.measure});
      select.addEventListener("input", () => state.set({marge: select.value}));
      margin.replaceChildren((partSelect = select));
    }
    partSelect.value = view.choice.marge;
  }

  function isNew({place, from}: Piece): boolean {
    const before = drawn.get(place);
    return before === undefined || !before.every((each, at) => each === from[at]);
  }

  function asPart({place, from, draw}: Piece): Part {
    return {
      place,
      draw() {
        drawn.set(place, from);
        draw();
      }
    };
  }
}

/** A part of the page, and what it is drawn from: it is drawn again only when some of that has changed. */
interface Piece extends Part {
  from: readonly unknown[];
}

function ownSectorTable(state: State<ScenarioSchema>): ReturnType<typeof SectorTable> {
  return SectorTable({
    onvalue(sector, value) {
      const [values, reasons] = [ownSectors(state.get()), ownReasons(state.get())];
      if (value === null) {
        values.delete(sector);
        reasons.delete(sector);
      } else values.set(sector, value);
      state.set({sector: asPairs(values), waarom: asPairs(reasons)});
    },
    onreason(sector, reason) {
      const reasons = ownReasons(state.get());
      if (reason.trim() === "") reasons.delete(sector);
      else reasons.set(sector, reason.trim());
      state.set({waarom: asPairs(reasons)});
    }
  });
}

function ownPriceForm(state: State<ScenarioSchema>): ReturnType<typeof PriceForm> {
  return PriceForm({
    onprice(id, price) {
      const prices = ownPrices(state.get());
      if (price === null) prices.delete(id);
      else prices.set(id, price);
      state.set({prijs: asPairs(prices)});
    },
    onsource: (source) => state.set({prijsbron: source})
  });
}

function tagsOf({file, outcome, own}: ScenarioView): HTMLElement[] {
  const isOld = outcome.result.warnings.some(({code}) => code === "old-structure");
  const structure = String(own.register?.year ?? file.structureYear);
  const why = words.exampleWhy(structure, String(outcome.path.baseYear));
  const {register, table} = own;
  return [
    ...(file.synthetic ? [Tag(words.synthetic, {tone: "warn"})] : []),
    Tag(words.structure(structure)),
    ...(register === null ? [] : [Tag(`${scenarioOwnData.tag}: ${register.name}`)]),
    ...(table === null ? [] : [Tag(`${scenarioOwnData.tag}: ${table.name}`)]),
    ...(register !== null && register.imputed.length > 0 ? [Tag(scenarioOwnData.estimated, {tone: "warn"})] : []),
    ...(isOld ? [Tag(words.example, {tone: "warn", title: why})] : [])
  ];
}
