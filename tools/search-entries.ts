import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Indicator} from "../loaders/catalogue/schema.js";

/** What the site's search finds beside the pages of the menu, as Framework takes it. */
export interface SearchEntry {
  path: string;
  title: string;
  text: string;
  keywords: string;
}

/** The pages of indicators, by title, definition and other words for it. */
export const indicatorEntries = (indicators: Iterable<Indicator>): SearchEntry[] =>
  [...indicators].map(({id, title, definition, synonyms}) => ({
    ...{path: `/gegevens/indicator/${id}`, title},
    ...{text: plain(definition), keywords: plain(synonyms.join(" "))}
  }));

/** The documentation, by title, headings and first paragraph: enough to be found, and a tenth of the whole text. */
export async function docEntries(folder: string): Promise<SearchEntry[]> {
  const files = (await readdir(folder, {recursive: true})).filter((name) => name.endsWith(".md")).sort();
  return Promise.all(
    files.map(async (name) => {
      const text = (await readFile(join(folder, name), "utf8")).replace(/^---\n[\s\S]*?\n---\n/, "");
      const prose = text.replace(/^```[\s\S]*?^```/gm, "");
      const headings = [...prose.matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? "");
      const [first = ""] = prose
        .split(/\n\s*\n/)
        .filter((part) => part.trim() !== "" && !/^(#|<!--)/.test(part.trim()));
      return {
        ...{path: `/docs/${name.replaceAll("\\", "/").replace(/\.md$/, "")}`, keywords: ""},
        title: `${(headings[0] ?? name).replaceAll("`", "")} (Engels)`,
        text: plain([...headings.slice(1), first].join(" "))
      };
    })
  );
}

/** Words alone, without accents, as Framework keeps them of its pages. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
