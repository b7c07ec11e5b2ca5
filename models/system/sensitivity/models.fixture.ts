import type {SystemFile} from "../format.js";
import {readSystem} from "../read-system.js";

/** A sound model for tests: variables by id, everything else as given. */
export const testModel = (parts: Record<string, unknown>): SystemFile =>
  readSystem({format: "samenhang-system/1", name: "test", horizon: 10, ...parts}, "test");

/**
 * push → a → goal (0.5 ± 0.2), push → b → goal (−0.3 ± 0.1), without delay: the change of the goal is the sum of two
 * independent normals, so everything has a closed form.
 */
export const twoLinks = (more: Record<string, unknown> = {}): SystemFile =>
  testModel({
    variables: [
      {id: "a"},
      {id: "b"},
      {id: "goal", min: 0, max: 1, initial: 0.5, scale: {unit: "% of people", low: 0, high: 20}}
    ],
    links: [
      {id: "plus", from: "a", to: "goal", sign: "+", strength: 0.5, interval: [0.3, 0.7]},
      {id: "minus", from: "b", to: "goal", sign: "-", strength: 0.3, interval: [-0.4, -0.2]}
    ],
    interventions: [
      {id: "pa", variable: "a", type: "step", value: 0.1},
      {id: "pb", variable: "b", type: "step", value: 0.1}
    ],
    goals: [{variable: "goal", direction: "down"}],
    ...more
  });

export const sigma = (width: number): number => width / 3.92;
