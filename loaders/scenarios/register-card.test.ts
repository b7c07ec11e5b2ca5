import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {registerLimits} from "../../models/scenario/register.js";
import {readCatalogue} from "../catalogue/catalogue.js";
import {notLoaded} from "../sources/not-loaded.js";
import {projectRoot} from "../warehouse/paths.js";

describe("the card of the business register", () => {
  it("has the limits that a region's own register is read with, and loads nothing by itself", async () => {
    const card = (await readCatalogue(join(projectRoot(), "data"))).sources.get("lisa");
    expect(card?.disclosure?.dominance).toEqual({n: 1, share: registerLimits.dominance});
    expect(card).toMatchObject({access: "restricted", protocol: "none"});
    if (card !== undefined)
      expect(notLoaded(card, ["extract.csv"]).message).toMatch(/not public; give it to the command/);
  });
});
