/** Province codes by the marks publishers set behind a municipality's name: "Bergen (L.)", "BERGEN LB", "Rijswijk (ZH.)". */
const provinceMarks: Readonly<Record<string, string>> = {
  gr: "PV20", gn: "PV20", fr: "PV21", frl: "PV21", dr: "PV22", o: "PV23", ov: "PV23", fl: "PV24", gld: "PV25", gd: "PV25",
  ut: "PV26", utr: "PV26", nh: "PV27", zh: "PV28", z: "PV29", zld: "PV29", zl: "PV29", nb: "PV30", nbr: "PV30", l: "PV31",
  lb: "PV31", lim: "PV31"
}; // prettier-ignore

/** A name taken apart: `key` to compare by, and the province its mark points to, if any. */
export interface NameParts {
  key: string;
  province: string | null;
  /** The name ends in c.a. ("with annexes"): `key` is only its beginning. */
  isOpen: boolean;
}

/**
 * Every way a name may be read, the most literal first: as it stands, and without a province mark or level word at its
 * end. Case, accents, apostrophes, hyphens and spaces do not count; "Bilt, De" is "De Bilt"; "St." is "Sint".
 */
export function readName(name: string): NameParts[] {
  const words = wordsOf(name);
  const literal: NameParts = {key: words.join(" "), province: null, isOpen: false};
  const readings = [literal];
  const last = words.at(-1) ?? "";
  const shorter = words.slice(0, -1);
  if (shorter.length > 0) {
    const province = provinceMarks[last];
    if (province) readings.push({key: shorter.join(" "), province, isOpen: false});
    if (levelWords.has(last)) readings.push({key: shorter.join(" "), province: null, isOpen: false});
    if (last === "ca") readings.push({key: shorter.join(" "), province: null, isOpen: true});
  }
  return readings;
}

const levelWords = new Set(["gemeente", "gm", "pv", "cr", "ld", "nl", "provincie", "veiligheidsregio", "vr"]);
const articles = new Set(["de", "den", "het", "the", "t", "s"]);

function wordsOf(name: string): string[] {
  const inverted = /^([^,()]+),\s*(?:['’‘`]?)(de|den|het|t|s)$/i.exec(name.trim());
  const turned = inverted && articles.has((inverted[2] ?? "").toLowerCase()) ? `${inverted[2]} ${inverted[1]}` : name;
  return turned
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/\bc\.\s?a\.?/g, " ca ")
    .replace(/\bn\.\s?h\./g, " nh ")
    .replace(/\bz\.\s?h\./g, " zh ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .split(" ")
    .map((word) => (word === "st" ? "sint" : word))
    .filter((word) => word !== "");
}

/** Number of single-letter edits (insert, delete, replace) between two words; `limit + 1` when it is more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({length: b.length + 1}, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[b.length] ?? 0;
}
