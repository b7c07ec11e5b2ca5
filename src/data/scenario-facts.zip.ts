import {strToU8, zipSync} from "fflate";
import {readScenarioFacts} from "../../loaders/site/scenario-facts.js";
import {withWarehouse} from "../../loaders/site/with-warehouse.js";

// One archive for all years, read by one process.
const files = await withWarehouse((connection) => readScenarioFacts(connection));
const bytes = Object.fromEntries(
  Object.entries(files).map(([name, content]) => [name, strToU8(JSON.stringify(content))])
);
process.stdout.write(zipSync(bytes, {level: 1, mtime: new Date(1980, 0, 1)}));
