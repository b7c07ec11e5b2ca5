import type {PanelIndex} from "../../../../loaders/site/panel-file.js";
import type {SessionAreas} from "../../../../loaders/site/session-areas.js";
import type {NotableChange, NotableChanges} from "../../../models/interpretation/notable-changes.js";
import {formatNumber, formatPercentagePoints, formatSigned, withUnit} from "../../../locale/format.js";
import {session as shared} from "../../../locale/session.js";
import {sessionPrepare} from "../../../locale/session-prepare.js";
import {Combobox} from "../../controls/combobox.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {ErrorCard} from "../../error-card.js";
import {sitePanelFiles, type PanelFiles} from "../../explore/panel-files.js";
import {Tag} from "../../tag.js";
import type {Desk} from "../edit.js";
import {MainButton, SmallButton} from "../small-button.js";
import {markedSynthetic} from "../synthetic-mark.js";
import {addQuestion, hasQuestion} from "./add-question.js";
import type {SessionFacts, Theme} from "./make-form.js";
import {placeChoices} from "./place-choices.js";
import {areaSeries, seriesOf, type Place, type SiteSeries} from "./site-series.js";

const words = sessionPrepare.changes;

export interface ChangesOptions {
  facts: SessionFacts;
  places: readonly Place[];
  themes: readonly Theme[];
  /** What each indicator counts, by id. */
  definitions: ReadonlyMap<string, string>;
  files?: PanelFiles;
  /** Figures of the country and of regions, fetched when one of them is chosen. */
  areas: () => Promise<SessionAreas>;
}

/** What moved in the figures of a theme for a municipality, as questions to choose from: notes on quality first. */
export function ChangesPart(desk: Desk, options: ChangesOptions): HTMLElement {
  const {context, store} = desk;
  const {facts, places, themes, files = sitePanelFiles()} = options;
  const region = Combobox(placeChoices(places), {label: words.region, value: store.session.region ?? null});
  const theme = Select(
    themes.map(({id, title}) => ({value: id, label: title})),
    {label: words.theme, ...(store.session.theme === undefined ? {} : {value: store.session.theme})}
  );
  const result = h("div", {"aria-live": "polite"});
  return h(
    "section",
    {},
    h("h2", {}, words.title),
    h("p", {}, words.lede),
    h("div", {class: "sh-session-row"}, region, theme),
    h(
      "p",
      {},
      MainButton(words.find, () => void find())
    ),
    result
  );

  async function find(): Promise<void> {
    const place = places.find(({code}) => code === region.value);
    if (place === undefined) return;
    result.replaceChildren(h("p", {}, words.busy));
    try {
      const {level} = place;
      const {all, absent} =
        level === undefined
          ? await seriesOfTheme(files, theme.value)
          : {all: areaSeries(await options.areas(), {theme: theme.value, level}), absent: 0};
      const crisisStart = facts.crisisStart.slice(0, 4);
      const found = await context.run("notable", {series: all.map((each) => seriesOf(each, place.code)), crisisStart});
      const gaps = absent === 0 ? "" : h("p", {class: "sh-missing"}, words.absent(String(absent)));
      result.replaceChildren(...ChangeLines(found, all, place), gaps);
    } catch (error) {
      result.replaceChildren(ErrorCard(error, {retry: () => void find()}));
    }
  }

  function ChangeLines(
    {items, tested, byChance}: NotableChanges,
    all: readonly SiteSeries[],
    place: Place
  ): HTMLElement[] {
    const series = new Map(all.map((each) => [each.entry.id, each]));
    return [
      facts.isSynthetic ? h("p", {}, Tag(shared.figures.synthetic, {tone: "warn"})) : h("p"),
      h("p", {}, words.tested(String(tested), formatNumber(Math.ceil(byChance), 0))),
      items.length === 0
        ? h("p", {class: "sh-missing"}, words.none)
        : h(
            "ul",
            {class: "sh-session-list", "aria-label": words.title},
            items.flatMap((change) => {
              const own = series.get(change.series);
              return own === undefined ? [] : [h("li", {}, ChangeCard(change, own, place))];
            })
          )
    ];
  }

  function ChangeCard(change: NotableChange, own: SiteSeries, place: Place): HTMLElement {
    const {against, from, period, difference, notes, asksWhyFewer} = change;
    const {title} = own.entry;
    const status = h("span", {role: "status"});
    const ask = SmallButton(words.ask, () => {
      const definition = options.definitions.get(own.entry.id);
      const asked = {change, own, place, definition, theme: theme.value};
      store.change((session) => {
        const next = addQuestion(context, session, asked);
        return next === session ? session : markedSynthetic(next, facts.isSynthetic);
      });
      status.textContent = words.asked;
      ask.disabled = true;
    });
    ask.setAttribute("aria-label", `${words.ask}: ${title}, ${period}`);
    if (hasQuestion(store.session, change, place)) {
      ask.disabled = true;
      status.textContent = words.asked;
    }
    const heading = against === "previous" ? words.previous(title, from, period) : words.preCrisis(title, period);
    return h(
      "article",
      {class: "sh-session-card"},
      notes.length === 0
        ? null
        : h(
            "div",
            {class: "sh-note", role: "note"},
            h("p", {}, h("strong", {}, words.notes)),
            notes.map(({text}) => h("p", {}, text))
          ),
      h("h3", {}, heading),
      h(
        "p",
        {},
        difference === null
          ? words.incomparable
          : `${words.difference(differenceText(difference, own.entry))} ${words.exceeds}`
      ),
      asksWhyFewer ? h("p", {class: "sh-question"}, words.whyFewer) : null,
      h("p", {}, ask, " ", status)
    );
  }
}

/** With its sign and unit; the difference of two percentages is in procentpunten. */
function differenceText(difference: number, {unit, decimals}: SiteSeries["entry"]): string {
  if (!unit.startsWith("%")) return withUnit(formatSigned(difference, decimals), unit);
  return `${difference > 0 ? "+" : ""}${formatPercentagePoints(difference, decimals)}`;
}

/** The yearly figures of a theme that the site can compute with, and how many cannot be had now. */
async function seriesOfTheme(files: PanelFiles, theme: string): Promise<{all: SiteSeries[]; absent: number}> {
  const {indicators}: PanelIndex = await files.index();
  const own = indicators.filter(({themes, extents}) => themes.includes(theme) && extents.year !== undefined);
  const found = await Promise.allSettled(own.map(async (entry) => ({entry, file: await files.file(entry.id, "year")})));
  const all = found.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const [failed] = found.filter((each) => each.status === "rejected");
  if (all.length === 0 && failed !== undefined) throw failed.reason as Error;
  return {all, absent: found.length - all.length};
}
