import type {ReferralRow} from "../../models/scenario/deferred-care.js";
import type {ForecastScores} from "../../models/scenario/forecast-score.js";
import type {Column, Frame} from "../../models/statistics/types.js";
import {InputError} from "../../models/errors.js";
import type {Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import {readCount, readNumber, readWhole} from "../read-options.js";

interface Options {
  notNeeded: number;
  postponed: number;
  lost: number;
  administrative: number;
  catchUp: number;
  capacity: number;
  waiting: number;
  holdsReturns?: boolean;
  drop: number | "last";
  weeks: number;
  certainty: number;
  draws: number;
  seed: number;
  score?: boolean;
  decimal: string;
  json?: boolean;
}

const weeksPerMonth = 365.25 / 12 / 7;
const readDrop = (text: string): number | "last" => (text === "last" ? "last" : readNumber(text));

/** `scenario deferred`: what a drop in referrals leaves behind, the wave that follows, and how forecasts of it fared. */
export const register: Register = (program, context) => {
  commandGroup(program, "scenario", "economic scenarios laid over regions")
    .command("deferred")
    .description("divide a drop in referrals into its parts, and see what comes back when, with capacity and waiting")
    .argument("<series>", "CSV with the columns period, referrals (empty: not yet known), expected")
    .requiredOption("--not-needed <part>", "part of the drop that needed no care", readNumber)
    .requiredOption("--postponed <part>", "part that comes later", readNumber)
    .requiredOption("--lost <part>", "part that needs care and never comes", readNumber)
    .requiredOption("--administrative <part>", "part that came and was not registered in time", readNumber)
    .requiredOption("--catch-up <periods>", "mean time after which postponed care comes", readNumber)
    .requiredOption("--capacity <n>", "treatments a period at most", readNumber)
    .option("--waiting <n>", "people waiting at the start", readNumber, 0)
    .option(
      "--holds-returns",
      "known referrals hold those who came after all: take them off before the gap is measured"
    )
    .option(
      "--drop <part>",
      "part that stays away in periods not yet known, or last: as in the last known",
      readDrop,
      0
    )
    .option("--weeks <n>", "weeks in a period, to give waiting in weeks", readNumber, weeksPerMonth)
    .option("--certainty <people>", "people asked why they stayed away: how sure the parts are", readNumber, 20)
    .option("--draws <n>", "draws for bands; 0: none", readCount, 0)
    .option("--seed <number>", "seed of the draws", readWhole, 1)
    .option("--score", "forecast each known period with what was known before it, and score that (at least 200 draws)")
    .option("--decimal <sign>", "decimal sign of the series: . or ,", ".")
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, async () => {
        const {readFrame} = await import("../frame-file.js");
        const {deferredBands, deferredForecasts} = await import("../../models/scenario/deferred-bands.js");
        const rows = rowsOf(await readFrame(context, file, {decimal: options.decimal, text: ["period"]}), file);
        const {notNeeded, postponed, lost, administrative, catchUp, capacity, waiting, drop, weeks} = options;
        const {certainty, draws, seed} = options;
        const care = {
          parts: {notNeeded, postponed, lost, administrative},
          ...{catchUp, capacity, waiting, drop, holdsReturns: options.holdsReturns === true}
        };
        const {middle: result, bands, level} = deferredBands(rows, care, {certainty, draws, seed});
        const forecast =
          options.score === true
            ? deferredForecasts(rows, care, {certainty, draws: Math.max(200, draws), seed})
            : undefined;
        const inWeeks = result.wait.map((value) => (value === null ? null : value * weeks));
        const short = (values: readonly number[], at: number): string => (values[at] ?? NaN).toFixed(1);
        const text = formatTable(
          result.periods.map((name, at) => ({name, at})),
          [
            {title: "period", value: ({name}) => name},
            {title: "arrivals", value: ({at}) => short(result.arrivals, at)},
            {title: "of those came back", value: ({at}) => short(result.returned, at)},
            {title: "waiting", value: ({at}) => short(result.waiting, at)},
            {title: "wait (weeks)", value: ({at}) => inWeeks[at]?.toFixed(1) ?? ""},
            {title: "treated", value: ({at}) => short(result.treated, at)},
            {title: "lost", value: ({at}) => short(result.lost, at)},
            {title: "still postponed", value: ({at}) => short(result.postponed, at)}
          ]
        );
        return {
          json: {...result, weeksWaiting: inWeeks, ...(draws > 0 ? {level, bands} : {}), ...(forecast && {forecast})},
          text: forecast === undefined ? text : `${text}\n\n${scoresOf(forecast)}`
        };
      })
    );
};

function rowsOf({columns, length}: Frame, file: string): ReferralRow[] {
  const [period, referrals, expected] = ["period", "referrals", "expected"].map((name): Column => {
    const column = columns[name];
    if (column === undefined) throw new InputError("missing-column", `there is no column ${name}`, file);
    return column;
  });
  const number = (column: Column | undefined, row: number): number =>
    column instanceof Float64Array ? (column[row] ?? NaN) : NaN;
  return Array.from({length}, (_, row) => {
    const known = number(referrals, row);
    return {
      period: period instanceof Float64Array ? String(period[row]) : (period?.[row] ?? ""),
      referrals: Number.isNaN(known) ? null : known,
      expected: number(expected, row)
    };
  });
}

function scoresOf({counted, mae, bias, coverage, crps, naive, skill, level}: ForecastScores): string {
  if (mae === null) return "no forecast to score: give at least two periods with referrals";
  const number = (value: number | null): string => (value === null ? "" : value.toFixed(2));
  return (
    `forecasts one period ahead, ${counted} of them: mean absolute error ${number(mae)} (naive ${number(naive.mae)}), ` +
    `bias ${number(bias)}, ${Math.round((coverage ?? 0) * 100)} % inside the ${Math.round(level * 100)} % band, ` +
    `CRPS ${number(crps)}, skill ${number(skill)} (above 0: better than as far from expected as last time)`
  );
}
