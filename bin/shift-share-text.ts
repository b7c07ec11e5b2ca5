import type {RotembergWeight, ShiftShare, ShiftShareError} from "../models/statistics/shift-share/types.js";
import {formatTable} from "./command.js";

const most = 10;

/** A shift-share result as people read it in a terminal: estimate, all standard errors, and what the design rests on. */
export function shiftShareText(result: ShiftShare): string {
  const {shocks, shares, firstStage, rotemberg} = result;
  const parts = [
    `${result.method === "iv" ? `${result.outcome} on ${result.treatment ?? ""}, instrumented by exposure` : `${result.outcome} on exposure`}; ${result.n} rows, controls ${result.controls.join(", ") || "none"}`,
    `estimate ${short(result.estimate)}`,
    errorTable(result),
    ...(firstStage === null
      ? []
      : [
          `first stage ${short(firstStage.estimate)}, F ${short(firstStage.fEhw)} (ehw), ${short(firstStage.fAkm)} (akm)`
        ]),
    `${shocks.count} shocks, as good as ${short(shocks.effective)} equal ones${shocks.clusters === null ? "" : ` (${short(shocks.clusters.effective)} clusters)`}; largest share ${short(shocks.largest.share)} (${sectorName(shocks.largest)}); shares sum to ${short(shares.least)} to ${short(shares.most)}${shares.sumControlled ? ", controlled for" : ""}`,
    `Rotemberg weights${rotemberg.length > most ? `, the ${most} largest of ${rotemberg.length}` : ""}; negative ones sum to ${short(result.negativeWeight)}`,
    rotembergTable(rotemberg.slice(0, most)),
    ...result.dropped.map(({what, reason, count}) =>
      what === "rows" ? `left out: ${count} rows (${reason})` : `left out: ${what} (${reason})`
    ),
    ...result.warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ];
  return parts.join("\n\n");
}

function errorTable({inference, level}: ShiftShare): string {
  const {homoscedastic, ehw, cluster, akm, akm0} = inference;
  const rows: {name: string; error: ShiftShareError | null}[] = [
    {name: "homoscedastic", error: homoscedastic},
    {name: "ehw", error: ehw},
    ...(cluster === null ? [] : [{name: `cluster:${cluster.by} (${cluster.clusters})`, error: cluster}]),
    {name: "akm", error: akm},
    {name: akm0?.shape === "outside" ? "akm0 (outside low to high)" : "akm0", error: akm0}
  ];
  return formatTable(rows, [
    {title: "standard error", value: ({name}) => name},
    {title: "se", value: ({error}) => short(error?.se)},
    {title: "p", value: ({error}) => short(error?.p, 3)},
    {title: `low ${level * 100} %`, value: ({error}) => short(error?.low)},
    {title: `high ${level * 100} %`, value: ({error}) => short(error?.high)}
  ]);
}

const rotembergTable = (rows: readonly RotembergWeight[]): string =>
  formatTable<RotembergWeight>(rows, [
    {title: "sector", value: sectorName},
    {title: "shock", value: ({shock}) => short(shock)},
    {title: "share", value: ({share}) => short(share, 3)},
    {title: "weight", value: ({weight}) => short(weight, 3)},
    {title: "estimate alone", value: ({estimate}) => short(estimate)}
  ]);

const sectorName = ({sector, period}: {sector: string; period: string | null}): string =>
  period === null ? sector : `${sector} ${period}`;

const short = (value: number | null | undefined, digits = 6): number | null =>
  typeof value === "number" ? Number(value.toPrecision(digits)) : null;
