import {guessCard, type CardGuess} from "../../loaders/sources/table/guess-card.js";
import {InputError} from "../../models/errors.js";
import type {RegionIndex} from "../../../loaders/warehouse/region-index.js";
import {formatNumber} from "../../locale/format.js";
import {ownFile} from "../../locale/own-file.js";
import {h, uniqueId} from "../dom.js";
import {CardForm} from "./card-form.js";
import {carryOver, draftOf, openFields, sourceOf, type Draft, type OpenField} from "./draft.js";
import {readFile, type ReadFile} from "./read-file.js";
import {readSource} from "./read-source.js";
import {ResultView} from "./result-view.js";
import {OpenList, TroubleCard} from "./trouble.js";

/** The file at hand: its bytes stay, so that it can be read again in another notation, also when it was moved. */
interface OpenFile {
  name: string;
  bytes: Uint8Array;
  read: ReadFile;
  /** Of which notation `read` is. */
  decimal: "." | ",";
  guess: CardGuess;
  draft: Draft;
}

/**
 * Reads a file of the reader's own on the device: drop it, describe it, see what was understood. Nothing is sent and
 * nothing is kept; the description can be saved as a source card. A file that cannot be read leaves the one before it and
 * its form as they are; a corrected edition of the same table takes over the answers.
 *
 * @param years boundary years of the division of municipalities, newest first
 */
export function OwnFile(regions: RegionIndex, years: readonly number[]): HTMLElement {
  const id = uniqueId("file");
  const input = h("input", {id, type: "file", accept: ".csv,.tsv,.txt,.xlsx", class: "sh-file-input"});
  const zone = h("div", {class: "sh-drop"}, h("label", {for: id}, ownFile.drop), input, h("p", {}, ownFile.stays));
  const status = h("p", {role: "status", class: "sh-own-status"});
  const form = h("div");
  const result = h("div");
  const view = h("div", {class: "sh-own-file"}, zone, status, form, result);
  void loadAhead();
  let current: OpenFile | null = null;
  let attempt = 0;
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    // Emptied, so that the same file can be chosen again after it was corrected.
    if (file) void open(file).then(() => (input.value = ""));
  });
  // A file that misses the zone would replace the page, and with it all that was filled in.
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("sh-drop-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) zone.classList.remove("sh-drop-over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("sh-drop-over");
    const file = event.dataTransfer?.files[0];
    if (file && view.isConnected) void open(file);
  });
  return view;

  async function open(file: File): Promise<void> {
    const mine = ++attempt;
    try {
      const bytes = await bytesOf(file);
      const read = await readFile(bytes, file.name, ".");
      if (mine !== attempt) return;
      const guess = guessCard(read.table, regions, years);
      const fresh = draftOf(guess, file.name);
      const draft = current ? carryOver(current.draft, fresh, read.table.columns) : fresh;
      current = {name: file.name, bytes, read, decimal: ".", guess, draft};
      form.replaceChildren(CardForm(draft, guess, read.table.columns, years, () => void show()));
      await show();
    } catch (error) {
      if (mine !== attempt) return;
      status.textContent = current ? ownFile.kept : "";
      result.replaceChildren(TroubleCard(error));
    }
  }

  async function show(): Promise<void> {
    const mine = ++attempt;
    const file = current;
    if (!file) return;
    const {name, draft, bytes} = file;
    const {rows, columns} = file.read.table;
    const intro = ownFile.read(name, formatNumber(rows.length, 0), formatNumber(columns.length, 0));
    const say = (text: string): void => void (status.textContent = `${intro} ${text}`.trim());
    try {
      const left = openFields(draft);
      if (left.length > 0) {
        result.replaceChildren(OpenList(left, goTo));
        return say(ownFile.questionsLeft(formatNumber(left.length, 0)));
      }
      const decimal = draft.decimal ?? ".";
      if (file.read.type === "xlsx" && file.decimal !== decimal) {
        file.read = await readFile(bytes, name, decimal);
        file.decimal = decimal;
        if (mine !== attempt) return;
      }
      const source = sourceOf(draft, file.read);
      result.replaceChildren(ResultView(readSource(file.read.table, source, regions, name), source, regions));
      say("");
    } catch (error) {
      if (mine !== attempt) return;
      result.replaceChildren(TroubleCard(error));
      say(ownFile.notYet);
    }
  }

  function goTo(field: OpenField): void {
    form.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus();
  }
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new InputError("unreadable", error instanceof Error ? error.message : String(error), file.name);
  }
}

/** What would else be fetched when a workbook is opened or a file saved: once the page stands, it asks for nothing more. */
async function loadAhead(): Promise<void> {
  await Promise.allSettled([
    import("read-excel-file/universal"),
    import("../export-csv.js"),
    import("../export-xlsx.js"),
    import("../export-png.js")
  ]);
}
