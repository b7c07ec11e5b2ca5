import {readSiteFacts} from "../../loaders/site/site-facts.js";
import {printJson} from "../../loaders/site/with-warehouse.js";

await printJson(readSiteFacts);
