import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {ensureWarehouse} from "./build-site.js";
import {cleanDataCaches, runFramework} from "./framework.js";
import {seedProject} from "./seed.js";
import {terminalEffects} from "./terminal-effects.js";
import {themeEnvironment} from "./theme/theme.js";

// `npm run dev`: Framework's preview, which shows changes to pages at once. Data loaders start fresh; afterwards touch
// a loader to run it again, as Framework does not watch what a loader imports.
const projectRoot = join(dirname(fileURLToPath(import.meta.url)), "..");
const stopped = new AbortController();
process.on("SIGINT", () => stopped.abort());
const signal = stopped.signal;
await ensureWarehouse({projectRoot, effects: terminalEffects, signal});
await seedProject(projectRoot, terminalEffects.log);
await cleanDataCaches(join(projectRoot, "src"));
const env = await themeEnvironment(projectRoot);
const args = ["preview", ...process.argv.slice(2)];
await runFramework({directory: projectRoot, args, env, signal, show: true}).catch((error: unknown) => {
  if (!signal.aborted) throw error;
});
