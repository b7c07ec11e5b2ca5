import {measureNoise, measureNull, measurePlanted, measureShocks} from "../models/statistics/honesty/measures.js";
import {links, shapes} from "../models/statistics/honesty/shapes.js";

/**
 * Prints how often the methods find something where there is nothing, and whether they find what was put in.
 * `npx tsx tools/honesty.ts [runs]`, 400 by default.
 */
const runs = Number(process.argv[2] ?? 400);
if (!Number.isSafeInteger(runs) || runs < 1) {
  console.error("usage: npx tsx tools/honesty.ts [runs]");
  process.exit(1);
}
const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
const line = (...cells: (string | number)[]): void => console.log(cells.join(" | "));

line("what", "runs", "allowed", "measured", "as if rows were independent");
line("---", "---:", "---:", "---:", "---:");
const noise = measureNoise(shapes.noise, {runs, lags: [0, 1, 2]});
line(
  `pure noise, 60 indicators, 355 regions, 60 months, AR(.9), ${noise.tests.toLocaleString("en")} tests: runs with any q ≤ .05`,
  ...[runs, "6 %", share(noise.found / runs), share(noise.foundNaively / runs)]
);
const single = measureNull(shapes.null, {runs});
line(
  "one pair of unrelated series, 40 regions, 60 months, AR(.9): p < .05, clustered by region",
  ...[runs, "3–9 %", share(single.region), share(single.naive)]
);
const shocks = measureShocks(shapes.shocks, {runs});
const shocked = "noise with shocks shared by a province, 355 regions, 10 years: p < .05";
line(
  `${shocked}, as shown (largest of region, COROP, province)`,
  runs,
  "8 %",
  share(shocks.shown),
  share(shocks.naive)
);
line(`${shocked}, clustered by province alone`, runs, "", share(shocks.province), "");
line(`${shocked}, clustered by region alone`, runs, "", share(shocks.region), "");
const planted = measurePlanted(shapes.planted, {links, runs, lags: [0, 1, 2, 3, 4, 5, 6, 7, 8]});
line(
  "three links planted among 810 tests: runs in which they are the first three, each at its lag",
  ...[runs, "", share(planted.exact / runs), ""]
);
