import type {Call} from "./calls.js";

/** A command that makes a number: its arguments, and where in its document the number stands. */
export interface CallLine {
  /** A table the command needs first, written to the place `{panel}` stands for. */
  panel: string[] | null;
  args: string[];
}

/** Stands in a line for the file that the panel is written to. */
export const panelFile = "{panel}";

type PanelArguments = Extract<Call, {kind: "panel-value" | "estimate"}>;

/**
 * The command line of a call, so that what made a number can be read and typed by anybody. Values follow their option
 * with =, so that none is taken for an option itself.
 */
export function callLine(call: Call): CallLine {
  switch (call.kind) {
    case "panel-value":
      return {panel: null, args: [...panelLine(call, [call.indicator], call.period, call.period)]};
    case "estimate":
      return {
        panel: panelLine(call, call.indicators, call.from, call.to),
        args: [
          "estimate",
          panelFile,
          `--formula=${call.formula}`,
          "--panel=region,period",
          `--method=${call.method}`,
          ...(call.vcov.length > 0 ? ["--vcov", ...call.vcov] : []),
          `--seed=${call.seed}`,
          "--json"
        ]
      };
    case "simulate":
      return {
        panel: null,
        args: [
          "model",
          "simulate",
          call.model,
          `--times=${call.change && call.time > 0 ? `0,${call.time}` : call.time}`,
          ...(call.interventions === undefined
            ? []
            : [`--interventions=${call.interventions.length === 0 ? "none" : call.interventions.join(",")}`]),
          "--json"
        ]
      };
    case "scenario-project":
      return {
        panel: null,
        args: [
          "scenario",
          "project",
          `--scenario=${call.scenario}`,
          `--region=${call.region}`,
          `--draws=${call.draws}`,
          `--theta=${call.theta}`,
          ...(call.transfer === undefined ? [] : [`--transfer=${call.transfer}`]),
          `--boundaries=${call.boundaries}`,
          `--seed=${call.seed}`,
          "--json"
        ]
      };
  }
}

function panelLine(
  {level, grain, boundaries, per, breakdown}: PanelArguments,
  indicators: readonly string[],
  from: string,
  to: string
): string[] {
  return [
    "data",
    "panel",
    `--indicators=${indicators.join(",")}`,
    `--level=${level}`,
    `--grain=${grain}`,
    `--from=${from}`,
    `--to=${to}`,
    `--boundaries=${boundaries}`,
    `--per=${per}`,
    `--breakdown=${breakdown}`,
    `--out=${panelFile}`,
    "--json"
  ];
}

/** The call as people read it: one or two commands. */
export function callText(call: Call): string {
  const {panel, args} = callLine(call);
  const shown = (line: readonly string[]): string =>
    `samenhang ${line
      .filter((arg) => arg !== "--json")
      .map((arg) => arg.replace(panelFile, "panel.csv"))
      .map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`))
      .join(" ")}`;
  return [...(panel === null ? [] : [shown(panel)]), shown(args)].join(" && ");
}
