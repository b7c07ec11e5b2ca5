import type {AcrossFile, AreaIndex, AreaIndicator} from "../../../loaders/site/areas/area-types.js";
import {CrisisChoice, chosenCrisis, yearOf} from "../crisis/crisis-choice.js";
import type {Control} from "../controls/control.js";
import type {AreaFiles} from "./area-files.js";
import type {NamedArea} from "./figure-block.js";

interface CrisisState {
  get(): {readonly crisis: string};
  set(changes: {crisis: string}): void;
}

/** The choice of the crisis on the page of a municipality or region, which writes it to the state. */
export function AreaCrisisChoice(index: AreaIndex, state: CrisisState): Control<string> {
  const value = chosenCrisis(state.get().crisis, index).id;
  const choice = CrisisChoice({crises: index.crises, value, lastYear: lastYearOf(index)});
  choice.addEventListener("input", () => state.set({crisis: choice.value}));
  return choice;
}

/** Areas against the crisis that is chosen: what was reckoned when the site was built stands, another is reckoned here. */
export async function areasSince<Areas extends readonly NamedArea[]>(
  areas: Areas,
  index: AreaIndex,
  crisis: AreaIndex["crisis"]
): Promise<Areas> {
  if (crisis.id === index.crisis.id) return areas;
  const {figuresSince} = await import("../../loaders/site/areas/figures-since.js");
  const byCode = new Map(areas.map(({code, file}) => [code, file]));
  return areas.map((each) => ({
    ...each,
    file: figuresSince(each.file, index.indicators, byCode, yearOf(crisis))
  })) as unknown as Areas;
}

/** Municipalities side by side against the crisis that is chosen; for another than the site's their series are read. */
export async function acrossOf(
  files: AreaFiles,
  indicator: AreaIndicator,
  index: AreaIndex,
  crisis: AreaIndex["crisis"]
): Promise<AcrossFile> {
  if (crisis.id === index.crisis.id) return files.across(indicator.id);
  const [{acrossSince}, across, series] = await Promise.all([
    import("../../loaders/site/areas/figures-since.js"),
    files.across(indicator.id),
    files.series(indicator.id)
  ]);
  return acrossSince(across, indicator, series, yearOf(crisis));
}

/** The last year that any figure has. */
const lastYearOf = ({indicators}: AreaIndex): number =>
  Math.max(2020, ...indicators.map(({periods}) => Number(periods.at(-1)?.slice(0, 4) ?? 0)));
