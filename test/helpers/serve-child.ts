import {setTimeout as wait} from "node:timers/promises";
import {serveSite} from "../../tools/static-server.js";

/** The site's server in a process of its own, to be measured: node --expose-gc … serve-child.ts SITE. Needs an IPC channel. */
const server = await serveSite({site: process.argv[2] ?? ""});
process.send?.({url: server.url});
process.on("message", async () => {
  // What one collection lets go of may hold what only the next can.
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await wait(50);
  }
  const {heapUsed, external} = process.memoryUsage();
  process.send?.({heap: heapUsed, external});
});
