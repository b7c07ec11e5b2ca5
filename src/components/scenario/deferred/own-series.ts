import {InputError} from "../../../models/errors.js";
import type {ReferralRow} from "../../../models/scenario/deferred-care.js";
import {deferredCare as words} from "../../../locale/deferred-care.js";
import {formatNumber} from "../../../locale/format.js";
import {h, uniqueId} from "../../dom.js";
import {readSeries, writeSeries} from "./series-text.js";

const key = "samenhang:uitgestelde-zorg:reeks";

/** The reader's own series as kept in this browser; null when there is none that can be read. */
export function keptSeries(storage: Pick<Storage, "getItem"> | null = browserStorage()): ReferralRow[] | null {
  try {
    const text = storage?.getItem(key);
    return text ? readSeries(text) : null;
  } catch {
    return null;
  }
}

/** Where a reader types or pastes a series. What does not fit is said with its line, and what was in use stays. */
export function OwnSeries(start: readonly ReferralRow[], onuse: (rows: ReferralRow[]) => void): HTMLElement {
  const [id, help] = [uniqueId("series"), uniqueId("help")];
  const field = h("textarea", {id, rows: 8, spellcheck: "false", "aria-describedby": help, class: "sh-series-text"});
  field.value = writeSeries(start);
  const status = h("p", {role: "status"});
  const use = (): void => {
    try {
      const rows = readSeries(field.value);
      field.removeAttribute("aria-invalid");
      status.className = "";
      status.textContent = `${words.own.used(formatNumber(rows.length, 0))}${keep(field.value) ? "" : ` ${words.own.notKept}`}`;
      onuse(rows);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      field.setAttribute("aria-invalid", "true");
      status.className = "sh-field-trouble";
      status.textContent = troubleOf(error);
      field.focus();
    }
  };
  return h(
    "div",
    {class: "sh-own-series"},
    h("label", {for: id}, words.own.label),
    field,
    h("p", {id: help, class: "sh-field-help"}, words.own.help),
    h("button", {type: "button", class: "sh-button", onclick: use}, words.own.use),
    status
  );
}

function troubleOf({kind, where}: InputError): string {
  if (kind === "invalid-line") return words.own.trouble.line(where ?? "");
  return kind === "too-many-lines" ? words.own.trouble.many(where ?? "") : words.own.trouble.none;
}

function keep(text: string): boolean {
  try {
    const storage = browserStorage();
    storage?.setItem(key, text);
    return storage !== null;
  } catch {
    return false;
  }
}

function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
