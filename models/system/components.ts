/**
 * Strongly connected components of a directed graph, in topological order: a component comes before all it leads to
 * (Tarjan 1972, without recursion).
 *
 * @param n number of nodes
 * @param edges pairs [from, to]
 * @returns lists of nodes, each ascending
 */
export function components(n: number, edges: readonly (readonly [number, number])[]): number[][] {
  const next: number[][] = Array.from({length: n}, () => []);
  for (const [from, to] of edges) next[from]?.push(to);
  const index = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const onStack = new Uint8Array(n);
  const stack: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  for (let root = 0; root < n; root++) {
    if ((index[root] ?? 0) >= 0) continue;
    const path: {node: number; edge: number}[] = [];
    const enter = (node: number): void => {
      index[node] = low[node] = counter++;
      stack.push(node);
      onStack[node] = 1;
      path.push({node, edge: 0});
    };
    enter(root);
    while (path.length > 0) {
      const frame = path[path.length - 1] as {node: number; edge: number};
      const {node} = frame;
      const target = next[node]?.[frame.edge++];
      if (target !== undefined) {
        if ((index[target] ?? 0) < 0) enter(target);
        else if (onStack[target]) low[node] = Math.min(low[node] ?? 0, index[target] ?? 0);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent.node] = Math.min(low[parent.node] ?? 0, low[node] ?? 0);
      if (low[node] !== index[node]) continue;
      const component: number[] = [];
      for (;;) {
        const member = stack.pop() as number;
        onStack[member] = 0;
        component.push(member);
        if (member === node) break;
      }
      found.push(component.sort((a, b) => a - b));
    }
  }
  return found.reverse();
}
