/**
 * Where long Dutch words of titles may break. Chromium on Linux has no Dutch dictionary of its own, so that `hyphens: auto`
 * does nothing there. Parts of compounds as they stand at the end or in the middle of a word.
 */
const parts = [
  ..."achterstand bescherming bevolking bouw gebruik gelegenheid gezin hulp kamer klachten".split(" "),
  ..."moordpreventie ondersteuner ongeschikt opname participatie preventie reclassering sanering schappelijk".split(
    " "
  ),
  ..."schuld telefoon toeslag uitkering verkeer verlater vertraging verzekering volwassenen voorraad werk woning".split(
    " "
  ),
  // Words that are no compounds, at a syllable.
  ..."crimineerd diseerd heids matische sementen treerde corrigeerd".split(" ")
].sort((a, b) => b.length - a.length);

const breaks = new RegExp(`(?<=\\p{L}{3})(?=${parts.join("|")})`, "gu");
const shortest = 14;

/** A text whose long words may break, with a hyphen, where Dutch allows; nothing else changes. */
export const withSoftHyphens = (text: string): string =>
  text.replaceAll(/\p{L}+/gu, (word) => (word.length < shortest ? word : word.replaceAll(breaks, "\u00ad")));
