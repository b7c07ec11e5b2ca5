import {columnsOf} from "../../models/statistics/formula/columns-of.js";

/** An estimate on a page. */
export interface PageEstimate {
  formula: string;
  /** Columns of the formula, the outcome first. */
  columns: string[];
  /** The page says in a sentence what the estimate means. */
  isRead: boolean;
}

/**
 * The estimates a page makes: every text in its code that is a formula, also by a name of its own
 * (`const overTime = "…"`). An estimate counts as read out when its result, or the page as a whole, goes into `Reading`.
 */
export function pageEstimates(page: string): PageEstimate[] {
  const code = [...page.matchAll(/^```js\b[^\n]*\n([\s\S]*?)^```/gm)].map(([, text]) => text ?? "").join("\n");
  const estimates = new Map<string, PageEstimate>();
  for (const line of code.split("\n")) {
    for (const [, , formula = ""] of line.matchAll(/(["'])((?:(?!\1)[^\\\n])*~(?:(?!\1)[^\\\n])*)\1/g)) {
      const columns = columnsIn(formula);
      if (columns === null) continue;
      const result = /const (\w+) = await estimate\(/.exec(line)?.[1];
      const isRead = result !== undefined && new RegExp(`\\bReading\\(${result}\\b`).test(code);
      estimates.set(formula, {formula, columns, isRead: isRead || estimates.get(formula)?.isRead === true});
    }
  }
  return [...estimates.values()];
}

/** Null for a text that is no formula. */
function columnsIn(text: string): string[] | null {
  try {
    return columnsOf(text);
  } catch {
    return null;
  }
}
