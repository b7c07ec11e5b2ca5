import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {cleanDataCaches, ensureWarehouse, runFramework, terminalEffects} from "./build-site.js";
import {seedProject} from "./seed.js";

// `npm run dev`: Framework's preview, which shows changes to pages at once. Data loaders start fresh; afterwards touch
// a loader to run it again, as Framework does not watch what a loader imports.
const projectRoot = join(dirname(fileURLToPath(import.meta.url)), "..");
const stopped = new AbortController();
process.on("SIGINT", () => stopped.abort());
await ensureWarehouse({projectRoot, effects: terminalEffects, signal: stopped.signal});
await seedProject(projectRoot, terminalEffects.log);
await cleanDataCaches(join(projectRoot, "src", ".observablehq", "cache"));
await runFramework(projectRoot, ["preview", ...process.argv.slice(2)], {}, stopped.signal, true).catch(
  (error: unknown) => {
    if (!stopped.signal.aborted) throw error;
  }
);
