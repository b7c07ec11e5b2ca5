import {join} from "node:path";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {readRegions} from "../../loaders/warehouse/regions.js";

const {regions, changes} = await readRegions(join(projectRoot(), "data"));
// Names and codes of every year are all that reading a file needs; the rest would triple the download.
const names = regions
  .filter(({level}) => level === "gemeente")
  .map(({code, boundaryYear, name, province}) => [code, boundaryYear, name, province]);
process.stdout.write(JSON.stringify({names, changes}));
