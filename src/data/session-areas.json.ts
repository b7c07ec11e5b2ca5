import {readSessionAreas} from "../../loaders/site/session-areas.js";
import {printJson} from "../../loaders/site/with-warehouse.js";

// Yearly figures of the country and of regions, for sessions that are not about one municipality.
await printJson(readSessionAreas);
