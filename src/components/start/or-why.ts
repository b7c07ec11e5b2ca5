import {formatNumber} from "../../locale/format.js";
import {listWords} from "../../locale/reading-words.js";
import {start} from "../../locale/start.js";
import {InputError} from "../../models/errors.js";
import {h} from "../dom.js";
import {formulaTrouble} from "../explore/formula-trouble.js";
import {MissingIndicators} from "../explore/panel.js";
import {sitePanelFiles, type PanelFiles} from "../explore/panel-files.js";
import {pageHref} from "../pages/page-href.js";

const words = start.orWhy;

export interface OrWhyOptions {
  /** Titles of indicators by id, also of those without figures; what is not in it is called by its id. */
  titles?: Readonly<Record<string, string>>;
  files?: PanelFiles;
}

/**
 * What `make` makes, or, where the figures of this site do not allow it, a note that says what is missing and what to
 * choose instead. A defect is thrown on: only what was meant for the reader (a plain Error in Dutch, an InputError) is told.
 */
export async function OrWhy(
  make: () => Promise<Node | readonly Node[]>,
  {titles = {}, files = sitePanelFiles()}: OrWhyOptions = {}
): Promise<HTMLElement> {
  try {
    const made = await make();
    return h("div", {}, made instanceof Node ? [made] : [...made]);
  } catch (error) {
    if (error instanceof MissingIndicators) {
      const named = error.ids.map((id) => titles[id] ?? id);
      return Why(words.missing(named.length, listWords(named)), await instead(files, error.ids));
    }
    if (error instanceof InputError) return Why(formulaTrouble(error), await instead(files));
    if (error instanceof Error && error.constructor === Error) return Why(error.message);
    throw error;
  }
}

const mostNamed = 6;

/** Indicators of more than one year to choose from: those of a theme of what is missing first, then by their years. */
async function instead(files: PanelFiles, missing: readonly string[] = []): Promise<HTMLElement | null> {
  const {indicators, absent = {}} = await files.index();
  const wanted = new Set(missing.flatMap((id) => absent[id] ?? []));
  const named = indicators
    .flatMap(({title, themes, extents: {year}}) => {
      if (year === undefined) return [];
      const [first, last] = year;
      const isNear = themes.some((theme) => wanted.has(theme));
      return first === last ? [] : [{title, first, last, isNear, span: Number(last) - Number(first)}];
    })
    .sort((a, b) => Number(b.isNear) - Number(a.isNear) || b.span - a.span)
    .slice(0, mostNamed)
    .map(({title, first, last}) => words.years(title, first, last));
  if (named.length === 0) return null;
  return h(
    "p",
    {},
    `${words.instead(listWords(named))} `,
    h("a", {href: pageHref("../", "verkennen/verbanden")}, words.choose(formatNumber(indicators.length, 0)))
  );
}

const Why = (reason: string, more: HTMLElement | null = null): HTMLElement =>
  h("div", {class: "sh-note", role: "note"}, h("p", {}, h("strong", {}, `${words.title} `), reason), more);
