import type {BoundaryEvent} from "../loaders/sources/boundaries/boundary-event.js";
import type {CompiledRow, RegionCode} from "./regions-sources.js";

export interface MunicipalityRow {
  code: string;
  name: string;
  valid_from: string;
  valid_to: string;
  province: string;
  corop: string;
  safety_region: string;
  parents_from: string;
  longitude: string;
  latitude: string;
  missing_because: string;
}

/**
 * Municipalities that existed on some day from `first` to `last`, with parents. The province comes from CBS's code list
 * (the province in force, or the last one before dissolution). The compiled list of 2024 gives COROP, safety region and
 * centroid of those still there. A dissolved one gets COROP from the COROP code texts (they name every crossing), and
 * the safety region of its successors only where all of them share it and none lies in another COROP area, or where the
 * whole province is one safety region.
 */
export function municipalityRows(
  codes: readonly RegionCode[],
  compiled: ReadonlyMap<string, CompiledRow>,
  first: string,
  last: string
): MunicipalityRow[] {
  const crossings = coropCrossings(codes);
  const safetyOfProvince = singleSafetyRegions(compiled);
  const byCode = new Map(codes.map((code) => [code.code, code]));
  const memo = new Map<string, MunicipalityRow>();
  const rowOf = (item: RegionCode): MunicipalityRow => {
    const known = memo.get(item.code);
    if (known) return known;
    const row = {...validity(item), ...parents(item)};
    memo.set(item.code, row);
    return row;
  };
  const parents = (item: RegionCode): Omit<MunicipalityRow, "code" | "name" | "valid_from" | "valid_to"> => {
    const province = item.group.slice(2);
    const now = compiled.get(item.code);
    if (now)
      return {
        province,
        corop: now.corop,
        safety_region: now.safety_region,
        parents_from: "compiled-2024",
        longitude: now.longitude,
        latitude: now.latitude,
        missing_because: ""
      };
    const ends = endOf(item.text.events);
    const peopled = ends.filter((event) => event.dwellings !== 0 || event.inhabitants !== 0);
    const outgoing = peopled.length > 0 ? peopled : ends;
    const successors = outgoing.flatMap((event) => {
      const successor = byCode.get(event.other);
      return successor ? [{row: rowOf(successor), event}] : [];
    });
    const corops = new Set(successors.map(({row, event}) => crossings.get(crossing(event)) ?? row.corop));
    const corop = corops.size === 1 ? ([...corops][0] ?? "") : "";
    const crosses = successors.some(({row}) => row.corop !== corop);
    const safety = new Set(successors.map(({row}) => row.safety_region));
    const whole = safetyOfProvince.get(province);
    const shared = !crosses && safety.size === 1 ? ([...safety][0] ?? "") : "";
    return {
      province,
      corop,
      safety_region: whole ?? shared,
      parents_from: whole ? "province" : shared ? "successors" : "code-texts",
      longitude: "",
      latitude: "",
      missing_because:
        (whole ?? shared) ? "" : "veiligheidsregio: de opvolgers delen er niet één, of liggen in een ander COROP-gebied"
    };
  };
  return codes
    .filter((item) => item.code.startsWith("GM") && /^GMPV/.test(item.group))
    .map((item) => ({item, span: validity(item)}))
    .filter(({span}) => span.valid_from <= last && (span.valid_to === "" || span.valid_to > first))
    .map(({item}) => rowOf(item))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function validity(item: RegionCode): Pick<MunicipalityRow, "code" | "name" | "valid_from" | "valid_to"> {
  const starts = item.text.events
    .filter((event) => event.kind === "created" || (event.kind === "renamed" && event.direction === "received"))
    .map((event) => event.date)
    .sort();
  return {
    code: item.code,
    name: item.name,
    valid_from: starts.at(-1) ?? item.text.begins ?? "",
    valid_to: endOf(item.text.events)[0]?.date ?? ""
  };
}

function endOf(events: readonly BoundaryEvent[]): BoundaryEvent[] {
  const ends = events.filter(
    (event) => event.kind === "dissolved" || (event.kind === "renamed" && event.direction === "given")
  );
  const last = ends
    .map((event) => event.date)
    .sort()
    .at(-1);
  return ends.filter((event) => event.date === last);
}

function crossing(event: BoundaryEvent): string {
  return `${event.date} ${event.code} ${event.other}`;
}

/** `date from to` → COROP area the municipality left, from "Over naar …" in the COROP code texts. */
function coropCrossings(codes: readonly RegionCode[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const {code, description} of codes.filter((item) => item.code.startsWith("CR"))) {
    for (const block of description.split(/(?=Grenswijziging per )/)) {
      const date = /^Grenswijziging per (\d\d)-(\d\d)-(\d{4})/.exec(block);
      if (!date) continue;
      const pattern =
        /\.\.\. [^\n]*?\((?:GM)?(\d{4})\) wordt opgeheven en gaat (?:gedeeltelijk )?over naar [^\n]*?\((?:GM)?(\d{4})\)/g;
      for (const match of block.matchAll(pattern))
        found.set(`${date[3]}-${date[2]}-${date[1]} GM${match[1]} GM${match[2]}`, code);
    }
  }
  return found;
}

function singleSafetyRegions(compiled: ReadonlyMap<string, CompiledRow>): Map<string, string> {
  const regions = new Map<string, Set<string>>();
  for (const row of compiled.values())
    regions.set(row.province, (regions.get(row.province) ?? new Set()).add(row.safety_region));
  return new Map(
    [...regions].flatMap(([province, set]) => (set.size === 1 ? [[province, [...set][0] ?? ""] as const] : []))
  );
}

/** Rows with equal keys as CSV; null is empty; cells with a comma or quote are quoted. */
export function toCsv(rows: readonly object[]): string {
  const header = Object.keys(rows[0] ?? {});
  const cell = (value: unknown): string => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => header.map((key) => cell((row as Record<string, unknown>)[key])).join(","));
  return `${[header.join(","), ...lines].join("\n")}\n`;
}
