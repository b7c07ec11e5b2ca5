import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readCatalogue} from "../../loaders/catalogue/catalogue.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {withSoftHyphens} from "./soft-hyphens.js";

const shown = (text: string): string => withSoftHyphens(text).replaceAll("\u00ad", "-");

describe("long Dutch words", () => {
  it("may break where Dutch allows, short ones nowhere", () => {
    expect(shown("Bijstandsuitkeringen")).toBe("Bijstands-uitkeringen");
    expect(shown("Arbeidsongeschiktheidsuitkeringen")).toBe("Arbeids-ongeschikt-heids-uitkeringen");
    expect(shown("Jeugdbescherming en eenoudergezinnen")).toBe("Jeugd-bescherming en eenouder-gezinnen");
    expect(shown("Geregistreerde faillissementen")).toBe("Geregis-treerde faillis-sementen");
    expect(shown("Werkloosheid, jongeren met jeugdhulp")).toBe("Werkloosheid, jongeren met jeugdhulp");
  });

  it("of the catalogue have no part that is too wide for the head of a column", async () => {
    const {indicators} = await readCatalogue(join(projectRoot(), "data"));
    const tooLong = [...indicators.values()]
      .flatMap(({title}) => withSoftHyphens(title).match(/\p{L}+/gu) ?? [])
      .filter((part) => part.length > 13);
    expect(tooLong).toEqual([]);
  });
});
