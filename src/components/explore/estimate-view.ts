import type {PanelIndex} from "../../../loaders/site/panel-file.js";
import {explore} from "../../locale/explore.js";
import type {RunTask} from "../workers/run-task.js";
import {h} from "../dom.js";
import {createState, type State} from "../state.js";
import {estimate, type PanelEstimate} from "./analyse.js";
import {EstimateForm} from "./estimate-form.js";
import {estimateResult} from "./estimate-result.js";
import {
  estimateSchema,
  grainOf,
  indicatorsOf,
  methodOf,
  vcovOf,
  type EstimateSchema,
  type EstimateState
} from "./estimate-state.js";
import {formulaTrouble} from "./formula-trouble.js";
import {panel} from "./panel.js";
import {sitePanelFiles, type PanelFiles} from "./panel-files.js";
import {ResultArea} from "./result-area.js";
import {TableBar} from "./table-bar.js";

/** The page Verband berekenen: put a regression together, see what it gives and whether it stands. */
export async function EstimateView({
  files = sitePanelFiles(),
  run
}: {files?: PanelFiles; run?: RunTask} = {}): Promise<HTMLElement> {
  const index = await files.index();
  const state = createState(estimateSchema(index));
  const form = EstimateForm(index, state);
  const area = ResultArea({
    label: explore.result,
    explain: (error) => {
      form.setTrouble(formulaTrouble(error));
      return h("p", {class: "sh-figure-status"}, explore.notComputed);
    }
  });
  state.subscribe(compute);
  compute();
  return h(
    "div",
    {class: "sh-estimate"},
    TableBar(index, state, {ids: () => idsOf(state), summary: () => summaryOf(state, index)}),
    form,
    area
  );

  function compute(): void {
    form.setTrouble(null);
    void area.show(async (work) => {
      const choices = state.get();
      const result = await estimateOf(choices, {files, ...(run ? {run} : {}), ...work});
      return estimateResult(result);
    });
  }
}

/** The estimate the choices of the page ask for. */
export async function estimateOf(
  choices: EstimateState,
  {
    files,
    ...work
  }: {files: PanelFiles; run?: RunTask; signal?: AbortSignal; onProgress?: (done: number, total: number) => void}
): Promise<PanelEstimate> {
  const {formule, niveau, stap, van, tot, wijze, marge, weeg, breuken} = choices;
  const table = await panel(indicatorsOf(formule), {
    ...{level: niveau, grain: grainOf(stap), files},
    ...(van === "" ? {} : {from: van}),
    ...(tot === "" ? {} : {to: tot})
  });
  return estimate(table, formule, {
    ...work,
    vcov: vcovOf(marge, choices),
    method: methodOf(wijze),
    lead: marge === "auto" ? "largest" : "asked",
    ...(weeg ? {weights: "population"} : {}),
    ...(breuken ? {keepBreaks: true} : {})
  });
}

function idsOf(state: State<EstimateSchema>): string[] {
  try {
    return indicatorsOf(state.get().formule);
  } catch {
    return [];
  }
}

function summaryOf(state: State<EstimateSchema>, {indicators}: PanelIndex): string {
  const [outcome = ""] = idsOf(state);
  return indicators.find(({id}) => id === outcome)?.title ?? state.get().formule;
}
