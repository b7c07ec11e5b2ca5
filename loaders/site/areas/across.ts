import {funnel} from "../../../models/signals/funnel.js";
import {funnelLimits, type FunnelKind} from "../../../models/signals/funnel-limits.js";
import type {AreaColumn} from "./area-columns.js";
import {sourcesAt, whole} from "./area-figure.js";
import {short, type Weights} from "./half-step.js";
import type {AcrossFile, AcrossFunnel, AcrossSeries, AreaFigure} from "./area-types.js";
import {changesIn} from "./figures-since.js";

const curvePoints = 40;

/** One indicator of every municipality in the latest period, side by side, with its funnel where it has one. */
export function acrossFile(column: AreaColumn, figures: ReadonlyMap<string, AreaFigure>, weights: Weights): AcrossFile {
  const at = column.periods.length - 1;
  const period = column.periods[at] ?? "";
  const weight = weights(period);
  const base = [...column.cells].map(([code, cells]) => {
    const halfStep = figures.get(code)?.halfStep;
    const [value, missing] = [cells[at]?.value ?? null, cells[at]?.missing ?? null];
    return {
      ...{code, value: short(value), missing, count: whole(column.counts?.get(code)?.[at]?.value ?? null)},
      ...(halfStep === undefined ? {} : {halfStep}),
      ...changesIn(figures.get(code)?.pulse, period),
      size: whole(weight.get(code) ?? null)
    };
  });
  const kind = funnelKind(column);
  const sized = base.map((row) => ({count: kind && countIn(row, kind), size: sizeIn(row, kind)}));
  const hasSizes = sized.some(({count, size}) => count !== null && size !== null);
  const made = kind && hasSizes ? funnel(sized, {kind}) : null;
  return {
    ...{indicator: column.indicator.id, period, sources: sourcesAt(column, column.cells.keys(), at)},
    rows: base.map((row, index) => ({
      ...row,
      zone: made?.zones[index] ?? null,
      widenedZone: made?.widenedZones[index] ?? null
    })),
    funnel: made && kind ? funnelOf(made, kind, sized) : null,
    noFunnel: made ? null : kind === null ? "not-counted" : "no-size"
  };
}

/**
 * The values by which changes up to the latest period are judged against any crisis: of each municipality those of the same
 * season, and the known one before each. Of months that is a sixth.
 */
export function acrossSeries({indicator, periods}: AreaColumn, figures: ReadonlyMap<string, AreaFigure>): AcrossSeries {
  const season = periods.at(-1)?.slice(4);
  const needed = new Set<number>();
  for (const {values} of figures.values()) {
    let before: number | null = null;
    for (const [at, value] of values.entries()) {
      if (value === null) continue;
      if (periods[at]?.slice(4) === season) {
        needed.add(at);
        if (before !== null) needed.add(before);
      }
      before = at;
    }
  }
  const places = [...needed].sort((a, b) => a - b);
  return {
    ...{indicator: indicator.id, periods: places.map((at) => periods[at] ?? "")},
    values: Object.fromEntries([...figures].map(([code, {values}]) => [code, places.map((at) => values[at] ?? null)]))
  };
}

/** Chance is a measure of differences where persons or events are counted; not in samples, models, means and amounts. */
function funnelKind({indicator}: AreaColumn): FunnelKind | null {
  if (indicator.kind !== "register" && indicator.kind !== "message") return null;
  if (indicator.denominator === null) return null;
  if (indicator.measure === "count") return "rate";
  return indicator.measure === "percentage" ? "proportion" : null;
}

interface Sized {
  value: number | null;
  count: number | null;
  size: number | null;
}

/** The size a rate was made with, which is not always the state on 1 January; a share has only the latter. */
function sizeIn({value, count, size}: Sized, kind: FunnelKind | null): number | null {
  if (kind === "rate" && value !== null && value > 0 && count !== null) return (1000 * count) / value;
  return size === null ? null : kind === "proportion" ? Math.round(size) : size;
}

function countIn(row: Sized, kind: FunnelKind): number | null {
  if (kind === "rate") return row.count;
  const size = sizeIn(row, kind);
  if (row.value === null || size === null || row.value > 100) return null;
  return Math.min(size, Math.round((row.value * size) / 100));
}

function funnelOf(
  made: NonNullable<ReturnType<typeof funnel>>,
  kind: FunnelKind,
  sized: readonly {size: number | null}[]
): AcrossFunnel {
  const factor = kind === "rate" ? 1000 : 100;
  const sizes = sized.flatMap(({size}) => (size !== null && size > 0 ? [size] : []));
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  // Even steps of 1/√size, in which limits run almost straight.
  const curve = Array.from({length: curvePoints}, (_, index) => {
    const share = index / (curvePoints - 1);
    const size = (1 / (Math.sqrt(1 / least) * (1 - share) + Math.sqrt(1 / most) * share)) ** 2;
    const {low998, low95, high95, high998} = funnelLimits(size, made.target, kind);
    const scale = (value: number): number => short(value * factor) ?? 0;
    return {
      ...{size: short(size) ?? 0, low998: scale(low998), low95: scale(low95)},
      ...{high95: scale(high95), high998: scale(high998)}
    };
  });
  return {
    ...{kind, target: short(made.target * factor) ?? 0, dispersion: short(made.dispersion)},
    ...{isOverdispersed: made.isOverdispersed, curve}
  };
}
