import {proxy, wrap, type Remote} from "comlink";
import {InputError} from "../../models/errors.js";
import type {Tasks} from "./tasks.js";
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

interface Running {
  worker: Worker;
  remote: Remote<WorkerOf>;
  /** Resolves to `ended` when other work took the worker with it. */
  gone: Promise<typeof ended>;
  end: () => void;
}

const ended = Symbol("ended");

/**
 * Runs computations in a worker of their own, one after the other; a stopped one takes its worker with it, and what else
 * waited there begins again in a new one. Throws InputError as the computation did, and the signal's reason when stopped.
 */
export function createTaskRunner<T extends AnyTasks = Tasks>(makeWorker: () => Worker): RunTask<T> {
  let running: Running | null = null;
  const start = (): Running => {
    const worker = makeWorker();
    let gone = (): void => undefined;
    const made: Running = {
      worker,
      remote: wrap<WorkerOf>(worker),
      gone: new Promise((resolve) => (gone = () => resolve(ended))),
      end: () => {
        worker.terminate();
        if (running === made) running = null;
        gone();
      }
    };
    return made;
  };
  return async (name, input, {signal, onProgress = () => undefined} = {}) => {
    for (;;) {
      signal?.throwIfAborted();
      const mine = (running ??= start());
      // A signal may be aborted after its work is done: that must not end a worker that others use.
      const settled = new AbortController();
      const answer = await Promise.race([
        mine.remote.run(name, input, proxy(onProgress)),
        stopped(mine, signal, settled.signal),
        mine.gone
      ]).finally(() => settled.abort());
      if (answer !== ended) return valueOf(answer as Answer<ReturnType<T[typeof name]>>);
    }
  };
}

/** Rejects when the work is stopped, or when the worker cannot be loaded: it then answers nothing, and says so here only. */
function stopped({worker, end}: Running, signal: AbortSignal | undefined, settled: AbortSignal): Promise<never> {
  return new Promise<never>((_, reject) => {
    const stop = (reason: unknown): void => {
      reject(reason instanceof Error ? reason : new Error(String(reason)));
      end();
    };
    const once = {once: true, signal: settled};
    signal?.addEventListener("abort", () => stop(signal.reason), once);
    worker.addEventListener(
      "error",
      (event) => stop(new Error(event.message || "the worker could not be loaded")),
      once
    );
  });
}

function valueOf<T>(answer: Answer<T>): T {
  if ("value" in answer) return answer.value;
  const {kind, message, where} = answer.error;
  throw new InputError(kind, message, where);
}

/** Without workers (tests, old browsers): in the page, which loads the computations only then. */
export function runInPage<T extends AnyTasks>(load: () => Promise<T>): RunTask<T> {
  return async (name, input, {signal, onProgress = () => undefined} = {}) => {
    const tasks = await load();
    signal?.throwIfAborted();
    return tasks[name]?.(input as never, onProgress) as ReturnType<T[typeof name]>;
  };
}

let own: RunTask | null = null;

/** The runner of this page: one worker, made when first needed. */
export function siteTaskRunner(): RunTask {
  own ??=
    typeof Worker === "undefined"
      ? runInPage(async () => (await import("./tasks.js")).tasks)
      : createTaskRunner(() => new Worker(import.meta.resolve("./statistics-worker.js"), {type: "module"}));
  return own;
}
