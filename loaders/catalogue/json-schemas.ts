import {z} from "zod";
import {reasonSchema} from "../../models/editions/format.js";
import {expectedEffectsSchema} from "./expected-effects-schema.js";
import {breakdownSchema, eventSchema, indicatorSchema, profileSchema, sourceCardSchema, themeSchema} from "./schema.js";
import {practiceSchema, regionListSchema, themeTextSchema} from "./told-schema.js";

const files = {
  "catalogue/indicator": indicatorSchema,
  "catalogue/source": sourceCardSchema,
  "catalogue/theme": themeSchema,
  "catalogue/event": eventSchema,
  "catalogue/breakdown": breakdownSchema,
  "catalogue/expected-effects": expectedEffectsSchema,
  "profiles/profile": profileSchema,
  "texts/text": themeTextSchema,
  "practice/practice": practiceSchema,
  "regions/list": regionListSchema,
  "editions/reason": reasonSchema
} as const;

/**
 * The JSON Schema files beside the YAML, by path under data/, for editors that check YAML while it is written. Made from the
 * zod schemas, as the user writes (defaults may be left out); a file holds one item or a list of items.
 */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(files).map(([name, schema]) => {
      const {$schema, ...item} = z.toJSONSchema(schema, {io: "input"});
      const document = {
        $schema,
        title: `Samenhang: ${name.split("/")[1]}`,
        $comment: "Made from loaders/catalogue/schema.ts by `npm run schemas`; do not edit.",
        anyOf: [{$ref: "#/$defs/item"}, {type: "array", items: {$ref: "#/$defs/item"}}],
        $defs: {item}
      };
      return [`${name}.schema.json`, `${JSON.stringify(document, null, 2)}\n`];
    })
  );
}
