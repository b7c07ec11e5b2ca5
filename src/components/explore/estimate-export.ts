import {isoDay} from "../../locale/format.js";
import {explore} from "../../locale/explore.js";
import {formatDate} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {h} from "../dom.js";
import {browserEffects, type Effects} from "../effects.js";
import {explanationRows, type ExportInfo} from "../export-info.js";
import {ExportMenu} from "../export-menu.js";
import {bareFrame} from "../workers/bare-frame.js";
import {siteTaskRunner, type RunTask} from "../workers/run-task.js";
import type {PanelEstimate} from "./analyse.js";
import {figureFacts, outcomeOf, scopeWords} from "./estimate-words.js";
import {formulaTrouble} from "./formula-trouble.js";
import {notebookText} from "./notebook-text.js";
import type {PanelTable} from "./panel.js";

/** The estimate to take along: its data, the same in R, or a notebook that computes it again. */
export function EstimateExport(
  result: PanelEstimate,
  {effects = browserEffects, run = siteTaskRunner()}: {effects?: Effects; run?: RunTask} = {}
): HTMLElement {
  const words = explore.exports;
  const items = [
    {id: "r", label: words.r, run: () => saveZip("r", async () => rFiles(result, run))},
    {
      id: "data",
      label: words.data,
      run: () => saveZip("data", () => Promise.resolve({"paneel.csv": panelCsv(result.about.table)}))
    },
    {
      id: "notebook",
      label: words.notebook,
      run: () => {
        const name = `${nameOf(result)}.md`;
        const text = notebookText(result, {date: formatDate(effects.now())});
        effects.save(name, new Blob([text], {type: "text/markdown;charset=utf-8"}));
        return name;
      }
    }
  ];
  return h("div", {class: "sh-estimate-export"}, ExportMenu(items, {label: words.menu}));

  async function saveZip(kind: string, make: () => Promise<Record<string, string>>): Promise<string> {
    const {strToU8, zipSync} = await import("fflate");
    const files = await make().catch((error: unknown) => {
      throw new Error(formulaTrouble(error));
    });
    const info = exportInfo(result, effects);
    const explanation = explanationRows(info).map(([label, text]) => `${label}: ${text}`);
    const all = {...files, [`${nl.export.explanation}.txt`]: `${explanation.join("\r\n")}\r\n`};
    const bytes = Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)]));
    const name = `${nameOf(result)}-${kind}-${isoDay(effects.now())}.zip`;
    effects.save(name, new Blob([new Uint8Array(zipSync(bytes, {mtime: effects.now()}))], {type: "application/zip"}));
    return name;
  }
}

/** data.csv and estimate.R, which makes the same numbers and stops when the data have changed. */
async function rFiles(result: PanelEstimate, run: RunTask): Promise<Record<string, string>> {
  const {about, ...estimate} = result;
  const {data, script} = await run("asR", {
    table: bareFrame(about.table),
    options: about.options,
    result: estimate
  });
  return {"data.csv": data, "estimate.R": script};
}

/** The table as the command `estimate` reads it: comma, decimal point, an empty cell where there is no value. */
export function panelCsv({columns, length}: PanelTable): string {
  const names = Object.keys(columns);
  const lines = [names.join(",")];
  for (let row = 0; row < length; row++)
    lines.push(
      names
        .map((name) => {
          const value = columns[name]?.[row];
          return value === null || value === undefined || Number.isNaN(value) ? "" : String(value);
        })
        .join(",")
    );
  return `${lines.join("\n")}\n`;
}

function exportInfo(result: PanelEstimate, effects: Effects): ExportInfo {
  const {sources, level, notes = [], filters = []} = figureFacts(result);
  const outcome = outcomeOf(result);
  return {
    ...{title: explore.coefficients.title(outcome.title), sources, level, notes, filters},
    subtitle: explore.coefficients.subtitle(outcome.title, outcome.unit, scopeWords(result)),
    ...{link: effects.href(), date: effects.now(), synthetic: sources.some(({synthetic}) => synthetic)}
  };
}

function nameOf(result: PanelEstimate): string {
  const [outcome = "verband"] = Object.keys(result.about.table.variables);
  const mark = result.about.table.sources.some(({synthetic}) => synthetic)
    ? `-${nl.figure.synthetic.replaceAll(" ", "-")}`
    : "";
  return `verband-${outcome}${mark}`;
}
