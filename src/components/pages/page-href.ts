/**
 * Address of a page of this site from a page `root` below the top ("" or "../"). With its extension, so that any static
 * server finds it.
 */
export function pageHref(root: string, path: string): string {
  const plain = path.replace(/^\//, "");
  return `${root || "./"}${plain === "" ? "index" : plain}.html`;
}

/** The same with choices in the address, as the page itself would write them (src/components/state.ts). */
export function pageWith(root: string, path: string, choices: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams({v: "1", ...choices}).toString();
  return `${pageHref(root, path)}?${query.replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
}
