import type {Breakdown} from "../../../loaders/catalogue/schema.js";
import type {IndicatorEntry} from "../../../loaders/site/types.js";
import {formatNumber, formatPeriod} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {pages} from "../../locale/pages.js";
import {breakdownWords} from "../breakdown-words.js";
import {Bar} from "../controls/bar.js";
import {Combobox} from "../controls/combobox.js";
import {Select} from "../controls/select.js";
import {joinReadAt, retrievedAt} from "../../loaders/warehouse/vintage-moments.js";
import type {Database, DatabaseProgress} from "../database.js";
import {DataTable} from "../data-table.js";
import {h} from "../dom.js";
import {ErrorCard} from "../error-card.js";
import {figure} from "../figure.js";
import {Progress} from "../progress.js";
import {createState} from "../state.js";
import {textField} from "../state-fields.js";
import type {TableData} from "../table-data.js";
import type {Grain, Source} from "../types.js";

const words = pages.query;

/** Any series of the warehouse as a table and files: as published, on its own boundaries, not as a rate. */
export function QueryView(
  {entries, breakdowns}: {entries: readonly IndicatorEntry[]; breakdowns: readonly Breakdown[]},
  open: (onProgress: (text: string) => void) => Promise<Database>
): HTMLElement {
  const held = entries.filter(({observations}) => observations > 0);
  const state = createState({
    cijfer: textField("", {pattern: /^[a-z0-9-]+$/}),
    niveau: textField("land", {pattern: /^[a-z]+$/})
  });
  const result = h("div", {"aria-live": "polite"});
  const indicator = Combobox(
    held.map(({id, title, unit, synonyms}) => ({value: id, label: title, hint: unit, synonyms})),
    {label: words.indicator, value: state.get().cijfer || null}
  );
  const level = Select(levelChoices(), {label: words.level, value: state.get().niveau});
  let database: Promise<Database> | null = null;
  let attempt = 0;
  indicator.addEventListener("input", () => state.set({cijfer: indicator.value ?? ""}));
  level.addEventListener("input", () => state.set({niveau: level.value}));
  state.subscribe(() => {
    indicator.value = state.get().cijfer || null;
    level.value = state.get().niveau;
    void draw();
  });
  void draw();
  return h(
    "div",
    {},
    Bar([indicator, level], {
      state,
      summary: () => titleOf(state.get().cijfer)
    }),
    result
  );

  async function draw(): Promise<void> {
    const {cijfer, niveau} = state.get();
    const entry = held.find(({id}) => id === cijfer);
    if (!entry) return result.replaceChildren(h("p", {}, words.choose));
    const mine = ++attempt;
    const progress = Progress({label: words.loading});
    result.replaceChildren(progress);
    try {
      database ??= open((text) => progress.update({text}));
      const content = await series(await database, entry, niveau, breakdowns);
      if (mine === attempt) result.replaceChildren(content);
    } catch (error) {
      database = null;
      if (mine === attempt) result.replaceChildren(ErrorCard(error, {retry: () => void draw()}));
    } finally {
      progress.finish();
    }
  }

  function titleOf(id: string): string {
    return held.find((entry) => entry.id === id)?.title ?? words.choose;
  }
}

function levelChoices(): {value: string; label: string}[] {
  return Object.entries<string>(nl.regionLevel).map(([value, label]) => ({value, label}));
}

interface SeriesRow {
  region: string;
  name: string;
  period: string;
  grain: Grain;
  breakdown: string;
  value: number | null;
  missing: string | null;
  status: keyof typeof nl.status;
  publisher: string;
  title: string;
  table: string | null;
  retrieved: string | null;
  licence: string;
  vintage: string;
  synthetic: boolean;
}

async function series(
  database: Database,
  entry: IndicatorEntry,
  level: string,
  breakdowns: readonly Breakdown[]
): Promise<HTMLElement> {
  const rows = (await database.query(
    `SELECT o.region, r.name, o.period::VARCHAR AS period, o.grain, o.breakdown, o.value, o.missing, o.status, s.publisher,
       s.title, s.table_id AS "table", (${retrievedAt("v")})::VARCHAR AS retrieved, s.licence_title AS licence, v.id AS vintage,
       v.is_synthetic AS synthetic
     FROM observation o
     JOIN vintage v ON v.id = o.vintage AND v.is_current
     ${joinReadAt("v")}
     JOIN source s ON s.id = o.source
     JOIN region r ON r.code = o.region AND r.boundary_year = o.boundary_year
     WHERE o.indicator = ? AND r.level = ?
     ORDER BY r.name, o.region, o.breakdown <> 'total', o.breakdown, o.grain DESC, o.period`,
    [entry.id, level]
  )) as unknown as SeriesRow[];
  if (rows.length === 0) return h("p", {class: "sh-missing"}, words.nothing);
  const names: Readonly<Record<string, string>> = nl.regionLevel;
  const area = names[level] ?? level;
  // Two sources may give the same region, period and class: then every row says whose it is.
  const isMixed = new Set(rows.map(({publisher, title}) => `${publisher} ${title}`)).size > 1;
  const table: TableData = {
    columns: [
      {key: "name", label: words.region, isHeader: true},
      {key: "region", label: pages.indicator.code},
      {key: "period", label: pages.indicator.period},
      {key: "breakdown", label: words.breakdown},
      {key: "value", label: entry.title, type: "number", unit: entry.unit},
      {key: "status", label: words.status},
      ...(isMixed ? [{key: "source", label: pages.indicator.source}] : [])
    ],
    rows: rows.map(({region, name, period, grain, breakdown, value, missing, status, publisher, title}) => ({
      ...{region, name, period: formatPeriod(period, grain), status: nl.status[status]},
      source: `${publisher}, ${title}`,
      breakdown: breakdownWords(breakdown, breakdowns, words.total),
      value: value ?? {missing}
    }))
  };
  const sources = new Map(
    rows.map((row): [string, Source] => [
      row.vintage,
      {
        ...{publisher: row.publisher, title: row.title, table: row.table, licence: row.licence, vintage: row.vintage},
        retrievedAt: row.retrieved?.slice(0, 10),
        synthetic: row.synthetic
      }
    ])
  );
  const subtitle = words.subtitle(entry.unit, area, formatNumber(rows.length, 0));
  return figure(() => DataTable(table, {caption: subtitle, hideCaption: true, search: true, limit: 50}), {
    title: entry.title,
    subtitle,
    label: `${entry.title}, ${subtitle}`,
    level: "description",
    sources: [...sources.values()],
    table,
    filters: [[words.level, area]],
    headingLevel: 2
  });
}

/** What is being fetched, in words, with how much of it. */
export function progressWords({step, loaded}: DatabaseProgress): string {
  return words.step[step](formatNumber(loaded / 1e6, 0));
}
