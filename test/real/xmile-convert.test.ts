import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {flatten} from "../../models/system/xmile/flatten.js";
import {readXmile} from "../../models/system/xmile/read-xmile.js";
import {runProgram} from "../../models/system/xmile/run.js";
import {writeXmile} from "../../models/system/xmile/write-xmile.js";
import {systemFromXmile} from "../../models/system/xmile/to-system.js";
import {simulate} from "../../models/system/simulate/simulate.js";
import {sharedDir} from "../helpers/shared.js";

const cases = sharedDir === null ? null : join(sharedDir, "cases", "systems");
const pack = cases === null ? null : join(cases, "04-sdx-xmile-pack");
const models =
  pack === null
    ? []
    : (JSON.parse(readFileSync(join(pack, "case.json"), "utf8")) as {models: {path: string; xmile: string}[]}).models;

/** How a file fares as a system model: equal, refused with the reason, or the largest difference. */
function fate(path: string): string {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  let runs = false;
  try {
    const file = readXmile(text);
    const {simulation} = file;
    const own = runProgram(flatten(file), simulation);
    runs = true;
    const {system, ids} = systemFromXmile(file);
    const times = own.times.map((time) => time - simulation.start);
    const made = simulate(system, {method: simulation.method, step: simulation.step, times});
    let largest = 0;
    for (const [key, column] of Object.entries(own.values))
      column.forEach((value, at) => {
        const other = made.values[ids.get(key) ?? ""]?.[at] ?? null;
        if (value === null && other === null) return;
        const difference = Math.abs((value ?? NaN) - (other ?? NaN)) / Math.max(1, Math.abs(value ?? NaN));
        largest = difference <= largest ? largest : Number.isNaN(difference) ? Infinity : difference;
      });
    const back = readXmile(writeXmile(system).text);
    const again = runProgram(flatten(back), back.simulation);
    for (const [key, column] of Object.entries(own.values))
      column.forEach((value, at) => {
        const other = again.values[ids.get(key) ?? ""]?.[at] ?? null;
        if (value === null && other === null) return;
        const difference = Math.abs((value ?? NaN) - (other ?? NaN)) / Math.max(1, Math.abs(value ?? NaN));
        largest = difference <= largest ? largest : Number.isNaN(difference) ? Infinity : difference;
      });
    return largest <= 1e-9 ? "equal" : `differs by ${largest}`;
  } catch (error) {
    return runs ? `refused: ${(error as Error).message}` : "does not run";
  }
}

describe.skipIf(pack === null)("the public XMILE pack as system models", () => {
  const fates = models.map(({path, xmile}) => ({path, fate: fate(join(pack ?? "", path, xmile))}));
  const runnable = fates.filter((each) => each.fate !== "does not run");
  const refused: Readonly<Record<string, RegExp>> = {
    tests__delay_xmile: /fixed delay/,
    tests__non_negative_all: /runs dry/,
    tests__non_negative_stocks: /runs dry/
  };

  it("has 48 folders that run", () => {
    expect(runnable).toHaveLength(48);
  });

  it.each(runnable)(
    "$path runs equal, also when written as XMILE again, or is refused with the reason",
    ({path, fate: own}) => {
      expect(own).toMatch(refused[path] ?? /^equal$/);
    }
  );
});
