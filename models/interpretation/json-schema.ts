import {z} from "zod";
import {sessionSchema} from "./format.js";

/** The JSON Schema of `*.session.json` as text, for editors that check a file while it is written. */
export function sessionJsonSchema(): string {
  const {$schema, ...schema} = z.toJSONSchema(sessionSchema, {io: "input"});
  const document = {
    $schema,
    title: "Samenhang: an interpretation session",
    $comment: "Made from models/interpretation/format.ts by `npm run schemas`; do not edit.",
    ...schema
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
