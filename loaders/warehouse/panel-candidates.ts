import type {PanelCell} from "./panel-types.js";
import {emptyCell} from "./panel-types.js";

export interface Candidate {
  /** The source measures the level itself. */
  direct: boolean;
  source: string;
  cells: ReadonlyMap<string, PanelCell>;
}

export interface Disagreement {
  used: string;
  other: string;
  count: number;
}

/**
 * One column from several: direct measurements before sums, and within those the order given (latest publication first).
 * A cell that a direct source suppresses or keeps confidential stays empty, even if a sum could fill it. Differences
 * beyond 1 % (counts also beyond 10, sums beyond 30: rounded parts add up) are counted by pair of sources.
 */
export function mergeCandidates(
  codes: readonly string[],
  candidates: readonly Candidate[],
  isCount: boolean
): {column: Map<string, PanelCell>; disagreement: Disagreement[]} {
  const ordered = [...candidates.filter(({direct}) => direct), ...candidates.filter(({direct}) => !direct)];
  const column = new Map<string, PanelCell>();
  const pairs = new Map<string, Disagreement>();
  for (const code of codes) {
    let chosen: PanelCell | null = null;
    for (const {direct, source, cells} of ordered) {
      const cell = cells.get(code);
      if (!cell) continue;
      if (chosen === null || (chosen.value === null && cell.value !== null && !isHidden(chosen))) chosen = cell;
      else if (chosen.value !== null && cell.value !== null && differ(chosen, cell, isCount ? (direct ? 10 : 30) : 0)) {
        const [used, other] = [chosen.source ?? "", (direct ? source : (cell.source ?? source)) || source];
        if (used === other) continue;
        const key = `${used} ${other}`;
        const pair = pairs.get(key) ?? {used, other, count: 0};
        pair.count++;
        pairs.set(key, pair);
      }
    }
    column.set(code, chosen ?? emptyCell("no-observation"));
  }
  return {column, disagreement: [...pairs.values()]};
}

const isHidden = (cell: PanelCell): boolean => cell.missing === "suppressed" || cell.missing === "confidential";

/**
 * Whether two values are further apart than 1 % and `slack`. A count of part of the inhabitants stands for anything from
 * itself to its scaled-up value: the wijken left out are small ones.
 */
function differ(one: PanelCell, other: PanelCell, slack: number): boolean {
  const [a, b] = [one, other].map(({value, share}) => {
    const [low, high] = [value ?? 0, slack > 0 ? (value ?? 0) / share : (value ?? 0)];
    return {low: Math.min(low, high), high: Math.max(low, high)};
  }) as [Range, Range];
  const gap = Math.max(a.low - b.high, b.low - a.high, 0);
  return gap > Math.max(slack, 0.01 * Math.max(Math.abs(a.high), Math.abs(b.high)));
}

interface Range {
  low: number;
  high: number;
}
