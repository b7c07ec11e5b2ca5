import {mkdtemp, rm, stat} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {BenchRow} from "./bench-row.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {openWarehouse} from "../../loaders/warehouse/database.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {measurePanel} from "./panel.js";
import {median, timed} from "./median.js";

const runs = 3;

/** Builds the demonstration warehouse some times in a folder of its own, and measures panels on it. */
export async function measureWarehouse(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "samenhang-bench-"));
  const out = join(folder, "demo.duckdb");
  const effects = {now: () => new Date(), fetch, log: () => undefined};
  try {
    let observations = 0;
    const times = await timed(runs, async () => {
      // Each run begins without an older warehouse to carry vintages over from.
      await rm(out, {force: true});
      const report = await buildWarehouse({profile: "demo", dataDir: join(projectRoot(), "data"), out, effects});
      observations = report.observations;
    });
    const {size} = await stat(out);
    const rows: BenchRow[] = [
      {what: "demo warehouse, built", median: median(times) / 1000, unit: "s", runs},
      {what: "demo warehouse, observations", median: observations, unit: "rows", runs: 1},
      {what: "demo warehouse, file", median: size / 1e6, unit: "MB", runs: 1}
    ];
    const {connection, close} = await openWarehouse(out);
    try {
      return [...rows, ...(await measurePanel(connection))];
    } finally {
      close();
    }
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
