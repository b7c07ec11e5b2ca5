/** Writes the JSON Schema files beside the catalogue, the profiles and the models from the zod schemas: `npm run schemas`. */
import {writeFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {jsonSchemas} from "../loaders/catalogue/json-schemas.js";
import {sessionJsonSchema} from "../models/interpretation/json-schema.js";
import {publicationJsonSchema} from "../models/scenario/json-schema.js";
import {expectationsJsonSchema} from "../models/system/expectations/json-schema.js";
import {systemJsonSchema} from "../models/system/json-schema.js";

const folder = new URL("../data/", import.meta.url);

const schemas = [
  ...jsonSchemas(),
  ["scenarios/publication.schema.json", publicationJsonSchema()] as const,
  ["sessions/session.schema.json", sessionJsonSchema()] as const,
  ["systems/expectations.schema.json", expectationsJsonSchema()] as const,
  ["systems/system.schema.json", systemJsonSchema()] as const
];

for (const [name, content] of schemas) {
  await writeFile(new URL(name, folder), content);
  process.stdout.write(`${fileURLToPath(new URL(name, folder))}\n`);
}
