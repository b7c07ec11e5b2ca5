import type {Effects} from "./effects.js";
import {exportName, type ExportInfo} from "./export-info.js";
import type {MenuItem} from "./export-menu.js";
import {buildSvg, svgText, type LegendRow} from "./export-svg.js";
import {nl} from "../locale/nl.js";
import type {TableData} from "./table-data.js";
import type {Source} from "./types.js";

/** All rows behind a figure, of which it shows a part. */
export interface FullTable {
  /** The rows, and the sources they are from. */
  load: () => Promise<{table: TableData; sources: readonly Source[]}>;
  title: string;
  subtitle: string;
  /** What the rows are, in words; takes the place of the choices made. */
  filters: readonly (readonly [string, string])[];
}

/**
 * What a figure can be saved as. Writers are loaded when first used, so that a page does not wait for them; a figure
 * without a drawing has no SVG and PNG.
 */
export function exportItems(
  {
    table,
    chart,
    info,
    full = null
  }: {table: TableData; chart: () => SVGSVGElement | null; info: () => ExportInfo; full?: FullTable | null},
  effects: Effects
): MenuItem[] {
  const drawing = (): SVGSVGElement => {
    const source = chart();
    if (!source) throw new Error(nl.figure.noContent);
    return inLight(source, (body) => buildSvg(source, info(), {legend: legendOf(body)}));
  };
  const items: MenuItem[] = [
    {
      id: "csv",
      label: nl.export.csv,
      run: async () => {
        const {buildCsvZip} = await import("./export-csv.js");
        const {name, content} = buildCsvZip(table, info());
        effects.save(name, new Blob([content], {type: "application/zip"}));
        return name;
      }
    },
    {
      id: "xlsx",
      label: nl.export.xlsx,
      run: async () => {
        const {buildXlsx} = await import("./export-xlsx.js");
        const {name, content} = await buildXlsx(table, info());
        effects.save(name, content);
        return name;
      }
    }
  ];
  if (full)
    items.push({
      id: "csv-full",
      label: nl.export.csvFull,
      run: async () => {
        const [{buildCsvZip}, {table: whole, sources}] = await Promise.all([import("./export-csv.js"), full.load()]);
        const {title, subtitle, filters} = full;
        // How to read the picture says nothing about rows that are not in it.
        const {name, content} = buildCsvZip(whole, {...info(), title, subtitle, filters, sources, reading: []});
        effects.save(name, new Blob([content], {type: "application/zip"}));
        return name;
      }
    });
  if (!chart()) return items;
  return [
    ...items,
    {
      id: "svg",
      label: nl.export.svg,
      run: () => {
        const name = `${exportName(info())}.svg`;
        effects.save(name, new Blob([svgText(drawing())], {type: "image/svg+xml"}));
        return name;
      }
    },
    {
      id: "png",
      label: nl.export.png,
      run: async () => {
        const {buildPng} = await import("./export-png.js");
        const name = `${exportName(info())}.png`;
        effects.save(name, await buildPng(drawing()));
        return name;
      }
    }
  ];
}

// Pictures go into reports on white paper. The class swaps the tokens; as nothing paints in between, nobody sees it.
function inLight<T>(chart: SVGSVGElement, build: (body: Element) => T): T {
  const body = chart.closest(".sh-figure-body") ?? chart;
  const before = body.classList.contains("sh-light");
  body.classList.add("sh-light");
  try {
    return build(body);
  } finally {
    if (!before) body.classList.remove("sh-light");
  }
}

function legendOf(body: Element): LegendRow[] {
  return [...body.querySelectorAll(".sh-legend li, .sh-map-legend li")].flatMap((row) => {
    const swatch = row.querySelector("svg");
    const words = [...row.childNodes].filter((node) => node !== swatch).map((node) => node.textContent?.trim() ?? "");
    return swatch ? [{swatch, text: words.filter(Boolean).join(" · ")}] : [];
  });
}
