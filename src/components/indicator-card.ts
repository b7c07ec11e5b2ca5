import {formatBare, formatChange, formatNumber, formatPeriod, isNumber} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {chanceWords} from "./chance-words.js";
import {DataTable} from "./data-table.js";
import {h, uniqueId, type Child} from "./dom.js";
import {browserEffects, type Effects} from "./effects.js";
import type {ExportInfo} from "./export-info.js";
import {MissingText} from "./missing-text.js";
import {Sparkline} from "./sparkline.js";
import type {TableData} from "./table-data.js";
import {Tag} from "./tag.js";
import type {BaselineLevel, Grain, Note, Point, SeriesBreak, Source} from "./types.js";

/** How the latest value compares with an earlier one. */
export interface CardChange {
  /** Later minus earlier, in the unit of the values; or a percentage with `as: "percent"`. Null: nothing to compare. */
  difference: number | null;
  as?: "difference" | "percent";
  /** "2019", "dezelfde maand van 2019", "verwacht". */
  reference: string;
  /** From judgeChange: null when it cannot be said. */
  exceedsNoise: boolean | null;
  /** Differences up to this size can come from rounding alone. */
  rounding?: number;
  /** The two values are counted differently. */
  comparable?: boolean;
}

export interface CardData {
  id: string;
  title: string;
  /** With its denominator: "% van de volwassenen", "per 1.000 jongeren van 0 tot 23 jaar". */
  unit: string;
  decimals?: number | undefined;
  grain: Grain;
  points: readonly Point[];
  /** `none`: use of care and whatever else is not judged. */
  direction: "up-is-worse" | "down-is-worse" | "none";
  change?: CardChange | null | undefined;
  baseline?: BaselineLevel | null | undefined;
  /** Latest against the baseline's expected level. */
  sinceBaseline?: CardChange | null | undefined;
  /** Why there is no comparison with the baseline, as a sentence. */
  incomparable?: string | null | undefined;
  breaks?: readonly SeriesBreak[] | undefined;
  source: Source;
  kind: keyof typeof nl.kind;
  notes?: readonly Note[] | undefined;
  /** Colour token of the theme. */
  token?: string | undefined;
  /** Why there is nothing at all. */
  missingBecause?: string | null | undefined;
  /** Use of care: a notable fall is a question, not good news. */
  isCareUse?: boolean | undefined;
}

export interface CardOptions {
  /** The indicator's own page. */
  href?: string;
  headingLevel?: 2 | 3 | 4;
  effects?: Effects;
}

/** An indicator in one glance: figure with unit and period, change in words, its course, and where it is from. */
export function IndicatorCard(
  data: CardData,
  {href, headingLevel = 3, effects = browserEffects}: CardOptions = {}
): HTMLElement {
  const {title, unit, decimals, grain, points, source, token, baseline, breaks} = data;
  const sorted = [...points].sort((a, b) => (a.period < b.period ? -1 : 1));
  const last = sorted.findLast(({value}) => isNumber(value));
  const latest = sorted.at(-1);
  const synthetic = source.synthetic ?? source.status === "synthetic";
  const twinId = uniqueId("card-table");
  const twin = h("div", {class: "sh-card-table", id: twinId, hidden: true});
  return h(
    "article",
    {class: "sh-card", "data-indicator": data.id},
    h(`h${headingLevel}`, {class: "sh-card-title"}, href ? h("a", {href}, title) : title),
    figureLine(),
    changeLine(data, last),
    last
      ? Sparkline(sorted, {grain, title, unit, decimals, token, baseline, breaks})
      : h("div", {class: "sh-card-empty"}),
    cardNotes(),
    h("div", {class: "sh-card-foot"}, h("p", {class: "sh-card-source"}, footWords()), actions()),
    h("div", {class: "sh-card-more"}, synthetic ? Tag(nl.figure.synthetic, {tone: "warn"}) : null, twin)
  );

  function figureLine(): HTMLElement {
    if (!last || !isNumber(last.value))
      return h("p", {class: "sh-card-figure"}, MissingText(data.missingBecause ?? latest?.missing));
    const bare = /^(euro|€)/.test(unit) ? formatBare(last.value, {unit, decimals}) : formatNumber(last.value, decimals);
    return h(
      "p",
      {class: "sh-card-figure"},
      h("span", {class: "sh-card-number"}, bare),
      " ",
      h(
        "span",
        {class: "sh-card-unit"},
        [unit.replace(/^(euro|€)\s*/, ""), formatPeriod(last.period, grain)].filter(Boolean).join(" · ")
      )
    );
  }

  function cardNotes(): Child {
    const words: string[] = [];
    const cut = (breaks ?? []).at(-1);
    if (baseline && last)
      words.push(nl.chart.baselineLine(formatBare(baseline.level, {unit, decimals}), baseline.range));
    if (data.sinceBaseline) words.push(sinceBaselineWords(data, data.sinceBaseline));
    if (data.incomparable) words.push(data.incomparable);
    if (cut)
      words.push(
        `${capital(cut.label ?? nl.chart.breakLabel(formatPeriod(cut.starts, grain)))}: ${nl.chart.notComparable}.`
      );
    // Also when empty: cards beside each other share their rows.
    return h("div", {class: "sh-card-note"}, words.join(" "));
  }

  function footWords(): string {
    const status = last?.status && last.status !== "synthetic" ? nl.status[last.status] : "";
    return [[source.publisher, source.table].filter(Boolean).join(" "), nl.kind[data.kind], status]
      .filter(Boolean)
      .join(" · ");
  }

  function actions(): HTMLElement {
    const named = (action: string): string => nl.card.actionsFor(action, title);
    const table = h(
      "button",
      {
        type: "button",
        class: "sh-link",
        "aria-expanded": "false",
        "aria-controls": twinId,
        "aria-label": named(nl.card.table)
      },
      nl.card.table
    );
    table.addEventListener("click", () => {
      if (!twin.firstChild) twin.append(DataTable(cardTable(data), {caption: `${title} (${unit})`}));
      twin.hidden = !twin.hidden;
      table.setAttribute("aria-expanded", String(!twin.hidden));
    });
    const csv = h(
      "button",
      {type: "button", class: "sh-link", "aria-label": named(nl.card.csv), onclick: () => void saveCsv()},
      nl.card.csv
    );
    return h(
      "p",
      {class: "sh-card-actions"},
      table,
      " · ",
      csv,
      href ? [" · ", h("a", {href, "aria-label": named(nl.card.explain)}, nl.card.explain)] : null
    );
  }

  async function saveCsv(): Promise<void> {
    const {buildCsvZip} = await import("./export-csv.js");
    const info: ExportInfo = {
      title,
      subtitle: unit,
      sources: [source],
      level: "description",
      notes: data.notes ?? [],
      synthetic,
      link: effects.href(),
      date: effects.now()
    };
    const {name, content} = buildCsvZip(cardTable(data), info);
    effects.save(name, new Blob([content], {type: "application/zip"}));
  }
}

/** The card's series as a table. */
function cardTable({points, unit, decimals, grain, title}: CardData): TableData {
  return {
    columns: [
      {key: "period", label: "Periode", type: "period", grain},
      {key: "value", label: title, type: "number", unit, decimals},
      {key: "status", label: "Status", type: "text"}
    ],
    rows: points.map(({period, value, missing, status}) => ({
      period,
      value: isNumber(value) ? value : {missing: missing ?? null},
      status: status ? nl.status[status] : ""
    }))
  };
}

/** ▲ hoger (ongunstig), never a colour or an arrow alone; what is not judged stays grey. */
function changeLine(data: CardData, last: Point | undefined): HTMLElement {
  const {change} = data;
  if (!last) return h("p", {class: "sh-card-change"});
  if (!change || !isNumber(change.difference))
    return h("p", {class: "sh-card-change"}, isCut(data, last) ? nl.change.notComparable : nl.change.none);
  if (change.comparable === false) return h("p", {class: "sh-card-change"}, nl.change.notComparable);
  const {words, sign, tone, judgement, noise} = wordsOf(data, change);
  const asksWhy = data.isCareUse && isNotableFall(change);
  return h(
    "p",
    {class: `sh-card-change ${tone}`},
    h("span", {"aria-hidden": "true"}, `${sign} `),
    `${words}${judgement}`,
    noise ? h("span", {class: "sh-card-noise"}, `; ${noise}.`) : null,
    asksWhy ? h("span", {class: "sh-card-why"}, ` ${nl.change.carefulFall}`) : null
  );
}

/** A break lies between the last value and the one before it. */
function isCut({points, breaks}: CardData, last: Point): boolean {
  const before = points.reduce(
    (latest, {period, value}) => (isNumber(value) && period < last.period && period > latest ? period : latest),
    ""
  );
  return before !== "" && (breaks ?? []).some(({starts}) => starts > before && starts <= last.period);
}

const isNotableFall = ({difference, exceedsNoise}: CardChange): boolean =>
  isNumber(difference) && difference < 0 && exceedsNoise === true;

/** "Nu 0,8 procentpunt hoger dan verwacht (ongunstig); verschil is groter dan toeval." */
function sinceBaselineWords(data: CardData, change: CardChange): string {
  const {words, judgement, noise} = wordsOf(data, change);
  const said = nl.change.now(`${words}${judgement}`, noise);
  return data.isCareUse && isNotableFall(change) ? `${said} ${nl.change.carefulFall}` : said;
}

interface ChangeWords {
  words: string;
  sign: string;
  tone: "sh-worse" | "sh-better" | "sh-neutral";
  judgement: string;
  noise: string;
}

function wordsOf({direction, unit, decimals}: CardData, change: CardChange): ChangeWords {
  const {difference, as = "difference", reference, exceedsNoise} = change;
  const words = formatChange(difference, {unit, decimals, as, reference});
  const same = words === nl.change.sameAs(reference);
  const isUp = isNumber(difference) && difference > 0;
  const judged = !same && direction !== "none" && exceedsNoise !== false;
  const isWorse = isUp === (direction === "up-is-worse");
  return {
    words,
    sign: same ? "■" : isUp ? "▲" : "▼",
    tone: judged ? (isWorse ? "sh-worse" : "sh-better") : "sh-neutral",
    judgement: judged ? ` (${isWorse ? nl.change.unfavourable : nl.change.favourable})` : "",
    noise: same || !isNumber(difference) ? "" : chanceWords({...change, difference})
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
