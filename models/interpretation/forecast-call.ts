import {panelValueSchema, type PanelValueCall} from "./calls.js";
import type {Forecast} from "./format.js";

/**
 * The call that says what happened: the cell of the panel an expectation is about, or null when it has no division of
 * municipalities to look in. The grain follows from how the period is written, the level from the region's code.
 *
 * @param boundaries the session's division, for expectations without one of their own
 */
export function forecastCall(forecast: Forecast, boundaries: number | undefined): PanelValueCall | null {
  const {indicator, region, period, per} = forecast;
  const division = forecast.boundaries ?? boundaries;
  if (division === undefined) return null;
  const grain = grains.find(([pattern]) => pattern.test(period))?.[1];
  const level = levels[region.slice(0, 2)];
  if (grain === undefined || level === undefined) return null;
  const parsed = panelValueSchema.safeParse({
    kind: "panel-value",
    ...{indicator, region, period, per, level, grain, boundaries: division}
  });
  return parsed.success ? parsed.data : null;
}

const grains: readonly (readonly [RegExp, PanelValueCall["grain"]])[] = [
  [/^\d{4}$/, "year"],
  [/^\d{4}-H\d$/, "half-year"],
  [/^\d{4}-Q\d$/, "quarter"],
  [/^\d{4}-\d{2}$/, "month"],
  [/^\d{4}-W\d{2}$/, "week"],
  [/^\d{4}-\d{2}-\d{2}$/, "day"]
];

const levels: Readonly<Record<string, string>> = {
  GM: "gemeente",
  PV: "provincie",
  CR: "corop",
  LD: "landsdeel",
  NL: "land",
  WK: "wijk"
};
