import {buildWarehouse} from "../../loaders/warehouse/build.js";
import type {SourceLoader} from "../../loaders/sources/source-loader.js";
import type {Observation} from "../../loaders/warehouse/types.js";

/**
 * A build of its own process, to be killed: node … build-child.ts DATA OUT SRC VERSION ROWS. Every value equals the
 * version, so that a file that mixes two shows.
 */
const [dataDir = "", out = "", srcDir = "", version = "1", rows = "1000"] = process.argv.slice(2);

function* observations(): Generator<Observation> {
  const days = Math.ceil(Number(rows) / 2);
  for (const region of ["GM0001", "GM0002"])
    for (let day = 0; day < days; day++)
      yield {
        ...{indicator: "ww", region, boundaryYear: 2020, grain: "day", breakdown: "total", status: "definitive"},
        period: new Date(Date.UTC(1800, 0, 1 + day)).toISOString().slice(0, 10),
        value: Number(version)
      };
}

const load: SourceLoader = async (_card, {sink}) => {
  await sink.observations(observations());
  return {sha256: version.padStart(64, "0").split("").reverse().join(""), publisherVersion: version, retrievedAt: null};
};

await buildWarehouse({
  ...{profile: "klein", dataDir, out, srcDir},
  loaders: {demo: async () => load},
  effects: {now: () => new Date(), fetch, log: (line) => process.stdout.write(`${line}\n`)}
});
