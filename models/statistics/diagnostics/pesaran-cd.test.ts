import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import type {LinearFit} from "../types.js";
import {pesaranCd} from "./pesaran-cd.js";

type Residuals = Pick<LinearFit, "panel" | "residuals" | "weights" | "n">;

/** Residuals of units × periods; `extra` periods in which only the first unit has rows. */
function panelOf(values: readonly (readonly number[])[], extra = 0): Residuals {
  const rows = values.flatMap((series, unit) => series.map((value, time) => ({unit, time, value})));
  const steps = values[0]?.length ?? 0;
  for (let more = 0; more < extra; more++) rows.push({unit: 0, time: steps + more, value: more});
  return {
    n: rows.length,
    residuals: Float64Array.from(rows, ({value}) => value),
    weights: null,
    panel: {
      unit: {
        name: "unit",
        codes: Int32Array.from(rows, ({unit}) => unit),
        levels: values.map((_, unit) => String(unit))
      },
      time: Int32Array.from(rows, ({time}) => time),
      periods: Array.from({length: steps + extra}, (_, step) => String(step))
    }
  };
}

const random = createRandom(4);
const common = Array.from({length: 9}, () => random.normal());
const series = Array.from({length: 30}, () => common.map((value) => 0.4 * value + random.normal()));

describe("Pesaran's CD", () => {
  // R 4.2.2: m <- cor(t(three)); sqrt(2 * 9 / (3 * 2)) * sum(m[upper.tri(m)])
  it("is √(2T/(N(N−1))) times the sum of the correlations", () => {
    const three = [
      [1, 2, 4, 3, 6, 5, 9, 8, 7],
      [2, 1, 3, 5, 4, 7, 6, 9, 8],
      [5, 3, 4, 4, 1, 2, 2, 0, 1]
    ];
    expect(pesaranCd(panelOf(three))?.statistic).toBeCloseTo(-1.3469742668483, 12);
  });

  it("is the same pair by pair as over whole series at once", () => {
    // A period of one unit only makes no series whole and changes no pair.
    const [whole, byPair] = [pesaranCd(panelOf(series)), pesaranCd(panelOf(series, 1))];
    expect(whole).toMatchObject({pairs: 435});
    expect(byPair).toMatchObject({pairs: 435});
    expect(Math.abs(whole!.statistic! / byPair!.statistic! - 1)).toBeLessThan(1e-12);
  });

  it("leaves out units that do not vary, and is nothing when no pair is left", () => {
    const flat = [...series.slice(0, 3), new Array<number>(9).fill(0)];
    expect(pesaranCd(panelOf(flat))).toMatchObject({pairs: 3});
    expect(pesaranCd(panelOf(flat))?.statistic).toBeCloseTo(pesaranCd(panelOf(series.slice(0, 3)))!.statistic!, 12);
    expect(pesaranCd(panelOf([series[0]!]))).toBeNull();
    expect(pesaranCd(panelOf(series.map((own) => own.slice(0, 2))))).toBeNull();
  });
});
