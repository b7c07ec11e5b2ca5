import {addItem, removeItem} from "../../../models/interpretation/edit-session.js";
import type {Forecast, Session} from "../../../models/interpretation/format.js";
import {isoDay} from "../../../locale/format.js";
import {formatNumber, formatPercent, formatPlainNumber} from "../../../locale/format.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {sessionReport} from "../../../locale/session-report.js";
import {h} from "../../dom.js";
import {parseDutchNumber} from "../../dutch-number.js";
import {TextField} from "../../scenario/own/text-field.js";
import {edited, itemOf, type Desk} from "../edit.js";
import {ItemList} from "../item-list.js";
import {SmallButton} from "../small-button.js";
import {watch} from "../watch.js";
import {ForecastForm} from "./forecast-form.js";

const words = sessionLead.forecasts;
const part = "forecasts";

/** What the site has figures of. */
export interface Figure {
  id: string;
  title: string;
  unit: string;
}

/** Expectations that can be held against what happens, and what happened. */
export function ForecastPart(desk: Desk, figures: readonly Figure[]): HTMLElement {
  const {store} = desk;
  const list = ItemList(store, {
    label: words.title,
    empty: words.none,
    ids: ({forecasts}) => forecasts.map(({id}) => id),
    build: (id) => {
      const line = h("p", {class: "sh-session-asked"});
      return h(
        "article",
        {class: "sh-session-card"},
        watch(store, line, () => {
          const forecast = itemOf(store.session, part, id);
          line.textContent = forecast === undefined ? "" : forecastText(forecast, figures);
        }),
        Outcome(desk, id),
        SmallButton(words.remove, () => store.change((session) => removeItem(session, part, id)))
      );
    }
  });
  return h(
    "section",
    {},
    h("h2", {}, words.title),
    h("p", {}, words.lede),
    list,
    ForecastForm(desk, figures, (forecast) => store.change((session) => addItem(session, part, forecast)))
  );
}

/** A forecast as a sentence, with its unit. */
function forecastText(forecast: Forecast, figures: readonly Figure[]): string {
  const {indicator, region, period, text, unit = ""} = forecast;
  const {above, below, between, chance, level} = sessionReport.forecasts;
  const shown = (value: number): string => `${formatNumber(value)} ${unit}`.trim();
  const what = figures.find(({id}) => id === indicator)?.title ?? indicator;
  const percent = (share: number): string => formatPercent(100 * share, 0);
  const claim =
    forecast.kind === "interval"
      ? between(formatNumber(forecast.low), shown(forecast.high))
      : (forecast.comparison === "above" ? above : below)(shown(forecast.limit));
  const sure = forecast.kind === "interval" ? level(percent(forecast.level)) : chance(percent(forecast.probability));
  const sentence = words.sentence(what, region, period, claim, sure);
  return text === undefined || text === "" ? `${sentence}.` : `${text} (${sentence})`;
}

/** What it became; empty while nobody knows. */
function Outcome({context, store}: Desk, id: string): HTMLElement {
  const field = TextField(words.outcome);
  field.input.inputMode = "decimal";
  field.input.addEventListener("input", () => {
    const typed = field.input.value.trim();
    const value = typed === "" ? null : parseDutchNumber(typed);
    field.say(typed !== "" && value === null ? words.wrongNumber : null);
    if (typed === "" || value !== null) store.change((session) => withOutcome(session, value), `outcome ${id}`);
  });
  return watch(store, h("div", {}, field, h("p", {class: "sh-field-help"}, words.outcomeHelp)), () => {
    if (document.activeElement === field.input) return;
    const outcome = itemOf(store.session, part, id)?.outcome;
    field.input.value = outcome == null ? "" : formatPlainNumber(outcome.value);
  });

  function withOutcome(session: Session, value: number | null): Session {
    const date = isoDay(context.effects.now());
    const before = itemOf(session, part, id);
    if (before === undefined) return session;
    const outcome = value === null ? null : {...before.outcome, value, date};
    const forecasts = session.forecasts.map((each) => (each.id === id ? {...each, outcome} : each));
    return edited({context}, {...session, forecasts}, {part, id, changes: {}});
  }
}
