import {readQuality} from "../../loaders/site/quality.js";
import {printJson} from "../../loaders/site/with-warehouse.js";

await printJson(readQuality);
