import type {Forecast} from "../../models/interpretation/format.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";

interface Options {
  db?: string;
  recordedOnly?: boolean;
  json?: boolean;
}

/** `session score`: testable expectations against what happened. */
export const register: Register = (program, context) => {
  commandGroup(program, "session", "interpretation sessions: what the figures mean, and what came of it")
    .command("score")
    .description("score testable expectations against what happened: recorded in the file, else in the warehouse")
    .argument("<file>", "a *.session.json")
    .option("--recorded-only", "do not look in the warehouse")
    .option("--db <file>", "warehouse (default: .samenhang/samenhang.duckdb)")
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(file: string, options: Options, context: CommandContext): Promise<CommandResult> {
  const {openSession} = await import("../session-file.js");
  const {scoreForecasts} = await import("../../models/interpretation/score.js");
  const session = await openSession(context, file);
  const boundaries = session.snapshot?.boundaries;
  const forecasts = options.recordedOnly
    ? session.forecasts
    : await withOutcomes(session.forecasts, {file, boundaries, ...options}, context);
  const scores = scoreForecasts(forecasts);
  const table = formatTable(scores.expectations, [
    {title: "expectation", value: ({id}) => id},
    {title: "status", value: ({status}) => status},
    {title: "outcome", value: ({outcome}) => outcome},
    {title: "brier", value: ({brier}) => brier},
    {title: "hit", value: ({hit}) => (hit === null ? null : hit ? "yes" : "no")},
    {title: "interval score", value: ({intervalScore}) => intervalScore}
  ]);
  const {meanBrier, coverage, open} = scores;
  const text = [
    table,
    "",
    ...(meanBrier === null ? [] : [`mean Brier score ${meanBrier.toFixed(4)} (always "half" would have 0.25)`]),
    ...(coverage === null ? [] : [`${coverage.n} intervals: ${coverage.hit} hit, ${coverage.promised} promised`]),
    `${open} still open`
  ].join("\n");
  return {json: scores, text};
}

/** Outcomes from the warehouse for what has none recorded; what the warehouse does not hold stays open. */
async function withOutcomes(
  forecasts: readonly Forecast[],
  {file, db, boundaries}: {file: string; db?: string | undefined; boundaries: number | undefined},
  context: CommandContext
): Promise<Forecast[]> {
  const {openCalls} = await import("../session-calls.js");
  const {forecastCall} = await import("../../models/interpretation/forecast-call.js");
  const calls = await openCalls(context, file, db);
  try {
    const found: Forecast[] = [];
    for (const forecast of forecasts) {
      const call = forecast.outcome === null ? forecastCall(forecast, boundaries) : null;
      const value = call === null ? null : (await calls.recompute(call)).now;
      found.push(value === null ? forecast : {...forecast, outcome: {value}});
    }
    return found;
  } finally {
    await calls.close();
  }
}
