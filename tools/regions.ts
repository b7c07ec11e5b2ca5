/**
 * Derives data/regions from its sources: `npx tsx tools/regions.ts --from DIR [--out data/regions]`. What DIR must hold,
 * and what the files mean, stands in data/regions/README.md. Prints counts and everything two sources disagree on.
 */
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {InputError} from "../models/errors.js";
import {deriveChanges} from "../loaders/sources/boundaries/derive-changes.js";
import {parseEventsCsv} from "../loaders/sources/boundaries/parse-events-csv.js";
import {areaRows} from "./regions-areas.js";
import {readCodes, readCompiled, readPopulations} from "./regions-sources.js";
import {municipalityRows, toCsv} from "./regions-municipalities.js";

const first = "2011-01-01";
const last = "2026-01-01";
const eventSource = "CBS 03759ned, codes RegioS";

async function main(): Promise<void> {
  const {values} = parseArgs({options: {from: {type: "string"}, out: {type: "string", default: "data/regions"}}});
  if (!values.from) throw new InputError("missing-option", "say where the sources are", "--from DIR");
  const dir = values.from;
  const codes = await readCodes(join(dir, "cbs-v4/03759ned/codes-RegioS.json"));
  const populations = await readPopulations(dir);
  const compiled = await readCompiled(join(dir, "regions/gemeenten_2024.csv"));
  const eventsFile = join(dir, "herindeling/herindelingen_cbs_uit_03759ned_codes.csv");
  const tabled = parseEventsCsv(await readFile(eventsFile, "utf8"), eventsFile);

  const municipalities = municipalityRows(codes, compiled, first, last);
  const populationOf = (code: string, date: string): number | null =>
    populations.nearest(code, Number(date.slice(0, 4)));
  const events = codes.flatMap((code) => code.text.events);
  const {changes, disagreements} = deriveChanges(events, {from: first, to: last, source: eventSource, populationOf});
  const check = deriveChanges(tabled, {from: first, to: last, source: eventSource, populationOf});

  await mkdir(values.out, {recursive: true});
  const save = (name: string, rows: readonly object[]): Promise<void> => writeFile(join(values.out, name), toCsv(rows));
  await save("municipalities.csv", municipalities);
  await save("populations.csv", populations.rows(new Set(municipalities.map((row) => row.code))));
  await save("changes.csv", changes);
  await save("areas.csv", areaRows(codes));
  for (const {date, from, to, message} of disagreements)
    console.log(`disagreement ${date} ${from} → ${to}: ${message}`);
  const known = new Set(changes.map((change) => `${change.date} ${change.from} ${change.to}`));
  const unknown = check.changes.filter((change) => !known.has(`${change.date} ${change.from} ${change.to}`));
  for (const change of unknown)
    console.log(`only in the table of events: ${change.date} ${change.from} → ${change.to}`);
  for (let year = 2011; year <= 2026; year++) {
    const day = `${year}-01-01`;
    const there = municipalities.filter((row) => row.valid_from <= day && (row.valid_to === "" || row.valid_to > day));
    console.log(
      year,
      there.length,
      "municipalities,",
      there.filter((row) => populations.get(row.code, year)).length,
      "with population"
    );
  }
  console.log(changes.length, "changes");
}

await main();
