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
 * One column from several: direct measurements before sums, and within those the order given (newest retrieval first).
 * A cell that a direct source suppresses or keeps confidential stays empty, even if a sum could fill it. Differences
 * beyond 1 % (counts also beyond 10 units: rounded parts add up) are counted by pair of sources.
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
      else if (chosen.value !== null && cell.value !== null && differ(chosen, cell, isCount)) {
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

function differ(one: PanelCell, other: PanelCell, isCount: boolean): boolean {
  // A count of part of the inhabitants is compared as if of all.
  const [a, b] = [one, other].map(({value, share}) => (value ?? 0) / (isCount ? share : 1)) as [number, number];
  const gap = Math.abs(a - b);
  return gap > 0.01 * Math.max(Math.abs(a), Math.abs(b)) && (!isCount || gap > 10);
}
