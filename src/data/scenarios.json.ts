import {join} from "node:path";
import {readLibrary} from "../../loaders/scenarios/library.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";

// The publications of data/scenarios, each once, the oldest first: {publications}.
const library = await readLibrary(join(projectRoot(), "data", "scenarios"));
process.stdout.write(JSON.stringify({publications: [...new Set(library.map(({publication}) => publication))]}));
