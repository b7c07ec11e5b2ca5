import {readIndicatorEntries} from "../../loaders/site/indicator-entries.js";
import {printJson} from "../../loaders/site/with-warehouse.js";

await printJson(readIndicatorEntries);
