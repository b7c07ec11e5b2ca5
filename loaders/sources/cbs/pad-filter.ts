import type {Dimension} from "./slices.js";

/**
 * Writes the codes of a v3 filter as the table has them: `RegioS eq 'NL01'` finds nothing where the table says
 * `'NL01  '`, and the width differs by table and dimension. Codes the table does not know are left as they are.
 */
export function padFilter(filter: string, dimensions: readonly Dimension[]): string {
  return filter.replaceAll(
    /(\w+)(\s+(?:eq|ne|ge|le|gt|lt)\s+)'((?:[^']|'')*)'/g,
    (whole: string, id: string, operator: string, code: string) => {
      const codes = dimensions.find((dimension) => dimension.id === id)?.codes;
      const padded = codes?.find((candidate) => candidate.trimEnd() === code.trimEnd());
      return padded === undefined ? whole : `${id}${operator}'${padded}'`;
    }
  );
}
