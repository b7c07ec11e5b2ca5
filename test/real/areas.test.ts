import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {readCatalogue} from "../../loaders/catalogue/catalogue.js";
import {readAreaFiles} from "../../loaders/site/areas/area-files.js";
import type {AcrossFile, AreaFile, AreaIndex} from "../../loaders/site/areas/area-types.js";
import {makeSiteTables} from "../../loaders/site/site-tables.js";
import {openWarehouse} from "../../loaders/warehouse/database.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {ownSentences} from "../../src/components/areas/words.js";
import {realWarehouse} from "../helpers/real-warehouse.js";
import {sharedDir} from "../helpers/shared.js";

describe.runIf(sharedDir)("the files of municipalities from real figures", () => {
  let files: Awaited<ReturnType<typeof readAreaFiles>>;

  beforeAll(async () => {
    const {connection, close} = await openWarehouse((await realWarehouse()).file);
    await makeSiteTables(connection);
    files = await readAreaFiles(connection, await readCatalogue(join(projectRoot(), "data")));
    close();
  });

  // CBS 85098NED and 85335NED as published: 10,8 % (2022*), 2,065 youths.
  it("say of youth care in Helmond 10,8 % of ages 0 to 17, provisional, 2.065 youths, and no change since 2019", () => {
    const index = files["index.json"] as AreaIndex;
    const helmond = files["GM0794.json"] as AreaFile;
    const indicator = index.indicators.find(({id}) => id === "jeugdhulp-aandeel");
    const figure = helmond.figures["jeugdhulp-aandeel"];
    if (!indicator || !figure) throw new Error("no figure of youth care");
    const persons = {
      title: "Jongeren",
      count: helmond.figures[indicator.persons ?? ""]?.counts?.at(-1) ?? null
    };
    const text = ownSentences("Helmond", indicator, figure, {crisis: index.crisis, persons}).join(" ");
    expect(text.replaceAll("\u00a0", " ")).toContain(
      "Helmond, 2022: 10,8 % van de inwoners van 0 tot 18 jaar. Jongeren: 2.065. Dit cijfer is voorlopig. " +
        "Verandering sinds 2019: andere telling, andere noemer."
    );
  });

  it("give no funnel of a share whose own population is not known", () => {
    const across = files["across-jeugdhulp-aandeel.json"] as AcrossFile;
    expect(across.rows.find(({code}) => code === "GM0794")?.value).toBe(10.8);
    expect(across.funnel).toBeNull();
    expect(across.noFunnel).toBe("no-size");
  });

  it("never fill a gap: a year without bijstand stays empty, with its reason", () => {
    const figure = (files["GM0794.json"] as AreaFile).figures["bijstand"];
    const index = files["index.json"] as AreaIndex;
    const at = index.indicators.find(({id}) => id === "bijstand")?.periods.indexOf("2016-01-01") ?? -1;
    expect(figure?.values[at]).toBeNull();
    expect(figure?.missing?.[at]).toBe("no-observation");
  });
});
