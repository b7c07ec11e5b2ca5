import type {ScenarioFactsFile} from "../../../../loaders/site/scenario-facts-file.js";
import {formatNumber} from "../../../locale/format.js";
import {sectorNames} from "../../../locale/scenario.js";
import {fineSectorNames, scenarioOwnData as words} from "../../../locale/scenario-own-data.js";
import {fineSectorCodes, type FineSectorCode} from "../../../models/scenario/fine-sectors.js";
import {sectorCodes} from "../../../models/scenario/format.js";
import type {RegionFacts} from "../../../models/scenario/project.js";
import {h, uniqueId} from "../../dom.js";
import {inSentence} from "../../system/natural.js";
import {FileField} from "./file-field.js";
import type {OwnFiles} from "./own-files.js";
import {withRegister} from "./with-own.js";

export interface OwnDataOptions {
  files: OwnFiles;
  /** The municipality that is chosen now. */
  region: () => {code: string; name: string} | null;
  /** Facts of all municipalities, against which a file is checked. */
  known: {file: ScenarioFactsFile; facts: RegionFacts};
  /** Told when another municipality is chosen. */
  onregion: (listener: () => void) => void;
}

const parts = (codes: readonly FineSectorCode[]): string =>
  codes.map((code) => inSentence(fineSectorNames[code])).join(", ");

/** Where the reader gives files of their own: jobs by sector of the municipality, and who delivers to whom. */
export function OwnData({files, region, known, onregion}: OwnDataOptions): HTMLElement {
  const summary = h("summary", {}, words.title);
  const yearId = uniqueId("own-year");
  const year = h("input", {id: yearId, type: "text", inputmode: "numeric", autocomplete: "off", maxlength: 4});
  const yearTrouble = h("span", {role: "status", class: "sh-field-help"});
  const yearField = h(
    "div",
    {class: "sh-field sh-scenario-own-year", hidden: true},
    h("label", {for: yearId}, words.register.year),
    year,
    yearTrouble
  );
  const registerField = FileField({
    ...{title: words.register.title(""), help: words.register.help, more: yearField},
    async onfile(bytes, name) {
      const now = region();
      if (now === null) return;
      const {readOwnRegister} = await import("./read-own.js");
      const read = {...(await readOwnRegister(bytes, name)), name, year: files.register(now.code)?.year ?? null};
      // Throws for what cannot be used, so that what was in use stays.
      withRegister(known, now, {...read, id: 0}, known.file.baseYear);
      files.setRegister(now.code, read);
    },
    onremove() {
      const now = region();
      if (now !== null) files.setRegister(now.code, null);
    },
    example: () => ({name: words.register.file, text: registerExample()})
  });
  const tableField = FileField({
    ...{title: words.table.title, help: words.table.help},
    async onfile(bytes, name) {
      const {readOwnTable} = await import("./read-own.js");
      files.setTable({name, table: await readOwnTable(bytes, name)});
    },
    onremove: () => files.setTable(null),
    example: () => ({name: words.table.file, text: tableExample()})
  });
  year.addEventListener("change", () => {
    const now = region();
    const register = now === null ? null : files.register(now.code);
    if (now === null || register === null) return;
    const text = year.value.trim();
    const isSound = text === "" || /^(19|20)\d{2}$/.test(text);
    yearTrouble.textContent = isSound ? "" : words.register.yearInvalid;
    if (isSound) {
      year.removeAttribute("aria-invalid");
      files.setRegister(now.code, {...register, year: text === "" ? null : Number(text)});
    } else year.setAttribute("aria-invalid", "true");
  });
  files.subscribe(draw);
  let shown = region()?.code;
  onregion(() => {
    // What stands here is read aloud: not again at every other choice.
    if (region()?.code === shown) return;
    shown = region()?.code;
    draw();
  });
  draw();
  return h(
    "details",
    {class: "sh-scenario-more sh-scenario-own"},
    summary,
    h("p", {class: "sh-field-help"}, words.stays),
    h("div", {class: "sh-scenario-own-files"}, registerField, tableField)
  );

  function draw(): void {
    const now = region();
    const register = now === null ? null : files.register(now.code);
    const table = files.table();
    const count = [register, table].filter((file) => file !== null).length;
    summary.textContent = count === 0 ? words.title : words.loaded(formatNumber(count, 0));
    registerField.rename(words.register.title(now?.name ?? ""));
    registerField.show(now === null || register === null ? null : {name: register.name, sentences: usedWords()});
    yearField.hidden = register === null;
    if (document.activeElement !== year) year.value = String(register?.year ?? "");
    tableField.show(table === null ? null : {name: table.name, sentences: [words.table.used(table.name)]});

    function usedWords(): string[] {
      if (now === null || register === null) return [];
      const {use} = withRegister(known, now, register, known.file.baseYear);
      if (use.register === null) return [];
      const {fine, untold, imputed} = use.register;
      const told = fineSectorCodes.filter((code) => fine[code] !== undefined);
      return [
        words.register.used(register.name, now.name),
        register.year === null ? words.register.sameYear : words.register.ofYear(String(register.year)),
        ...(told.length > 0 ? [words.register.parts(parts(told))] : []),
        ...(untold.length > 0 ? [words.register.unknownNational(parts(untold))] : []),
        ...(told.length + untold.length === 0 ? [words.register.noParts] : []),
        ...(imputed.length === 0
          ? []
          : [words.register.imputed(imputed.map((code) => inSentence(sectorNames[code])).join(", "))]),
        ...(use.warnings.some(({code}) => code === "dominated-sectors") ? [words.register.dominated] : [])
      ];
    }
  }
}

/** A file to fill in: semicolons, as spreadsheets here expect. */
function registerExample(): string {
  const [sector] = words.columns.sector;
  const head = [sector, "banen", "nederland", "vestigingen", "grootste"].join(";");
  const codes = [...sectorCodes, ...fineSectorCodes, "totaal"];
  return `\ufeff${[head, ...codes.map((code) => `${code};;;;`)].join("\r\n")}\r\n`;
}

function tableExample(): string {
  const head = [words.columns.sector[0], ...sectorCodes, words.columns.output[0]].join(";");
  return `\ufeff${[head, ...sectorCodes.map((code) => `${code}${";".repeat(sectorCodes.length + 1)}`)].join("\r\n")}\r\n`;
}
