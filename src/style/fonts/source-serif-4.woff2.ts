import {createReadStream} from "node:fs";
import {createRequire} from "node:module";

const require = createRequire(import.meta.url);
createReadStream(
  require.resolve("@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2")
).pipe(process.stdout);
