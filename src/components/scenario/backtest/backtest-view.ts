import type {BacktestFile} from "../../../../loaders/site/scenario-backtest.js";
import {backtestPage as words} from "../../../locale/backtest.js";
import {formatChange, formatNumber, formatPercent, formatPercentagePoints} from "../../../locale/format.js";
import {Bar} from "../../controls/bar.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {Lede, Question} from "../../prose.js";
import {createState} from "../../state.js";
import {choiceField, textField} from "../../state-fields.js";
import {heldRows, NationalFigure, nationalScore} from "./national-figure.js";
import {MaximaFigures, OrderFigure, variantName} from "./region-figures.js";

const schema = {
  wat: choiceField<"unemployment" | "growth">("unemployment", ["unemployment", "growth"]),
  scenario: textField("cpb-2020-03-s1", {pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/})
};

/** The page Terugblik: publications against what happened, what that teaches, and regions for which results were published. */
export function BacktestView(file: BacktestFile): HTMLElement {
  const state = createState(schema);
  const lede = h("div", {"aria-live": "polite"});
  const national = h("div");
  const order = h("div");
  const measure = Select(
    (["unemployment", "growth"] as const).map((value) => ({value, label: words.measures[value]})),
    {label: words.measure, value: state.get().wat}
  );
  measure.addEventListener("input", () => state.set({wat: measure.value === "growth" ? "growth" : "unemployment"}));
  const [regional] = file.regional;
  const variants = regional?.result.hardest.map(({variant}) => variant) ?? [];
  const variant = Select(
    variants.map((value) => ({value, label: variantName(value)})),
    {label: words.region.order.variant, value: state.get().scenario}
  );
  variant.addEventListener("input", () => state.set({scenario: variant.value}));
  state.subscribe(draw);
  draw();
  return h(
    "div",
    {class: "sh-backtest"},
    lede,
    Bar([measure], {state, summary: () => words.measures[state.get().wat]}),
    h("h2", {}, words.national.heading),
    national,
    h("h2", {}, words.lesson.heading),
    lesson(file).map((text) => h("p", {}, text)),
    Question(words.lesson.question),
    h("h2", {}, words.region.heading),
    regional === undefined
      ? h("p", {}, words.region.none)
      : [
          h("p", {}, words.region.intro),
          regional.result.synthetic ? h("p", {class: "sh-note", role: "note"}, words.region.synthetic) : null,
          regional.result.isOld
            ? h("p", {class: "sh-note", role: "note"}, words.region.old(String(regional.result.structureYear)))
            : null,
          MaximaFigures(regional),
          h("div", {class: "sh-bar-row sh-screen-only"}, variant),
          order,
          h("p", {}, words.region.why)
        ]
  );

  function draw(): void {
    const {wat, scenario} = state.get();
    measure.value = wat;
    const rows = heldRows(file, wat);
    const score = nationalScore(rows, wat);
    if (score === null) {
      lede.replaceChildren(Lede(words.lede.none));
      national.replaceChildren();
    } else {
      const [worse, all] = [formatNumber(score.worse, 0), formatNumber(score.all, 0)];
      const mean = formatPercentagePoints(score.mae, 1);
      lede.replaceChildren(Lede(words.lede[wat](worse, all, mean), {level: "description"}));
      national.replaceChildren(
        NationalFigure(rows, score, wat),
        h("p", {}, words.national.scores(formatNumber(score.inside, 0), all))
      );
    }
    if (regional === undefined) return;
    const chosen = variants.includes(scenario) ? scenario : (variants[0] ?? "");
    variant.value = chosen;
    order.replaceChildren(...OrderFigure(regional, chosen));
  }
}

/** What support did, with the numbers of one publication beside those that came. */
function lesson({publications, realised}: BacktestFile): string[] {
  const june = publications.find(({id}) => id === "cpb-2020-06")?.variants[0];
  const expected = june?.unemployment.rows.find(({period}) => period === "2021");
  const fall = june?.growth.rows.find(({period}) => period === "2020");
  const before = realised.unemployment.values["2019"];
  const after = realised.unemployment.values["2021"];
  if (expected === undefined || fall === undefined || before === undefined || after === undefined)
    return [words.lesson.support, words.lesson.bankruptcies];
  const moved = formatChange(after - before, {unit: "%", decimals: 1, reference: ""}).replace(/ dan\s*$/, "");
  return [
    words.lesson.support,
    words.lesson.ratio(
      formatPercentagePoints(expected.projected - before, 1),
      formatPercent(fall.projected, 1),
      moved,
      formatPercent(realised["gdp-growth"].values["2020"], 1)
    ),
    words.lesson.bankruptcies
  ];
}
