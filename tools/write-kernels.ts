/** Assembles the WebAssembly text beside the models into the bytes they run: `npm run kernels`. */
import {readFile, writeFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {format, resolveConfig} from "prettier";
import {assemble} from "./assemble.js";

const text = fileURLToPath(new URL("../models/system/simulate/linear-kernel.wat", import.meta.url));
const target = text.replace(/\.wat$/, "-bytes.ts");

const bytes = await assemble(await readFile(text, "utf8"));
const code = `// Assembled from linear-kernel.wat by \`npm run kernels\`.
export const linearKernelBytes: readonly number[] = [${bytes.join(", ")}];
`;
await writeFile(target, await format(code, {...(await resolveConfig(target)), filepath: target}));
process.stdout.write(`${target}\n`);
