/** Writes the JSON Schema files beside the catalogue and the profiles from the zod schemas: `npm run schemas`. */
import {writeFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {jsonSchemas} from "../loaders/catalogue/json-schemas.js";

const folder = new URL("../data/", import.meta.url);

for (const [name, content] of jsonSchemas()) {
  await writeFile(new URL(name, folder), content);
  process.stdout.write(`${fileURLToPath(new URL(name, folder))}\n`);
}
