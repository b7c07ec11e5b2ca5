import type {RegionCode} from "./regions-sources.js";

// Names as RIVM publishes them with these codes; the code lists at hand do not hold safety regions.
const safetyRegions = [
  "Groningen", "Fryslân", "Drenthe", "IJsselland", "Twente", "Noord- en Oost-Gelderland", "Gelderland-Midden",
  "Gelderland-Zuid", "Utrecht", "Noord-Holland-Noord", "Zaanstreek-Waterland", "Kennemerland", "Amsterdam-Amstelland",
  "Gooi en Vechtstreek", "Haaglanden", "Hollands-Midden", "Rotterdam-Rijnmond", "Zuid-Holland-Zuid", "Zeeland",
  "Midden- en West-Brabant", "Brabant-Noord", "Brabant-Zuidoost", "Limburg-Noord", "Limburg-Zuid", "Flevoland"
]; // prettier-ignore

const levels: Readonly<Record<string, string>> = {NL: "land", LD: "landsdeel", PV: "provincie", CR: "corop"};

/** Country, parts of the country, provinces, COROP areas and safety regions: code, level, name, province. */
export function areaRows(codes: readonly RegionCode[]): object[] {
  const rows = codes
    .filter((code) => levels[code.code.slice(0, 2)])
    .map((code) => ({
      code: code.code,
      level: levels[code.code.slice(0, 2)],
      name: code.name,
      province: code.code.startsWith("CR") ? code.group.slice(2) : "",
      source: "CBS 03759ned, codes RegioS"
    }));
  const safety = safetyRegions.map((name, index) => ({
    code: `VR${String(index + 1).padStart(2, "0")}`,
    level: "veiligheidsregio",
    name,
    province: "",
    source: "RIVM, gedragspanel"
  }));
  return [...rows, ...safety];
}
