import {expose, type ProxyMarked} from "comlink";
import {InputError} from "../../models/errors.js";

/** A computation: a function of plain data that tells how far it is. */
export type Task = (input: never, tell: (done: number, total: number) => void) => unknown;
export type AnyTasks = Readonly<Record<string, Task>>;

/** What a task gave, or why it could not: an error of the user's keeps its kind and place on the way to the page. */
export type Answer<T> = {value: T} | {error: {kind: string; message: string; where: string | null}};

type Tell = ((done: number, total: number) => void) & ProxyMarked;

export interface WorkerOf {
  run(name: string, input: unknown, tell: Tell): Answer<unknown>;
}

/** Makes a worker answer to the names of a set of tasks. */
export function exposeTasks(tasks: AnyTasks): void {
  const worker: WorkerOf = {
    run(name, input, tell) {
      const task = tasks[name];
      if (task === undefined) throw new Error(`unknown task: ${name}`);
      try {
        return {value: task(input as never, tell)};
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        const {kind, message, where} = error;
        return {error: {kind, message, where}};
      }
    }
  };
  expose(worker);
}
