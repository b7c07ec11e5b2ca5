import {z} from "zod";
import {expectationsSchema} from "./format.js";

/** The JSON Schema of `*.expectations.json` as text, for editors that check a file while it is written. */
export function expectationsJsonSchema(): string {
  const {$schema, ...schema} = z.toJSONSchema(expectationsSchema, {io: "input"});
  const document = {
    $schema,
    title: "Samenhang: expectations of a system model",
    $comment: "Made from models/system/expectations/format.ts by `npm run schemas`; do not edit.",
    ...schema
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
