import type {StoryBacktest} from "../steps/backtest.js";
import type {StoryDiagram} from "../steps/diagram.js";
import type {StoryEstimate} from "../steps/estimates.js";
import type {StoryEvidence} from "../steps/evidence.js";
import type {StoryLinks} from "../steps/links.js";
import type {StoryPanel} from "../steps/panel.js";
import type {StoryReconciliation} from "../steps/reconcile.js";
import type {StoryScenario} from "../steps/scenario.js";
import type {StorySession} from "../steps/session.js";
import type {StoryWarehouse} from "../steps/warehouse.js";

/** What every step found: all that the report is made of. */
export interface Told {
  warehouse: StoryWarehouse;
  reconciliation: StoryReconciliation;
  panel: StoryPanel;
  links: StoryLinks;
  estimates: readonly StoryEstimate[];
  evidence: StoryEvidence;
  diagram: StoryDiagram;
  scenario: StoryScenario;
  backtest: StoryBacktest;
  session: StorySession;
}
