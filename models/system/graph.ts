import {equationOrder} from "./equation/equation-order.js";
import type {SystemFile} from "./format.js";
import {meanDelay, signedInterval, signedStrength} from "./resolve.js";

/** A directed link of the diagram: one that stands in the file, or one drawn from an equation. */
export interface Edge {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly sign: "+" | "-" | "?";
  /** Signed; null when the strength or the sign is not known. */
  readonly strength: number | null;
  readonly delay: number;
  readonly interval: readonly [number, number] | null;
  /** Into the net flow of a stock: it changes the stock from then on, not at once. */
  readonly isFlow?: boolean;
}

export interface Graph {
  readonly ids: readonly string[];
  readonly edges: readonly Edge[];
}

/** The diagram of a model: its links, and `from->to` for everything an equation reads (sign and strength unknown). */
export function systemGraph(system: SystemFile): Graph {
  const ids = system.variables.map(({id}) => id);
  const position = new Map(ids.map((id, index) => [id, index]));
  const at = (id: string): number => position.get(id) ?? -1;
  const links = system.links.map((link) => ({
    id: link.id,
    from: at(link.from),
    to: at(link.to),
    sign: link.sign,
    strength: signedStrength(link),
    delay: meanDelay(link, system.timeUnit),
    interval: signedInterval(link)
  }));
  const stocks = new Set(system.variables.filter(({kind}) => kind === "stock").map(({id}) => id));
  const drawn = equationOrder(system).edges.map(({from, to}) => ({
    id: `${from}->${to}`,
    from: at(from),
    to: at(to),
    sign: "?" as const,
    strength: null,
    delay: 0,
    interval: null,
    ...(stocks.has(to) ? {isFlow: true} : {})
  }));
  return {ids, edges: [...links, ...drawn]};
}
