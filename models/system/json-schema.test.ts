import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {systemJsonSchema} from "./json-schema.js";

const committed = new URL("../../data/systems/system.schema.json", import.meta.url);

describe("systemJsonSchema", () => {
  it("is in step with the committed data/systems/system.schema.json (else: npm run schemas)", async () => {
    expect(await readFile(committed, "utf8")).toBe(systemJsonSchema());
  });

  it("asks only for what a user must write, and keeps fields it does not know", () => {
    const schema = JSON.parse(systemJsonSchema()) as {
      required: string[];
      additionalProperties: unknown;
      properties: {variables: {items: {required: string[]}}; links: {items: {required: string[]}}};
    };
    expect(schema.required).toEqual(["format", "name", "variables"]);
    expect(schema.properties.variables.items.required).toEqual(["id"]);
    expect(schema.properties.links.items.required).toEqual(["id", "from", "to"]);
    expect(schema.additionalProperties).not.toBe(false);
  });
});
