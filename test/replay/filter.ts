/** Evaluates the OData filters the client writes: `A eq 'x'`, `ge`, `le`, `startswith(A,'x')`, with and, or, brackets. */
export function matches(filter: string | null, row: Readonly<Record<string, unknown>>): boolean {
  if (filter === null) return true;
  const tokens = filter.match(/startswith\(\w+,\s*'[^']*'\)|\w+\s+(?:eq|ge|le)\s+'[^']*'|and|or|[()]|\S/g) ?? [];
  let at = 0;
  const term = (): boolean => {
    const token = tokens[at++];
    if (token !== "(") return holds(token ?? "", row);
    const inner = either();
    if (tokens[at++] !== ")") throw new Error(`the replay server misses a bracket in: ${filter}`);
    return inner;
  };
  const both = (): boolean => {
    let result = term();
    while (tokens[at] === "and") {
      at += 1;
      result = term() && result;
    }
    return result;
  };
  const either = (): boolean => {
    let result = both();
    while (tokens[at] === "or") {
      at += 1;
      result = both() || result;
    }
    return result;
  };
  return either();
}

function holds(term: string, row: Readonly<Record<string, unknown>>): boolean {
  const start = /^startswith\((\w+),\s*'([^']*)'\)$/.exec(term);
  if (start) return String(row[start[1]!]).startsWith(start[2]!);
  const compare = /^(\w+)\s+(eq|ge|le)\s+'([^']*)'$/.exec(term);
  if (!compare) throw new Error(`the replay server does not know this filter: ${term}`);
  const [, name, operator, literal] = compare;
  const value = String(row[name!]);
  return operator === "eq" ? value === literal : operator === "ge" ? value >= literal! : value <= literal!;
}
