/** Evaluates the OData filters the client writes: `A eq 'x'`, `ge`, `le`, `startswith(A,'x')`, joined by `and`. */
export function matches(filter: string | null, row: Readonly<Record<string, unknown>>): boolean {
  if (filter === null) return true;
  return filter
    .replaceAll(/\((?!\w+,')|(?<!')\)(?!')/g, " ")
    .split(/\sand\s/)
    .every((term) => {
      const start = /startswith\((\w+),\s*'([^']*)'/.exec(term);
      if (start) return String(row[start[1]!]).startsWith(start[2]!);
      const compare = /(\w+)\s+(eq|ge|le)\s+'([^']*)'/.exec(term);
      if (!compare) throw new Error(`the replay server does not know this filter: ${term}`);
      const [, name, operator, literal] = compare;
      const value = String(row[name!]);
      return operator === "eq" ? value === literal : operator === "ge" ? value >= literal! : value <= literal!;
    });
}
