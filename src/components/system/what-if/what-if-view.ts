import {h} from "../../dom.js";
import {createState} from "../../state.js";
import {quickSystemRunner, systemTaskRunner, type RunSystemTask} from "../../workers/system-runner.js";
import {siteModelStore, type ModelStore} from "../model-store.js";
import {whatIfPage, type WhatIfPage} from "./what-if-page.js";
import {whatIfSchema} from "./what-if-state.js";

export interface WhatIfViewOptions {
  store?: ModelStore;
  run?: RunSystemTask;
  /** Runs what must follow a slider; beside `run`, so that it never waits for long work. */
  quick?: RunSystemTask;
}

/** The page Wat als: what follows in the model when something is supposed, with and without measures. */
export async function WhatIfView({
  store,
  run = systemTaskRunner(),
  quick = quickSystemRunner()
}: WhatIfViewOptions = {}): Promise<HTMLElement> {
  const model = store ?? (await siteModelStore());
  const host = h("div", {class: "sh-what-if"});
  let page: WhatIfPage | null = null;
  let shown: unknown = null;
  const show = (): void => {
    const {system} = model;
    if (system === shown) return;
    shown = system;
    page?.dispose();
    page = whatIfPage(model, {state: createState(whatIfSchema(system)), run, quick});
    host.replaceChildren(...page.elements);
  };
  // The model changes here only when it is changed in another window.
  model.subscribe(show);
  show();
  return host;
}
