import type {Level} from "../../catalogue/schema.js";

const prefixes: Readonly<Record<string, [Level, number]>> = {
  NL: ["land", 2],
  LD: ["landsdeel", 2],
  PV: ["provincie", 2],
  CR: ["corop", 2],
  VR: ["veiligheidsregio", 2],
  AM: ["arbeidsmarktregio", 2],
  JZ: ["jeugdregio", 2],
  GM: ["gemeente", 4],
  WK: ["wijk", 6],
  BU: ["buurt", 8]
};

/** The level a region code speaks of, or null when it is no code of the project (GG, RM, CG…). */
export function levelOfCode(code: string): Level | null {
  const found = prefixes[code.slice(0, 2)];
  if (!found || code.length !== found[1] + 2) return null;
  // Amsterdam numbers its wijken and buurten with letters since 2022: WK0363AA, BU0363AA01.
  const rest = found[0] === "wijk" || found[0] === "buurt" ? /^\d{4}[\dA-Z]+$/ : /^\d+$/;
  return rest.test(code.slice(2)) ? found[0] : null;
}

/** 794 with level gemeente: GM0794. Null when the number does not fit the level. */
export function codeOfNumber(number: string, level: Level): string | null {
  const entry = Object.entries(prefixes).find(([, [name]]) => name === level);
  if (!entry || !/^\d+$/.test(number)) return null;
  const [prefix, [, digits]] = entry;
  const bare = number.replace(/^0+(?=\d)/, "");
  return bare.length > digits ? null : prefix + bare.padStart(digits, "0");
}

/** The municipality a wijk or buurt code belongs to: WK079401 → GM0794. */
export function municipalityOf(code: string): string | null {
  return code.startsWith("WK") || code.startsWith("BU") ? `GM${code.slice(2, 6)}` : null;
}
