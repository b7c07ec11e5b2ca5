import {proxy, wrap, type Remote} from "comlink";
import {InputError} from "../../models/errors.js";
import type {Answer, StatisticsWorker} from "./statistics-worker.js";
import {tasks, type TaskName, type Tasks} from "./tasks.js";

export interface RunOptions {
  /** Stops the work at once: the worker is ended, as a computation in it hears nothing while it goes on. */
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

export type RunTask = <N extends TaskName>(
  name: N,
  input: Parameters<Tasks[N]>[0],
  options?: RunOptions
) => Promise<ReturnType<Tasks[N]>>;

/**
 * Runs computations in a worker of their own, one after the other; a stopped one takes its worker with it and the next
 * gets a new one. Throws InputError as the computation did, and the signal's reason when stopped.
 */
export function createTaskRunner(makeWorker: () => Worker): RunTask {
  let running: {worker: Worker; remote: Remote<StatisticsWorker>} | null = null;
  const start = (): {worker: Worker; remote: Remote<StatisticsWorker>} => {
    const worker = makeWorker();
    return {worker, remote: wrap<StatisticsWorker>(worker)};
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
    const answer = await Promise.race([mine.remote.run(name, input as never, proxy(onProgress)), stopped]);
    return valueOf(answer as Answer<ReturnType<Tasks[typeof name]>>);
  };
}

function valueOf<T>(answer: Answer<T>): T {
  if ("value" in answer) return answer.value;
  const {kind, message, where} = answer.error;
  throw new InputError(kind, message, where);
}

/** Without workers (tests, old browsers): at once, in the page. */
const runHere: RunTask = async (name, input, {signal, onProgress = () => undefined} = {}) => {
  signal?.throwIfAborted();
  const task = tasks[name] as (input: unknown, tell: typeof onProgress) => ReturnType<Tasks[typeof name]>;
  return task(input, onProgress);
};

let own: RunTask | null = null;

/** The runner of this page: one worker, made when first needed. */
export function siteTaskRunner(): RunTask {
  own ??=
    typeof Worker === "undefined"
      ? runHere
      : createTaskRunner(() => new Worker(import.meta.resolve("./statistics-worker.js"), {type: "module"}));
  return own;
}
