/** Writes docs/licences.md from the packages of package-lock.json: `npm run licences`. */
import {writeFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {licencesPage} from "./licences.js";

const root = fileURLToPath(new URL("..", import.meta.url));
await writeFile(`${root}/docs/licences.md`, await licencesPage(root));
