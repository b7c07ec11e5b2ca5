import type {Effects} from "../source-loader.js";
import type {DownloadProgress} from "./table-source.js";

const everyMs = 5_000;

/** Reports progress as lines of a log, one in five seconds at most, with the time left where the total is known. */
export function progressLines(effects: Pick<Effects, "now" | "log">): (progress: DownloadProgress) => void {
  const started = effects.now().getTime();
  let last = started;
  return (progress) => {
    const now = effects.now().getTime();
    if (now - last < everyMs) return;
    last = now;
    effects.log(describeProgress(progress, now - started));
  };
}

/** `85554NED: 100000 of 305280 rows, 12 s left`; the time left counts rows that came over the network only. */
function describeProgress({table, rows, expected, cachedRows}: DownloadProgress, elapsedMs: number): string {
  const fetched = rows - cachedRows;
  if (expected === null) return `${table}: ${rows} rows`;
  const left = fetched > 0 ? Math.ceil(((expected - rows) * elapsedMs) / fetched / 1000) : null;
  return `${table}: ${rows} of ${expected} rows${left === null ? "" : `, ${left} s left`}`;
}
