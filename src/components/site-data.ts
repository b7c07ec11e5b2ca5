/**
 * Address of the folder of data from the address of one of this site's modules. Modules stand under `_import` and files
 * at the addresses of observablehq.config.ts; a preview, whose modules carry `?sha=`, serves files under `_file`. Works
 * under any sub-path, as nothing is said of what comes before.
 */
export function dataFolder(moduleUrl: string): string {
  const at = moduleUrl.lastIndexOf("/_import/");
  if (at < 0) throw new Error(`invalid module address: ${moduleUrl}`);
  const isPreview = /[?&]sha=/.test(moduleUrl);
  return `${moduleUrl.slice(0, at)}/${isPreview ? "_file/" : ""}data/`;
}

/** What is told of a file that cannot be had, in Dutch. */
export interface FetchWords {
  unreachable: string;
  notFound: (status: string) => string;
}

/** Fetches JSON; rejects with an Error in Dutch, for the reader. */
export const jsonFetcher =
  ({unreachable, notFound}: FetchWords) =>
  async (url: string): Promise<unknown> => {
    const response = await fetch(url).catch(() => {
      throw new Error(unreachable);
    });
    if (!response.ok) throw new Error(notFound(String(response.status)));
    return response.json();
  };

/** Reads files of a folder, each once; what failed may work the next time. */
export function folderReader(
  folder: string,
  fetchJson: (url: string) => Promise<unknown>
): (name: string) => Promise<unknown> {
  const read = new Map<string, Promise<unknown>>();
  return (name) => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const content = fetchJson(`${folder}${name}`);
    read.set(name, content);
    content.catch(() => read.delete(name));
    return content;
  };
}
