import {z} from "zod";
import {InputError} from "../errors.js";
import {publicationSchema, type ScenarioCell, type ScenarioPublication} from "./format.js";

/**
 * A publication from parsed YAML or JSON, sound in itself: no cell twice, growth only of growth figures, an unemployment
 * level of the base year, and every variant with at least one figure after the base year.
 *
 * @throws InputError (invalid-scenario) that names the first place that does not fit and what to write there
 */
export function readPublication(content: unknown, where: string): ScenarioPublication {
  const parsed = publicationSchema.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue === undefined ? "" : z.core.toDotPath(issue.path);
    throw new InputError("invalid-scenario", issue?.message ?? "this is no publication", placed(where, place));
  }
  const publication = parsed.data;
  checkCells(publication.base, placed(where, "base"));
  if (!publication.base.some((cell) => isAnnualUnemployment(cell) && cell.year === publication.baseYear))
    throw new InputError(
      "invalid-scenario",
      `give the unemployment of ${publication.baseYear} (annual average) as the publication states it: changes count from there`,
      placed(where, "base")
    );
  const seen = new Set<string>();
  publication.variants.forEach(({id, cells, sectors, finer = []}, at) => {
    const place = placed(where, `variants[${at}]`);
    if (seen.has(id)) throw new InputError("invalid-scenario", `the id ${id} stands twice; rename one`, place);
    seen.add(id);
    checkCells(cells, `${place}.cells`);
    if (!cells.some(({year}) => year > publication.baseYear))
      throw new InputError("invalid-scenario", `give at least one figure after ${publication.baseYear}`, place);
    const shocks = new Set<string>();
    for (const {sector, year} of [...sectors, ...finer]) {
      const key = `${sector} in ${year}`;
      if (shocks.has(key))
        throw new InputError("invalid-scenario", `${key} stands twice; keep one`, `${place}.sectors`);
      shocks.add(key);
    }
  });
  return publication;
}

const placed = (where: string, place: string): string => (place === "" ? where : `${where}, ${place}`);

const isAnnualUnemployment = ({measure, statistic}: ScenarioCell): boolean =>
  measure === "unemployment" && statistic === "annual-average";

function checkCells(cells: readonly ScenarioCell[], where: string): void {
  const seen = new Set<string>();
  cells.forEach(({measure, year, statistic, value}, at) => {
    const place = `${where}[${at}]`;
    const isLevel = measure === "unemployment";
    if (isLevel === (statistic === "growth"))
      throw new InputError(
        "invalid-scenario",
        isLevel
          ? "unemployment is a level: annual-average, end-of-year or peak"
          : `${measure} is a growth figure: statistic growth`,
        place
      );
    if (isLevel && !(value >= 0 && value <= 100))
      throw new InputError("invalid-scenario", `unemployment is a percentage from 0 to 100, and not ${value}`, place);
    const key = `${measure} ${year} ${statistic}`;
    if (seen.has(key)) throw new InputError("invalid-scenario", `${key} stands twice; keep one`, place);
    seen.add(key);
  });
}
