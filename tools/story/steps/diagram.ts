import type {ModelAdjustment} from "../../../models/system/identification/adjust-model.js";
import type {ImpliedTests} from "../../../models/system/implied/types.js";
import type {StoryWorld} from "../world.js";
import {measuredModel, type StoryEvidence} from "./evidence.js";
import {panelFile} from "./panel.js";

/** What the arrows of the model say the panel should look like, and what they ask for. */
export interface StoryDiagram {
  strict: ImpliedTests;
  kept: ImpliedTests;
  adjustments: StoryAdjustment[];
}

export interface StoryAdjustment {
  exposure: string;
  outcome: string;
  /** With every variable of the model at hand. */
  wished: ModelAdjustment;
  /** With only what the panel has. */
  possible: ModelAdjustment;
}

const exposure = "unemployment";
const outcomes = ["mental_care_use", "youth_care_use"] as const;

/** Step 7: the diagram against the panel, and what one would have to know to read an effect from it. */
export async function diagramStep({commands}: StoryWorld, {model}: StoryEvidence): Promise<StoryDiagram> {
  const line = ["model", "test", measuredModel, panelFile];
  const strict = (await commands.run(line)) as ImpliedTests;
  const kept = (await commands.run([...line, "--keep-breaks", "--method", "ols"])) as ImpliedTests;
  const adjustments: StoryAdjustment[] = [];
  for (const outcome of outcomes) {
    const ask = ["model", "adjust", measuredModel, "--exposure", exposure, "--outcome", outcome];
    const hidden = strict.unobserved.filter((id) => id !== exposure && id !== outcome);
    const named = hidden.filter((id) => model.variables.some((variable) => variable.id === id));
    adjustments.push({
      ...{exposure, outcome},
      wished: (await commands.run(ask)) as ModelAdjustment,
      possible: (await commands.run([...ask, "--latent", named.join(",")])) as ModelAdjustment
    });
  }
  return {strict, kept, adjustments};
}
