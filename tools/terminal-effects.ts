import type {Effects} from "../loaders/sources/source-loader.js";

/** Effects of a tool run from a terminal. */
export const terminalEffects: Effects = {
  now: () => new Date(),
  fetch: globalThis.fetch,
  log: (line) => void process.stderr.write(`${line}\n`)
};
