import {freeItemId} from "../../../models/interpretation/edit-session.js";
import type {Forecast} from "../../../models/interpretation/format.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {Combobox} from "../../controls/combobox.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {parseDutchNumber} from "../../dutch-number.js";
import {TextField, type TextField as Field} from "../../scenario/own/text-field.js";
import type {Desk} from "../edit.js";
import {moment} from "../session-context.js";
import type {Figure} from "./forecast-part.js";

const words = sessionLead.forecasts;
type Kind = keyof typeof words.kinds;

const isPeriod = (text: string): boolean => /^\d{4}(-(H[12]|Q[1-4]|W\d{2}|\d{2}(-\d{2})?))?$/.test(text);
const isRegion = (text: string): boolean => /^[A-Z]{2}[A-Za-z0-9]{0,10}$/.test(text);

/** Writes a new expectation in a form that can be scored later. */
export function ForecastForm(
  {context, store}: Desk,
  figures: readonly Figure[],
  add: (forecast: Forecast) => void
): HTMLElement {
  const indicator = Combobox(
    figures.map(({id, title, unit}) => ({value: id, label: title, hint: unit})),
    {label: words.indicator}
  );
  const region = TextField(words.region, {value: store.session.region ?? ""});
  const period = TextField(words.period);
  const kind = Select(
    Object.entries<string>(words.kinds).map(([value, label]) => ({value, label})),
    {label: words.kind}
  );
  const limit = TextField(words.limit);
  const low = TextField(words.low);
  const high = TextField(words.high);
  const chance = TextField(words.chance);
  const text = TextField(words.text);
  const status = h("p", {role: "status", class: "sh-field-trouble"});
  for (const field of [limit, low, high, chance]) field.input.inputMode = "decimal";
  const show = (): void => {
    const isInterval = kind.value === "interval";
    limit.hidden = isInterval;
    low.hidden = high.hidden = !isInterval;
  };
  kind.addEventListener("input", show);
  show();
  return h(
    "form",
    {class: "sh-session-card", onsubmit: submit},
    h("h3", {}, words.make),
    indicator,
    h("div", {class: "sh-session-row"}, region, period),
    h("p", {class: "sh-field-help"}, words.periodHelp),
    kind,
    h("div", {class: "sh-session-row"}, limit, low, high, chance),
    text,
    status,
    h("p", {}, h("button", {type: "submit", class: "sh-button"}, words.add))
  );

  function submit(event: Event): void {
    event.preventDefault();
    const number = (field: Field): number | null => {
      const value = parseDutchNumber(field.input.value);
      field.say(value === null ? words.wrongNumber : null);
      return value;
    };
    const check = (field: Field, isRight: boolean, trouble: string): boolean => {
      field.say(isRight ? null : trouble);
      return isRight;
    };
    const own = indicator.value;
    status.textContent = own === null ? words.wrongIndicator : "";
    const area = region.input.value.trim();
    const when = period.input.value.trim();
    const isPlaced = [
      check(region, isRegion(area), words.wrongRegion),
      check(period, isPeriod(when), words.wrongPeriod)
    ].every(Boolean);
    const percent = number(chance);
    const form = kind.value as Kind;
    const isInterval = form === "interval";
    const fits = percent !== null && (isInterval ? percent > 0 && percent < 100 : percent >= 0 && percent <= 100);
    if (percent !== null) chance.say(fits ? null : isInterval ? words.wrongLevel : words.wrongChance);
    const [a, b] = isInterval ? [number(low), number(high)] : [number(limit), 0];
    const isOrdered = !isInterval || a === null || b === null || check(low, a <= b, words.wrongOrder);
    if (own === null || !isPlaced || !fits || a === null || b === null || !isOrdered) return;
    const unit = figures.find(({id}) => id === own)?.unit;
    const shared = {
      id: freeItemId(store.session, "forecasts", context.tag),
      ...{indicator: own, region: area, period: when, per: "rate" as const, outcome: null},
      ...(unit === undefined ? {} : {unit}),
      ...(text.input.value.trim() === "" ? {} : {text: text.input.value.trim()}),
      changed: moment(context)
    };
    add(
      form === "interval"
        ? {kind: "interval", ...shared, low: a, high: b, level: percent / 100}
        : {kind: "probability", ...shared, comparison: form, limit: a, probability: percent / 100}
    );
    for (const field of [limit, low, high, chance, text, period]) field.input.value = "";
    indicator.querySelector("input")?.focus();
  }
}
