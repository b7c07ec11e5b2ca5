import {siteAreaFiles, type AreaFiles} from "../areas/area-files.js";
import {AreaCards} from "../areas/area-cards.js";
import {labelOf} from "../areas/area-names.js";
import {pageWith} from "../pages/page-href.js";

const root = "../";
const country = "NL01";

/** A few figures of a municipality as cards beside the country; each leads to its block on the municipality's own page. */
export async function MunicipalityCards(
  code: string,
  ids: readonly string[],
  files: AreaFiles = siteAreaFiles()
): Promise<HTMLElement> {
  const index = await files.index();
  const [own, other] = await Promise.all(
    [code, country].map(async (each) => ({code: each, label: labelOf(index, each), file: await files.area(each)}))
  );
  const indicators = ids.flatMap((id) => index.indicators.find((each) => each.id === id) ?? []);
  if (own === undefined || other === undefined) throw new Error(code);
  return AreaCards(indicators, own, [other], {
    ...{index, root, token: null},
    hrefOf: (cijfer) => pageWith(root, "gebied/gemeente", {gebied: code, cijfer})
  });
}
