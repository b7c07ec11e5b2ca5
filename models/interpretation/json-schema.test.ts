import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {sessionJsonSchema} from "./json-schema.js";

const committed = new URL("../../data/sessions/session.schema.json", import.meta.url);

describe("sessionJsonSchema", () => {
  it("is in step with the committed data/sessions/session.schema.json (else: npm run schemas)", async () => {
    expect(await readFile(committed, "utf8")).toBe(sessionJsonSchema());
  });

  it("asks of a file only its format and id, and of an action only the action itself", () => {
    const schema = JSON.parse(sessionJsonSchema()) as {
      required: string[];
      properties: {actions: {items: {required: string[]}}};
    };
    expect(schema.required).toEqual(["format", "id"]);
    expect(schema.properties.actions.items.required).toEqual(["id", "action"]);
  });
});
