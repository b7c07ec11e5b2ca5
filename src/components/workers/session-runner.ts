import {createTaskRunner, runInPage, type RunTask} from "./run-task.js";
import type {SessionTasks} from "./session-tasks.js";

export type RunSessionTask = RunTask<SessionTasks>;

let own: RunSessionTask | null = null;

/** The runner of a page about sessions: one worker, fetched at once so that it is there when the network is gone. */
export function sessionTaskRunner(): RunSessionTask {
  own ??=
    typeof Worker === "undefined"
      ? runInPage<SessionTasks>(async () => (await import("./session-tasks.js")).sessionTasks)
      : createTaskRunner<SessionTasks>(() => new Worker(import.meta.resolve("./session-worker.js"), {type: "module"}));
  return own;
}
