import {readdir, readFile} from "node:fs/promises";
import {parse} from "yaml";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {publicationJsonSchema} from "./json-schema.js";

const folder = new URL("../../data/scenarios/", import.meta.url);
const readText = (name: string): Promise<string> => readFile(new URL(name, folder), "utf8");
// From the text of the file, so that what an editor reads is what is tested.
const schemaOf = async (): Promise<z.ZodType> =>
  z.fromJSONSchema(JSON.parse(await readText("publication.schema.json")) as Parameters<typeof z.fromJSONSchema>[0]);

describe("publicationJsonSchema", () => {
  it("is in step with the committed data/scenarios/publication.schema.json (else: npm run schemas)", async () => {
    expect(await readText("publication.schema.json")).toBe(publicationJsonSchema());
  });

  it("accepts every publication of the library, and each of them names it for editors", async () => {
    const schema = await schemaOf();
    const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml"));
    expect(names.length).toBeGreaterThanOrEqual(8);
    for (const name of names) {
      const text = await readText(name);
      expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=publication.schema.json");
      expect(schema.safeParse(parse(text)).error?.issues, name).toBeUndefined();
    }
  });

  it("refuses a field it does not know, a sector that is none and a figure without source", async () => {
    const schema = await schemaOf();
    const read = async (): Promise<{variants: {cells: object[]; sectors: object[]}[]}> =>
      parse(await readText("cpb-2020-03.yaml")) as Awaited<ReturnType<typeof read>>;
    const sound = await read();
    expect(schema.safeParse({...sound, extra: 1}).success).toBe(false);
    const [first] = sound.variants;
    const changed = (part: object): object => ({...sound, variants: [{...first, ...part}]});
    expect(schema.safeParse(changed({})).success).toBe(true);
    expect(schema.safeParse(changed({sectors: [{...first?.sectors[0], sector: "Z"}]})).success).toBe(false);
    expect(schema.safeParse(changed({cells: [{...first?.cells[0], source: ""}]})).success).toBe(false);
  });
});
