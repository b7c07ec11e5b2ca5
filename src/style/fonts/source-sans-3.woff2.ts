import {createReadStream} from "node:fs";
import {createRequire} from "node:module";

const require = createRequire(import.meta.url);
createReadStream(
  require.resolve("@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2")
).pipe(process.stdout);
