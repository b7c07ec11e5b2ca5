import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {projectRoot} from "../../loaders/warehouse/paths.js";

// The example that comes with the project, for who wants to practise.
process.stdout.write(await readFile(join(projectRoot(), "data/sessions/helmond-2021.session.json"), "utf8"));
