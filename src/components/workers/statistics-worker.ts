import {expose, type ProxyMarked} from "comlink";
import {InputError} from "../../models/errors.js";
import {tasks, type TaskName, type Tasks} from "./tasks.js";

/** What a task gave, or why it could not: an error of the user's keeps its kind and place on the way to the page. */
export type Answer<T> = {value: T} | {error: {kind: string; message: string; where: string | null}};

type Tell = ((done: number, total: number) => void) & ProxyMarked;

const worker = {
  run<N extends TaskName>(name: N, input: Parameters<Tasks[N]>[0], tell: Tell): Answer<ReturnType<Tasks[N]>> {
    try {
      const task = tasks[name] as (input: unknown, tell: (done: number, total: number) => void) => ReturnType<Tasks[N]>;
      return {value: task(input, tell)};
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const {kind, message, where} = error;
      return {error: {kind, message, where}};
    }
  }
};

export type StatisticsWorker = typeof worker;

expose(worker);
