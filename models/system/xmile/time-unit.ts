import type {SystemFile} from "../format.js";

/** The time unit of a file as one of ours: year, quarter, month, week or day; year with a warning for any other. */
export function systemTimeUnit(text: string): {
  timeUnit: SystemFile["timeUnit"];
  warnings: {code: string; message: string}[];
} {
  const unit = text.trim().toLowerCase().replace(/s$/, "");
  if (unit === "year" || unit === "quarter" || unit === "month" || unit === "week" || unit === "day")
    return {timeUnit: unit, warnings: []};
  const message = `the file counts time in "${text.slice(0, 40)}", which a system model does not have; it stands as year`;
  return {timeUnit: "year", warnings: text.trim() === "" ? [] : [{code: "time-unit", message}]};
}
