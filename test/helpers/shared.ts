import {existsSync} from "node:fs";
import {resolve} from "node:path";
import {fileURLToPath} from "node:url";

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
const candidate = resolve(projectRoot, process.env["SAMENHANG_SHARED"] ?? "../shared");

/** Folder with real public files, when this machine has one; tests on real files run only then. */
export const sharedDir: string | null = existsSync(resolve(candidate, "data")) ? candidate : null;
