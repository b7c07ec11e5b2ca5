import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {pageCrisis} from "../../loaders/site/crisis.js";
import {readSessionPlaces} from "../../loaders/site/session-areas.js";
import {readSiteFacts} from "../../loaders/site/site-facts.js";
import {printJson} from "../../loaders/site/with-warehouse.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {listVintages} from "../../loaders/warehouse/vintages.js";

// What a new session rests on: the software, every current vintage with its hash, the division, the regions and the crisis.
await printJson(async (connection, catalogue) => {
  const {version} = JSON.parse(await readFile(join(projectRoot(), "package.json"), "utf8")) as {version: string};
  const {boundaryYear, isSynthetic} = await readSiteFacts(connection);
  const current = (await listVintages(connection)).filter(({isCurrent}) => isCurrent);
  return {
    software: `samenhang ${version}`,
    boundaryYear,
    isSynthetic,
    areas: await readSessionPlaces(connection, boundaryYear),
    crisisStart: pageCrisis(catalogue).starts,
    vintages: current.map(({id, source, publisherVersion, retrievedAt, sha256}) => ({
      ...{id, source, sha256},
      ...(publisherVersion === null ? {} : {version: publisherVersion}),
      ...(retrievedAt === null ? {} : {retrieved: retrievedAt})
    }))
  };
});
