import {guessCard} from "../../loaders/sources/table/guess-card.js";
import {mapTable} from "../../loaders/sources/table/map-table.js";
import {parseCsv} from "../../loaders/sources/table/parse-csv.js";
import {parseXlsx} from "../../loaders/sources/table/parse-xlsx.js";
import type {StringTable} from "../../../loaders/sources/table/string-table.js";
import type {RegionIndex} from "../../../loaders/warehouse/region-index.js";
import {formatNumber} from "../../locale/format.js";
import {ownFile} from "../../locale/own-file.js";
import {h, uniqueId} from "../dom.js";
import {CardForm} from "./card-form.js";
import {draftOf, sourceOf, type Draft} from "./draft.js";
import {ResultView} from "./result-view.js";
import {TroubleCard} from "./trouble.js";

/**
 * Reads a file of the reader's own on the device: drop it, describe it, see what was understood. Nothing is sent and
 * nothing is kept; the description can be saved as a source card.
 *
 * @param years boundary years of the division of municipalities, newest first
 */
export function OwnFile(regions: RegionIndex, years: readonly number[]): HTMLElement {
  const id = uniqueId("file");
  const input = h("input", {id, type: "file", accept: ".csv,.tsv,.txt,.xlsx", class: "sh-file-input"});
  const zone = h("div", {class: "sh-drop"}, h("label", {for: id}, ownFile.drop), input, h("p", {}, ownFile.stays));
  const status = h("p", {role: "status"});
  const form = h("div");
  const result = h("div", {"aria-live": "polite"});
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void open(file);
  });
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("sh-drop-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("sh-drop-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("sh-drop-over");
    const file = event.dataTransfer?.files[0];
    if (file) void open(file);
  });
  return h("div", {class: "sh-own-file"}, zone, status, form, result);

  async function open(file: File): Promise<void> {
    form.replaceChildren();
    result.replaceChildren();
    try {
      const table = await read(file, ".");
      const guess = guessCard(table, regions, years);
      const draft = draftOf(guess, file.name);
      status.textContent = ownFile.read(
        file.name,
        formatNumber(table.rows.length, 0),
        formatNumber(table.columns.length, 0)
      );
      form.replaceChildren(CardForm(draft, guess, table.columns, years, () => void show(file, draft)));
      await show(file, draft);
    } catch (error) {
      status.textContent = "";
      result.replaceChildren(TroubleCard(error));
    }
  }

  async function show(file: File, draft: Draft): Promise<void> {
    try {
      const source = sourceOf(draft);
      const table = await read(file, draft.decimal);
      const mapped = mapTable(table, source.card, {catalogue: source, regions, file: file.name});
      result.replaceChildren(ResultView(mapped, source, regions));
    } catch (error) {
      result.replaceChildren(TroubleCard(error));
    }
  }
}

async function read(file: File, decimal: "." | ","): Promise<StringTable> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isWorkbook) return parseXlsx(bytes, {file: file.name, decimal});
  try {
    return parseCsv(bytes, {file: file.name});
  } catch (error) {
    // Excel for Windows still saves CSV in the old Western encoding.
    if ((error as {kind?: string}).kind !== "wrong-encoding") throw error;
    return parseCsv(bytes, {file: file.name, encoding: "windows-1252"});
  }
}
