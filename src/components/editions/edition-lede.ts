import type {EditionCounts, SiteEdition} from "../../../loaders/site/editions.js";
import {editions as words} from "../../locale/editions.js";
import {formatCount, formatDate} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {h} from "../dom.js";
import {pageHref} from "../pages/page-href.js";
import {Lede} from "../prose.js";
import {Tag} from "../tag.js";

type Counts = Partial<
  Record<"newPeriods" | "revisions" | "vanished" | "definitions" | "models" | "parameters", number>
>;

/** "129 cijfers kregen nieuwe perioden, 18 waarden zijn herzien en …": what is not 0; null when all is. */
function countsInWords(counts: Counts): string | null {
  const {lede} = words;
  const parts = (["newPeriods", "revisions", "vanished", "definitions", "models", "parameters"] as const)
    .map((key) => [key, counts[key] ?? 0] as const)
    .filter(([, count]) => count > 0)
    .map(([key, count]) => {
      const [one, more] = lede[key];
      return formatCount(count, one, more);
    });
  const last = parts.pop();
  if (last === undefined) return null;
  return parts.length === 0 ? last : `${parts.join(", ")} ${lede.and} ${last}`;
}

/** What changed, in one sentence; made-up figures are marked, since tables of them follow. */
export function EditionLede({changes, title, isSynthetic}: SiteEdition): HTMLElement {
  return h(
    "div",
    {},
    Lede(changes === null ? words.first : sentenceOf(changes, title), {level: "description"}),
    isSynthetic ? h("p", {class: "sh-tags"}, Tag(nl.figure.synthetic, {tone: "warn"})) : null
  );
}

function sentenceOf(
  {since, newPeriods, revisions, vanished, definitions, models, parameters}: NonNullable<SiteEdition["changes"]>,
  title: string | null
): string {
  const when =
    title === null ? words.lede.since(since.title, formatDate(since.date)) : words.lede.between(since.title, title);
  const counts = countsInWords({
    ...{newPeriods: newPeriods.length, revisions: revisions.length, definitions: definitions.length},
    vanished: new Set(vanished.map(({indicator}) => indicator)).size,
    ...{models: models.length, parameters: parameters.length}
  });
  return counts === null ? `${when} ${words.lede.nothing}` : `${when}: ${counts}.`;
}

/** Under a heading of the page while there is no edition to tell of. */
export const NothingYet = (): HTMLElement => h("p", {class: "sh-missing"}, words.nothingYet);

/** The same in a line of the overview; nothing when there is no edition yet. */
export function EditionLine(summary: EditionCounts | null): HTMLElement | null {
  if (summary === null) return null;
  const {title, date, ...changed} = summary;
  const when = words.lede.since(title, formatDate(date));
  const counts = countsInWords(changed);
  return h(
    "p",
    {class: "sh-edition-line"},
    counts === null ? `${when} ${words.lede.nothing} ` : `${when}: ${counts}. `,
    h("a", {href: pageHref("", "duiding/edities")}, words.overview.more)
  );
}
