import {createTaskRunner, runInPage, type RunTask} from "./run-task.js";
import type {ScenarioTasks} from "./scenario-tasks.js";

export type RunScenarioTask = RunTask<ScenarioTasks>;

const makeRunner = (): RunScenarioTask =>
  typeof Worker === "undefined"
    ? runInPage<ScenarioTasks>(async () => (await import("./scenario-tasks.js")).scenarioTasks)
    : createTaskRunner<ScenarioTasks>(() => new Worker(import.meta.resolve("./scenario-worker.js"), {type: "module"}));

let quick: RunScenarioTask | null = null;
let aside: RunScenarioTask | null = null;
const long: RunScenarioTask[] = [];

/** A worker for what must follow a slider: it never waits behind long work. */
export const quickScenarioRunner = (): RunScenarioTask => (quick ??= makeRunner());

/** A worker for what takes seconds without draws: a newer choice ends it, and nothing else waits there. */
export const asideScenarioRunner = (): RunScenarioTask => (aside ??= makeRunner());

/** Two workers for draws; which of them does what changes no number, as every scenario has its own draws. */
export const scenarioRunners = (): readonly RunScenarioTask[] => {
  while (long.length < 2) long.push(makeRunner());
  return long;
};
