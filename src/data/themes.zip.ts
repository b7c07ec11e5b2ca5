import {strToU8, zipSync} from "fflate";
import {pageCrisis} from "../../loaders/site/crisis.js";
import {readThemes} from "../../loaders/site/themes.js";
import {withWarehouse} from "../../loaders/site/with-warehouse.js";

const pages = await withWarehouse((connection, catalogue) => readThemes(connection, catalogue, pageCrisis(catalogue)));
const files = Object.entries(pages).map(([id, page]) => [`${id}.json`, strToU8(JSON.stringify(page))] as const);
process.stdout.write(zipSync(Object.fromEntries(files), {level: 1, mtime: new Date(1980, 0, 1)}));
