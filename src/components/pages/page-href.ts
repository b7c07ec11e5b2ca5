/**
 * Address of a page of this site from a page `root` below the top ("" or "../"). With its extension, so that any static
 * server finds it.
 */
export function pageHref(root: string, path: string): string {
  const plain = path.replace(/^\//, "");
  return `${root || "./"}${plain === "" ? "index" : plain}.html`;
}
