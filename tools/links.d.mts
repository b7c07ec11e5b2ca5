export const linkedFolders: readonly string[];
export function makeLinks(
  projectRoot: string,
  options?: {allowLinks?: boolean}
): Promise<Record<string, "link" | "copy">>;
