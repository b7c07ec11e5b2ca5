import {SourceError} from "../../models/errors.js";
import {downloadTable4} from "../../loaders/sources/cbs/odata4.js";

/** A download in a process of its own, to be killed: `download.ts BASE TABLE OUT CACHE`. */
const [baseUrl, table, out, cacheDir] = process.argv.slice(2) as [string, string, string, string];
try {
  const {version, rows, sha256} = await downloadTable4(table, {
    baseUrl,
    out,
    cacheDir,
    effects: {now: () => new Date(), fetch, log: () => undefined},
    signal: new AbortController().signal
  });
  process.stdout.write(JSON.stringify({version, rows, sha256}));
} catch (error) {
  if (!(error instanceof SourceError)) throw error;
  process.stderr.write(error.message);
  process.exitCode = 3;
}
