import {createReadStream, existsSync} from "node:fs";
import {join} from "node:path";

// Framework runs data loaders from the project's directory.
const file = process.env.SAMENHANG_DB ?? join(process.cwd(), ".samenhang", "samenhang.duckdb");
if (!existsSync(file)) {
  process.stderr.write(`the warehouse is missing: ${file}\nrun: node bin/samenhang.mjs data build\n`);
  process.exit(1);
}
createReadStream(file).pipe(process.stdout);
