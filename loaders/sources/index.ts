import type {SourceCard} from "../catalogue/schema.js";
import type {SourceLoader} from "./source-loader.js";

type Protocol = Exclude<SourceCard["protocol"], "none">;

/** Every protocol a source card may name; loaded when first used. */
export const sourceLoaders: Readonly<Record<Protocol, () => Promise<SourceLoader>>> = {
  table: async () => (await import("./table/load-table.js")).loadTable,
  // A recorded table under --from is read as it is; without one the same card is fetched from the publisher.
  "cbs-v4-folder": async () => (await import("./cbs/load-cbs-odata.js")).loadCbsOdata,
  "cbs-odata4": async () => (await import("./cbs/load-cbs-odata.js")).loadCbsOdata,
  "cbs-odata3": async () => (await import("./cbs/load-cbs-odata.js")).loadCbsOdata,
  boundaries: async () => (await import("./boundaries/load-boundaries.js")).loadBoundaries,
  "boundary-events": async () => (await import("./boundaries/load-boundary-events.js")).loadBoundaryEvents,
  demo: async () => (await import("./demo/load-demo.js")).loadDemo
};
