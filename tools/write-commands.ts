/** Writes the reference of the commands, docs/reference/commands.md, from their own help: `npm run commands`. */
import {writeFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {commandsPage} from "./commands-page.js";

const file = fileURLToPath(new URL("../docs/reference/commands.md", import.meta.url));
await writeFile(file, await commandsPage());
process.stdout.write(`${file}\n`);
