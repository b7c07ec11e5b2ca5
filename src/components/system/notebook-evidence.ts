import type {EstimatedLinks} from "../../models/system/evidence/estimate-links.js";
import {unitsInYear} from "../../models/system/classes.js";
import type {SystemFile, SystemLink} from "../../models/system/format.js";
import {signedStrength} from "../../models/system/resolve.js";
import type {ColumnFacts} from "../../models/statistics/warnings/notes.js";
import {formatNumber} from "../../locale/format.js";
import {clusterWords} from "../../locale/reading-words.js";
import {start} from "../../locale/start.js";
import {systemPage} from "../../locale/system.js";
import {DataTable} from "../data-table.js";
import {h} from "../dom.js";
import {factsOf} from "../explore/analyse.js";
import {notesOf, periodsWords, regionsWords} from "../explore/estimate-words.js";
import type {PanelTable} from "../explore/panel.js";
import {figure} from "../figure.js";
import type {Row, TableData} from "../table-data.js";
import {bareFrame} from "../workers/bare-frame.js";
import {siteTaskRunner, type RunOptions, type RunTask} from "../workers/run-task.js";
import {EvidenceFigure} from "./evidence/evidence-figure.js";
import {amountWords, effectNumber, effectScale} from "./evidence/link-effect.js";

const words = start.evidence;

/** A model whose links carry what a panel says of them, beside what else is known; what is in force stays as it was. */
export interface EstimatedModel {
  system: SystemFile;
  estimates: EstimatedLinks;
  table: PanelTable;
}

/**
 * Estimates in a worker every link of a model of which both ends are measured in the table, given the outcome's own past
 * and its other causes (docs/method/system.md), and keeps each as evidence with its link.
 */
export async function withEstimates(
  system: SystemFile,
  table: PanelTable,
  {run = siteTaskRunner(), ...work}: RunOptions & {run?: RunTask} = {}
): Promise<EstimatedModel> {
  const options = {
    ...{
      panel: {unit: "region", period: "period"},
      parents: table.parents,
      notes: table.notes,
      columns: columnsOf(table)
    },
    timeStep: unitsInYear[system.timeUnit] / (table.grain === "year" ? 1 : 12)
  };
  const source = words.ref(regionsWords(table), periodsWords(table));
  const found = await run("modelLinks", {system, table: bareFrame(table), options, source}, work);
  return {...found, table};
}

/** What is known of the columns; of a survey also how sure each figure is, so that its sampling error can be taken out. */
function columnsOf(table: PanelTable): Record<string, ColumnFacts> {
  const facts = factsOf(table);
  const surveys = Object.values(table.variables).flatMap(({id, survey}) =>
    survey === undefined ? [] : [[id, {...facts[id], isSurvey: true, ...survey}] as const]
  );
  return {...facts, ...Object.fromEntries(surveys)};
}

/** One link: all that is known of it side by side, each with its own margin. Throws, in Dutch, on an unknown link. */
export function EvidencePlot({system, table}: EstimatedModel, id: string): HTMLElement {
  const link = system.links.find((each) => each.id === id);
  if (link === undefined)
    throw new Error(systemPage.notebook.noPart(id, system.links.map((each) => each.id).join(", ")));
  return EvidenceFigure(system, link, table.sources) ?? h("p", {}, words.none);
}

/** All links the table says something of: what the model takes them for, and what was found. */
export function EvidenceTable({system, estimates, table}: EstimatedModel): HTMLElement {
  const rows = system.links.flatMap((link) => {
    const found = estimates.links.find(({id}) => id === link.id);
    return found?.longRun == null ? [] : [{...rowOf(system, link, found), remark: remarkOf(system, link, table)}];
  });
  if (rows.length === 0) return h("p", {}, words.nothing);
  const {columns} = words;
  const number = {type: "number" as const};
  const data: TableData = {
    columns: [
      {key: "link", label: columns.link, isHeader: true},
      {key: "amount", label: columns.amount},
      {key: "inForce", label: columns.inForce, ...number},
      {key: "estimate", label: columns.estimate, ...number},
      {key: "low", label: columns.low, ...number},
      {key: "high", label: columns.high, ...number},
      {key: "unit", label: columns.unit},
      {key: "cluster", label: columns.cluster},
      ...(rows.some(({remark}) => remark !== "") ? [{key: "remark", label: columns.remark}] : [])
    ],
    rows
  };
  return figure(DataTable(data, {caption: words.title, hideCaption: true}), {
    ...{title: words.title, subtitle: words.subtitle(system.name), label: words.label(formatNumber(rows.length, 0))},
    ...{level: "association", headingLevel: 3, table: data, caption: words.caption},
    ...{sources: table.sources, notes: notesOf(table)}
  });
}

/** A cause that was asked of some: its sampling error makes a link look weaker, unless it was taken out. */
function remarkOf({variables}: SystemFile, {from}: SystemLink, table: PanelTable): string {
  const cause = variables.find(({id}) => id === from);
  const survey = (table.variables[from] ?? table.variables[cause?.indicator ?? ""])?.survey;
  if (survey === undefined) return "";
  return survey.samplingError === undefined ? words.survey.pulled : words.survey.corrected;
}

function rowOf(
  system: SystemFile,
  link: SystemLink,
  {longRun, longRunLow, longRunHigh, vcov}: EstimatedLinks["links"][number]
): Row {
  const scale = effectScale(system, link);
  const strength = signedStrength(link);
  const shown = (value: number | null): string | null => (value === null ? null : effectNumber(value * scale.amount));
  return {
    ...{link: words.link(scale.from, scale.to), amount: amountWords(scale), unit: scale.toUnit},
    ...{inForce: strength === null ? null : effectNumber(strength * scale.factor)},
    ...{estimate: shown(longRun), low: shown(longRunLow), high: shown(longRunHigh)},
    cluster: vcov === null ? "" : clusterWords(vcov)
  };
}
