import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {InputError} from "../../../models/errors.js";
import {readRecipe} from "./read-recipe.js";

const dataDir = fileURLToPath(new URL("../../../data", import.meta.url));

describe("readRecipe", () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "recipe-"));
    await cp(join(dataDir, "demo"), join(dir, "demo"), {recursive: true});
  });
  afterEach(() => rm(dir, {recursive: true}));

  const change = async (file: "world" | "truth", from: string | RegExp, to: string): Promise<InputError> => {
    const path = join(dir, "demo", `${file}.yaml`);
    const content = await readFile(path, "utf8");
    const changed = content.replace(from, to);
    expect(changed).not.toBe(content);
    await writeFile(path, changed);
    const error: unknown = await readRecipe(dir).then(
      () => null,
      (reason: unknown) => reason
    );
    expect(error).toBeInstanceOf(InputError);
    return error as InputError;
  };

  it("reads the recipe of the project", async () => {
    const {world, truth} = await readRecipe(dataDir);
    expect(world.years).toEqual([2011, 2024]);
    expect(truth.links.length).toBeGreaterThan(20);
  });

  it("names file, line and field of a value that does not fit", async () => {
    const error = await change("world", "seed: 20200316", "seed: twenty");
    expect(error.kind).toBe("invalid-field");
    expect(error.message).toMatch(/^seed/);
    expect(error.where).toMatch(/world\.yaml:\d+$/);
  });

  it("refuses a field it does not know", async () => {
    expect((await change("truth", "strength: 0.12", "strengt: 0.12")).message).toMatch(/strengt/);
  });

  it("refuses a base that is not made before what is built on it", async () => {
    const error = await change("world", "base: ggz-clienten", "base: ggz-clienten-2");
    expect(error.message).toBe("ggz-kosten: ggz-clienten-2 is not made before it; move it up");
  });

  it("refuses a link from a variable that is not declared", async () => {
    expect((await change("truth", "from: wijkteam", "from: wijkteams")).message).toMatch(/wijkteams is no variable/);
  });

  it("refuses a known answer that its links do not give", async () => {
    const error = await change("truth", "effect: 0.396", "effect: 0.4");
    expect(error.message).toMatch(/^total werkloosheid → ggz-clienten: its paths give 0\.39/);
  });

  it("refuses a breakdown whose shares do not sum to one", async () => {
    const error = await change("world", "{breakdown: type=basis, share: 0.06}", "{breakdown: type=basis, share: 0.16}");
    expect(error.message).toMatch(/^ggz-kosten: the shares by type sum to 1\.1/);
  });

  it("refuses a shock to a sector that does not exist", async () => {
    expect((await change("truth", "R-U: -30", "X: -30")).message).toMatch(/there is no sector X/);
  });

  it("says which file is missing", async () => {
    await rm(join(dir, "demo", "truth.yaml"));
    await expect(readRecipe(dir)).rejects.toMatchObject({kind: "missing-file"});
  });
});
