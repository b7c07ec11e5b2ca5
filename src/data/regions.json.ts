import {readRegionEntries} from "../../loaders/site/region-entries.js";
import {readSiteFacts} from "../../loaders/site/site-facts.js";
import {printJson} from "../../loaders/site/with-warehouse.js";

await printJson(async (connection) => readRegionEntries(connection, (await readSiteFacts(connection)).boundaryYear));
