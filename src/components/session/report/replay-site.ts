import type {SessionNumber} from "../../../models/interpretation/calls.js";
import type {ReplayedNumber} from "../../../models/interpretation/replay.js";
import {replayFromPanel, sitePanelOf} from "../../../models/interpretation/site-number.js";
import {sitePanelFiles, type PanelFiles} from "../../explore/panel-files.js";

/** The figures that the site itself can make again, beside what comes out now; the others are left out. */
export async function replayFromSite(
  numbers: readonly SessionNumber[],
  files: PanelFiles = sitePanelFiles()
): Promise<ReplayedNumber[]> {
  const {boundaryYear, indicators} = await files.index();
  const found: ReplayedNumber[] = [];
  for (const number of numbers) {
    const place = sitePanelOf(number, boundaryYear);
    if (place === null) continue;
    const isThere = indicators.find(({id}) => id === place.indicator)?.extents[place.grain] !== undefined;
    const panel = isThere ? await files.file(place.indicator, place.grain) : null;
    found.push(replayFromPanel(number, panel));
  }
  return found;
}
