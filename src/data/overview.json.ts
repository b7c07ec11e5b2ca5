import {pageCrisis} from "../../loaders/site/crisis.js";
import {readOverview} from "../../loaders/site/overview.js";
import {printJson} from "../../loaders/site/with-warehouse.js";

await printJson((connection, catalogue) => readOverview(connection, catalogue, pageCrisis(catalogue)));
