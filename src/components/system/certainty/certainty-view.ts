import {h} from "../../dom.js";
import {createState} from "../../state.js";
import {systemTaskRunner, type RunSystemTask} from "../../workers/system-runner.js";
import {siteModelStore, type ModelStore} from "../model-store.js";
import {loadSiteModels, type SiteModels} from "../site-models.js";
import {certaintyPage} from "./certainty-page.js";
import {certaintySchema} from "./certainty-state.js";

export interface CertaintyViewOptions {
  store?: ModelStore;
  models?: SiteModels;
  run?: RunSystemTask;
}

/** The page Hoe zeker is dit?: what the model should do and does, how sure its directions are, and what that hangs on. */
export async function CertaintyView({
  store,
  models,
  run = systemTaskRunner()
}: CertaintyViewOptions = {}): Promise<HTMLElement> {
  const model = store ?? (await siteModelStore());
  const {models: known} = models ?? (await loadSiteModels());
  const host = h("div", {class: "sh-certainty"});
  let stop = (): void => undefined;
  let shown: unknown = null;
  const show = (): void => {
    const {system} = model;
    if (system === shown) return;
    shown = system;
    stop();
    const state = createState(certaintySchema(system));
    stop = () => state.dispose();
    const expectations = known.find((each) => each.system.name === system.name)?.expectations ?? null;
    host.replaceChildren(...certaintyPage(model, {state, expectations, run}));
  };
  // The model changes here only when it is changed in another window.
  model.subscribe(show);
  show();
  return host;
}
