import type {Columns} from "./columns.js";
import type {NationalSeries, World} from "./recipe-schema.js";
import {Stream} from "./stream.js";
import {monthlyPath, yearlyPath} from "./time-path.js";

/** Publishes a series of the Netherlands alone: its line, noise and season, by the grains asked for. */
export function publishNational(series: NationalSeries, columns: Columns, world: World): void {
  const [first, last] = world.years;
  const years = last - first + 1;
  const [from, to] = [(series.from ?? first) - first, (series.to ?? last) - first];
  const parts = [{breakdown: "total", share: 1}, ...series.breakdowns];
  for (const {breakdown, share} of parts) {
    const stream = new Stream(world.seed, series.id, "NL01", breakdown);
    const write = (grain: "year" | "quarter" | "month", values: Float64Array): void => {
      const key = columns.addKey({indicator: series.id, region: "NL01", grain, breakdown});
      const step = {year: 12, quarter: 3, month: 1}[grain];
      values.forEach((value, t) => {
        const year = Math.floor((t * step) / 12);
        if (year >= from && year <= to) columns.push(key, t * step, round(value * share, series.decimals), 0);
      });
    };
    const disturb = (value: number): number => value * (1 + series.noise * stream.normal());
    if (series.grain === "year") write("year", yearlyPath(series.level, first, years).map(disturb));
    else {
      const months = monthlyPath(series.level, first, years * 12).map(
        (value, month) => disturb(value) * (series.season?.[month % 12] ?? 1)
      );
      for (const grain of series.grains ?? (["month", "year"] as const)) {
        const length = {year: 12, quarter: 3, month: 1}[grain];
        const periods = Float64Array.from({length: months.length / length}, (_, t) =>
          ofMonths(months.subarray(t * length, (t + 1) * length), series.yearly)
        );
        write(grain, periods);
      }
    }
  }
}

function ofMonths(months: Float64Array, how: "mean" | "sum" | "end"): number {
  if (how === "end") return months.at(-1) ?? 0;
  const sum = months.reduce((total, value) => total + value, 0);
  return how === "sum" ? sum : sum / months.length;
}

function round(value: number, decimals: number): number {
  let scale = 1;
  for (let i = 0; i < decimals; i++) scale *= 10;
  return Math.round(value * scale) / scale;
}
