import {createTaskRunner, runInPage, type RunTask} from "./run-task.js";
import type {SystemTasks} from "./system-tasks.js";

export type RunSystemTask = RunTask<SystemTasks>;

const makeRunner = (): RunSystemTask =>
  typeof Worker === "undefined"
    ? runInPage<SystemTasks>(async () => (await import("./system-tasks.js")).systemTasks)
    : createTaskRunner<SystemTasks>(() => new Worker(import.meta.resolve("./system-worker.js"), {type: "module"}));

let own: RunSystemTask | null = null;
let quick: RunSystemTask | null = null;

/** The runner of a page about system models: one worker, made when first needed. */
export const systemTaskRunner = (): RunSystemTask => (own ??= makeRunner());

/** A second one beside it for what must follow a slider, so that it never waits behind long work. */
export const quickSystemRunner = (): RunSystemTask => (quick ??= makeRunner());
