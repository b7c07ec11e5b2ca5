import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {jsonSchemas} from "./json-schemas.js";

const folder = new URL("../../data/", import.meta.url);

describe("jsonSchemas", () => {
  it.each([...jsonSchemas()])("is in step with the committed %s (else: npm run schemas)", async (name, content) => {
    expect(await readFile(new URL(name, folder), "utf8")).toBe(content);
  });

  it("describes what a user writes: fields with a default may be left out, unknown ones may not stand", () => {
    const schema = JSON.parse(jsonSchemas().get("catalogue/indicator.schema.json") ?? "") as {
      $defs: {item: {required: string[]; additionalProperties: boolean; properties: Record<string, unknown>}};
      anyOf: unknown[];
    };
    const {item} = schema.$defs;
    expect(item.required).toContain("definition");
    expect(item.required).not.toContain("notes");
    expect(item.additionalProperties).toBe(false);
    expect(Object.keys(item.properties)).toContain("missingBecause");
    expect(schema.anyOf).toContainEqual({type: "array", items: {$ref: "#/$defs/item"}});
  });
});
