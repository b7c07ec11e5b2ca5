// @vitest-environment happy-dom
import {describe, expect, it, vi} from "vitest";
import type {RegionOutcome} from "../workers/scenario-tasks.js";
import {noOwnUse} from "./own-data/with-own.js";
import type {ScenarioContext} from "./scenario-data.js";
import {createScenarioEngine} from "./scenario-engine.js";
import type {ScenarioRuns} from "./scenario-runs.js";

const contextOf = (code: string) =>
  ({
    ...{publication: {id: "p"}, variant: {id: "v"}, region: {code, name: code}, choice: {}},
    ...{file: {regions: []}, own: noOwnUse}
  }) as unknown as ScenarioContext;
/** Work that goes on until it is stopped. */
const endless = <T>(signal: AbortSignal): Promise<T> =>
  new Promise<T>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });

describe("a scenario engine", () => {
  it("shows a newer choice while what takes seconds still runs for an older one, and ends that", async () => {
    const ended: string[] = [];
    const begun: string[] = [];
    const runs: ScenarioRuns = {
      multipliers: () => Promise.resolve(Float64Array.of()),
      middle: () => Promise.resolve({} as RegionOutcome),
      middleOfRegions: () => Promise.resolve([]),
      sectors({region}, {signal}) {
        begun.push(region.code);
        signal.addEventListener("abort", () => ended.push(region.code));
        return endless(signal);
      },
      careOfRegions: (_, {signal}) => endless(signal),
      withBands: (_, {signal}) => endless(signal),
      bandsOfRegions: (_, {signal}) => endless(signal),
      careBandsOfRegions: (_, {signal}) => endless(signal)
    };
    const shown: string[] = [];
    const engine = createScenarioEngine(runs, ({region}) => shown.push(region.code));
    const first = engine.start(contextOf("GM0001"));
    await vi.waitFor(() => expect(begun).toEqual(["GM0001"]));
    expect(shown.at(-1)).toBe("GM0001");
    void engine.start(contextOf("GM0002"));
    await vi.waitFor(() => expect(shown.at(-1)).toBe("GM0002"));
    expect(ended).toEqual(["GM0001"]);
    await vi.waitFor(() => expect(begun).toEqual(["GM0001", "GM0002"]));
    engine.stop();
    await first;
  });
});
