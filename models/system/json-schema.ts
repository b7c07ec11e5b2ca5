import {z} from "zod";
import {systemSchema} from "./format.js";

/** The JSON Schema of `*.system.json` as text, for editors that check a file while it is written. */
export function systemJsonSchema(): string {
  const {$schema, ...schema} = z.toJSONSchema(systemSchema, {io: "input"});
  const document = {
    $schema,
    title: "Samenhang: a system model",
    $comment: "Made from models/system/format.ts by `npm run schemas`; do not edit.",
    ...schema
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
