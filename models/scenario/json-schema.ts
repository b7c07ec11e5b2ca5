import {z} from "zod";
import {publicationSchema} from "./format.js";

/** The JSON Schema of a publication in data/scenarios as text, for editors that check a file while it is written. */
export function publicationJsonSchema(): string {
  const {$schema, ...schema} = z.toJSONSchema(publicationSchema, {io: "input"});
  const document = {
    $schema,
    title: "Samenhang: a publication with scenarios",
    $comment: "Made from models/scenario/format.ts by `npm run schemas`; do not edit.",
    ...schema
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
