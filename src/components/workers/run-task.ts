import {proxy, wrap, type Remote} from "comlink";
import {InputError} from "../../models/errors.js";
import {tasks, type Tasks} from "./tasks.js";
import type {AnyTasks, Answer, WorkerOf} from "./worker-of.js";

export interface RunOptions {
  /** Stops the work at once: the worker is ended, as a computation in it hears nothing while it goes on. */
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Runs a task of a set by name; that of statistics when no set is named. */
export type RunTask<T extends AnyTasks = Tasks> = <N extends keyof T & string>(
  name: N,
  input: Parameters<T[N]>[0],
  options?: RunOptions
) => Promise<ReturnType<T[N]>>;

/**
 * Runs computations in a worker of their own, one after the other; a stopped one takes its worker with it and the next
 * gets a new one. Throws InputError as the computation did, and the signal's reason when stopped.
 */
export function createTaskRunner<T extends AnyTasks = Tasks>(makeWorker: () => Worker): RunTask<T> {
  let running: {worker: Worker; remote: Remote<WorkerOf>} | null = null;
  const start = (): {worker: Worker; remote: Remote<WorkerOf>} => {
    const worker = makeWorker();
    return {worker, remote: wrap<WorkerOf>(worker)};
  };
  return async (name, input, {signal, onProgress = () => undefined} = {}) => {
    signal?.throwIfAborted();
    const mine = (running ??= start());
    const stopped = new Promise<never>((_, reject) => {
      const stop = (reason: unknown): void => {
        mine.worker.terminate();
        if (running === mine) running = null;
        reject(reason instanceof Error ? reason : new Error(String(reason)));
      };
      signal?.addEventListener("abort", () => stop(signal.reason), {once: true});
      // A worker that cannot be loaded answers nothing; it says so here only.
      mine.worker.addEventListener(
        "error",
        (event) => stop(new Error(event.message || "the worker could not be loaded")),
        {
          once: true
        }
      );
    });
    const answer = await Promise.race([mine.remote.run(name, input, proxy(onProgress)), stopped]);
    return valueOf(answer as Answer<ReturnType<T[typeof name]>>);
  };
}

function valueOf<T>(answer: Answer<T>): T {
  if ("value" in answer) return answer.value;
  const {kind, message, where} = answer.error;
  throw new InputError(kind, message, where);
}

/** Without workers (tests, old browsers): at once, in the page. */
export function runInPage<T extends AnyTasks>(tasks: T): RunTask<T> {
  return async (name, input, {signal, onProgress = () => undefined} = {}) => {
    signal?.throwIfAborted();
    return tasks[name]?.(input as never, onProgress) as ReturnType<T[typeof name]>;
  };
}

let own: RunTask | null = null;

/** The runner of this page: one worker, made when first needed. */
export function siteTaskRunner(): RunTask {
  own ??=
    typeof Worker === "undefined"
      ? runInPage(tasks)
      : createTaskRunner(() => new Worker(import.meta.resolve("./statistics-worker.js"), {type: "module"}));
  return own;
}
