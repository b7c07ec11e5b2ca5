import {readDeferredCare} from "../../loaders/site/deferred-care.js";
import {printJson} from "../../loaders/site/with-warehouse.js";

await printJson(readDeferredCare);
