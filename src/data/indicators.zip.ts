import {strToU8, zipSync} from "fflate";
import {pageCrisis} from "../../loaders/site/crisis.js";
import {readIndicatorPage} from "../../loaders/site/indicator-page.js";
import {readMunicipal} from "../../loaders/site/municipal.js";
import {readSiteFacts} from "../../loaders/site/site-facts.js";
import {withWarehouse} from "../../loaders/site/with-warehouse.js";

// One archive for all indicators: a process for each would take minutes to start.
const files = await withWarehouse(async (connection, catalogue) => {
  const {boundaryYear} = await readSiteFacts(connection);
  const entries: Record<string, Uint8Array> = {};
  for (const indicator of catalogue.indicators.values()) {
    const page = await readIndicatorPage(connection, catalogue, indicator, pageCrisis(catalogue));
    const municipal = page.grain === null ? null : await readMunicipal(connection, indicator, page.grain, boundaryYear);
    entries[`${indicator.id}.json`] = strToU8(JSON.stringify({...page, latest: municipal?.latest ?? null}));
    entries[`${indicator.id}-series.json`] = strToU8(JSON.stringify(municipal?.series ?? null));
  }
  return entries;
});
process.stdout.write(zipSync(files, {level: 1, mtime: new Date(1980, 0, 1)}));
