import {readMapShapes} from "../../loaders/site/map-shapes.js";
import {readSiteFacts} from "../../loaders/site/site-facts.js";
import {printJson, siteWarehouse} from "../../loaders/site/with-warehouse.js";

await printJson(async (connection) =>
  readMapShapes(connection, siteWarehouse(), (await readSiteFacts(connection)).boundaryYear)
);
