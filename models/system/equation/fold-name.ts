/**
 * A name as XMILE compares it: case folds, and runs of spaces, underscores, newlines (also written `\n`) and no-break
 * spaces are one underscore (XMILE 1.0, §3.2.2.2).
 */
export function foldName(name: string): string {
  return name
    .trim()
    .replaceAll(/(?:\\n|[\s_\u00a0])+/g, "_")
    .toLowerCase();
}
