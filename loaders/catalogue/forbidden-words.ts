/** A word that readers misread, and the one to use instead (or an explanation of what to do). */
export interface ForbiddenWord {
  /** Lower case; matched as a whole word or phrase, ignoring case. */
  word: string;
  instead: string;
  /** `heading`: only wrong as a heading, a label or the name of a page. */
  place: "everywhere" | "heading";
}

const misread: readonly (readonly [string, string, "heading"?])[] = [
  ["winst", "per rondgang komt … terug"],
  ["ingreep", "maatregel"],
  ["ingrepen", "maatregelen"],
  ["duw", "Stel: …"],
  ["lus", "kring"],
  ["lussen", "kringen"],
  ["versterkend", "versterkt zichzelf"],
  ["dempend", "remt zichzelf"],
  ["verklarend model", "modeluitkomst: rust op aannames"],
  ["samenhang", "verbanden", "heading"],
  ["schatten", "verband berekenen", "heading"],
  ["binnen de ruis", "verschil kan toeval zijn"],
  ["vrees", "zorgpunt (nog niet aangetoond)"],
  ["betwist", "deskundigen oneens"],
  ["plausibel", "aannemelijk"],
  ["synthetische gegevens", "verzonnen oefengegevens"],
  ["synthetisch", "verzonnen"],
  ["bijgeschat", "aangevuld met een schatting"],
  ["vertegenwoordiging", "over- en ondervertegenwoordiging"],
  ["stapeling", "meerdere voorzieningen tegelijk"],
  ["handelingsperspectief", "Wat kunnen we doen?", "heading"],
  ["duiding", "Wat betekenen de cijfers?", "heading"],
  ["trendbreuk", "andere telling vanaf …: niet vergelijken"],
  ["80 %-band", "áls dit scenario uitkomt: 8 van de 10 keer hiertussen"],
  ["t.o.v.", "vergeleken met"],
  ["peiling", "vragenlijst"],
  ["register", "registratie"],
  ["registers", "registraties"]
];

const abbreviations = ["o.a.", "d.w.z.", "i.v.m.", "m.b.t.", "n.v.t.", "m.u.v.", "t/m", "bijv.", "evt."];

const english = [
  ..."baseline break breaks dataset default disclosure flow forecast gap lag missing outlier rate sample stock".split(
    " "
  ),
  ..."survey the unknown update value values year years".split(" "),
  "data break",
  "early warning"
];

/**
 * Words that may not stand in anything a reader sees (catalogue, pages, components): Dutch words that were misread,
 * abbreviations, and English words that slip in.
 */
export const forbiddenWords: readonly ForbiddenWord[] = [
  ...misread.map(([word, instead, place]) => ({word, instead, place: place ?? ("everywhere" as const)})),
  ...abbreviations.map((word) => ({word, instead: "schrijf het uit", place: "everywhere" as const})),
  ...english.map((word) => ({word, instead: "een Nederlands woord", place: "everywhere" as const}))
];

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const patterns = forbiddenWords.map((entry) => ({
  entry,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escape(entry.word)}(?![\\p{L}\\p{N}])`, "iu")
}));

/**
 * The forbidden words that stand in a Dutch text, in the order of the list; none when the text is fine. With place
 * `heading` the words that are only wrong in headings and labels are looked for too.
 */
export function findForbiddenWords(text: string, place: ForbiddenWord["place"] = "everywhere"): ForbiddenWord[] {
  return patterns
    .filter(({entry, pattern}) => (place === "heading" || entry.place === "everywhere") && pattern.test(text))
    .map(({entry}) => entry);
}
