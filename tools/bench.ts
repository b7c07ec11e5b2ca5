import {cpus, loadavg} from "node:os";
import type {BenchRow} from "./bench/bench-row.js";
import {measureCorrelation} from "./bench/correlation.js";
import {measureRegression} from "./bench/regression.js";
import {measureScenario} from "./bench/scenario.js";
import {measureSite} from "./bench/site.js";
import {measureSystem} from "./bench/system.js";
import {measureWarehouse} from "./bench/warehouse.js";

/** Prints what the machine makes of each part. Numbers to read: never a test. */

const parts: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  warehouse: measureWarehouse,
  site: measureSite,
  scenario: measureScenario,
  correlation: measureCorrelation,
  regression: measureRegression,
  system: measureSystem
};
const chosen = process.argv.slice(2);

console.log(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} at the start, Node ${process.version}\n`);
console.log("what | median | unit | runs | ratio");
console.log("---|---:|---|---:|---");
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  for (const {what, median, unit, runs, ratio = ""} of await measure())
    console.log(
      [
        what,
        (median < 100 ? Number(median.toPrecision(3)) : Math.round(median)).toLocaleString("en"),
        unit,
        runs,
        ratio
      ].join(" | ")
    );
}
if (chosen.length === 0 || chosen.includes("sources")) {
  console.log("");
  process.argv.splice(2);
  await import("./bench/sources.js");
}
