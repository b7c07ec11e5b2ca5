import {createTaskRunner, runInPage, type RunTask} from "./run-task.js";
import {systemTasks, type SystemTasks} from "./system-tasks.js";

export type RunSystemTask = RunTask<SystemTasks>;

let own: RunSystemTask | null = null;

/** The runner of a page about system models: one worker, made when first needed. */
export function systemTaskRunner(): RunSystemTask {
  own ??=
    typeof Worker === "undefined"
      ? runInPage(systemTasks)
      : createTaskRunner<SystemTasks>(() => new Worker(import.meta.resolve("./system-worker.js"), {type: "module"}));
  return own;
}
