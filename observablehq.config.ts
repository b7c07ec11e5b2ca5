import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {parse} from "yaml";
import type {SearchEntry} from "./tools/search-entries.js";

const projectRoot = dirname(fileURLToPath(import.meta.url));
const {version} = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {version: string};

interface Page {
  name: string;
  path: string;
}
interface Group {
  name: string;
  pages: Page[];
}

/** The analysts' own pages, by title: whatever stands in src/notebooks. */
function notebookPages(): Page[] {
  const directory = join(projectRoot, "src/notebooks");
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((file) => file.endsWith(".md"))
    .map((file) => {
      const id = file.replace(/\.md$/, "");
      const text = readFileSync(join(directory, file), "utf8");
      const title = /^title:\s*(.+?)\s*$/m.exec(text)?.[1]?.replace(/^(["'])(.*)\1$/, "$2");
      return {name: title ?? id.replaceAll("-", " "), path: `/notebooks/${id}`};
    })
    .sort((a, b) => a.name.localeCompare(b.name, "nl"));
}

/** The five themes of the dashboard, as the catalogue names them, and the view across them. */
function themePages(): Page[] {
  const file = join(projectRoot, "data/catalogue/themes.yaml");
  const themes = parse(readFileSync(file, "utf8")) as {id: string; title: string; classification: string}[];
  return [
    ...themes
      .filter(({classification}) => classification === "dashboard")
      .map(({id, title}) => ({name: title, path: `/themas/${id}`})),
    {name: "Jongeren", path: "/themas/jongeren"}
  ];
}

const menu: (Page | Group)[] = [
  {name: "Overzicht", path: "/"},
  {
    name: "Aan de slag",
    pages: [
      {name: "Analist, deel 1", path: "/aan-de-slag/analist"},
      {name: "Analist, deel 2", path: "/aan-de-slag/analist-model"},
      {name: "Gemeente, stap voor stap", path: "/aan-de-slag/gemeente"},
      {name: "Gespreksleider", path: "/aan-de-slag/gespreksleider"}
    ]
  },
  {
    name: "Thema’s",
    pages: themePages()
  },
  {
    name: "Gemeente en regio",
    pages: [
      {name: "Gemeente", path: "/gebied/gemeente"},
      {name: "Regio", path: "/gebied/regio"}
    ]
  },
  {
    name: "Verkennen",
    pages: [
      {name: "Verbanden", path: "/verkennen/verbanden"},
      {name: "Verband berekenen", path: "/verkennen/verband-berekenen"}
    ]
  },
  {
    name: "Systeemmodel",
    pages: [
      {name: "Kaart en bewijs", path: "/systeemmodel/kaart"},
      {name: "Wat als", path: "/systeemmodel/wat-als"},
      {name: "Hoe zeker is dit?", path: "/systeemmodel/zekerheid"},
      {name: "Versies vergelijken", path: "/systeemmodel/versies"}
    ]
  },
  {
    name: "Scenario’s",
    pages: [
      {name: "Scenario", path: "/scenario/scenario"},
      {name: "Eigen scenario", path: "/scenario/eigen-scenario"},
      {name: "Uitgestelde zorg", path: "/scenario/uitgestelde-zorg"},
      {name: "Terugblik", path: "/scenario/terugblik"}
    ]
  },
  {
    name: "Wat betekenen de cijfers?",
    pages: [
      {name: "Voorbereiden", path: "/duiding/voorbereiden"},
      {name: "Deelnemen", path: "/duiding/deelnemen"},
      {name: "Leiden", path: "/duiding/leiden"},
      {name: "Verslag", path: "/duiding/verslag"},
      {name: "Edities", path: "/duiding/edities"}
    ]
  },
  {name: "Notebooks", pages: notebookPages()},
  {
    name: "Data",
    pages: [
      {name: "Catalogus", path: "/gegevens/catalogus"},
      {name: "Cijfers opvragen", path: "/gegevens/opvragen"},
      {name: "Kwaliteit", path: "/gegevens/kwaliteit"},
      {name: "Privacy", path: "/gegevens/privacy"},
      {name: "Eigen bestand", path: "/gegevens/eigen-bestand"}
    ]
  },
  {name: "Over dit dashboard", path: "/over"}
];

/** A page has a file of its own, or a pattern beside it makes it. */
const hasPage = ({path}: Page): boolean =>
  existsSync(join(projectRoot, "src", path === "/" ? "index.md" : `${path}.md`)) ||
  (path.startsWith("/themas/") && existsSync(join(projectRoot, "src/themas/[theme].md")));

/** The menu without pages that have no file: a link that leads nowhere fails the scan of the built site. */
const pages = menu
  .map((item) => ("pages" in item ? {...item, pages: item.pages.filter(hasPage)} : item))
  .filter((item) => ("pages" in item ? item.pages.length > 0 : hasPage(item)));

/**
 * One page an indicator of the catalogue, and the panels that pages compute with. Those stand at fixed addresses, since
 * which ones a notebook reads is known only when it runs (src/components/explore/panel-files.ts).
 */
async function* dynamicPaths(): AsyncGenerator<string> {
  const {readCatalogue} = await import("./loaders/catalogue/catalogue.js");
  const {panelFileNames} = await import("./loaders/site/panel-file.js");
  const {indicators, themes} = await readCatalogue(join(projectRoot, "data"));
  for (const {id, classification} of themes.values()) if (classification === "dashboard") yield `/themas/${id}`;
  if (existsSync(join(projectRoot, "src/gegevens/indicator/[id].md")))
    for (const id of indicators.keys()) yield `/gegevens/indicator/${id}`;
  if (existsSync(join(projectRoot, "src/data/systems.json.ts"))) yield "/data/systems.json";
  if (existsSync(join(projectRoot, "src/data/scenarios.json.ts"))) {
    const {factsFileNames} = await import("./loaders/site/scenario-facts-file.js");
    yield "/data/scenarios.json";
    for (const name of factsFileNames()) yield `/data/scenario-facts/${name}`;
  }
  const {editionFileNames} = await import("./loaders/editions/edition-files.js");
  for (const name of await editionFileNames(join(projectRoot, "data/editions"))) yield `/data/editions/${name}`;
  if (existsSync(join(projectRoot, "src/data/areas.zip.ts"))) {
    const {areaFileNames} = await import("./loaders/site/areas/area-files.js");
    for (const name of await areaFileNames(join(projectRoot, "data"), indicators.values())) yield `/data/areas/${name}`;
  }
  if (!existsSync(join(projectRoot, "src/data/indicators.zip.ts"))) return;
  yield "/data/indicators/index.json";
  for (const indicator of indicators.values())
    for (const name of panelFileNames(indicator)) yield `/data/indicators/${name}`;
}

/** What the search finds beside the pages of the menu. */
async function* searchEntries(): AsyncGenerator<SearchEntry> {
  const {readCatalogue} = await import("./loaders/catalogue/catalogue.js");
  const {docEntries, indicatorEntries} = await import("./tools/search-entries.js");
  const {indicators} = await readCatalogue(join(projectRoot, "data"));
  yield* indicatorEntries(indicators.values());
  yield* await docEntries(join(projectRoot, "docs"));
}

// In a preview the fonts stand at these addresses; after a build tools/postbuild.ts puts in the hashed ones.
const fonts = [
  {family: "Source Sans 3", file: "source-sans-3"},
  {family: "Source Serif 4", file: "source-serif-4"}
];
const fontPreloads = fonts.map(
  ({file}) => `<link rel="preload" as="font" type="font/woff2" href="/style/fonts/${file}.woff2" crossorigin>`
);
const fontFaces = fonts.map(
  ({family, file}) =>
    `@font-face{font-family:"${family}";font-style:normal;font-weight:200 900;font-display:swap;` +
    `src:url(/_file/style/fonts/${file}.woff2) format("woff2")}`
);

// The second line keeps zod from trying whether it may compile code from text: it may not (tools/content-policy.ts).
const first = `document.documentElement.lang ||= "nl";
globalThis.__zod_globalConfig = {jitless: true};`;
// The colours of a municipality, checked and written anew by tools/theme/theme.ts: after our own style sheet.
const theme = process.env.SAMENHANG_THEME === undefined ? "" : readFileSync(process.env.SAMENHANG_THEME, "utf8");
const themeSheet = theme === "" ? "" : `<style id="sh-theme">${theme}</style>\n`;
const head = `<link rel="icon" type="image/svg+xml" href="/style/icon.svg">
${fontPreloads.join("\n")}
<style>${fontFaces.join("")}</style>
${themeSheet}<script>${first}</script>
<script type="module" src="/style/print.js"></script>`;

/** Under every page: what a reader looks for there. */
const footLinks = [
  {name: "Over dit dashboard", path: "/over"},
  {name: "Toegankelijkheid", path: "/toegankelijkheid"},
  {name: "Documentatie (Engels)", path: "/docs/index"}
]
  .filter(hasPage)
  .map(({name, path}) => ` · <a href="${path}">${name}</a>`)
  .join("");

/** Above the pages of docs/, which are in another language: that they are, and the way to the others. */
const header = ({path}: {path: string}): string =>
  path.startsWith("/docs/")
    ? `<p class="docs-line" lang="nl">Deze documentatie is in het Engels. <a href="/docs/index">Alle onderwerpen</a></p>`
    : "";

export default {
  root: "src",
  // A build is finished elsewhere and put in place when it is sound (tools/build-site.ts).
  output: process.env.SAMENHANG_SITE_OUTPUT ?? "dist",
  title: "Samenhang",
  home: "Samenhang",
  pages,
  dynamicPaths,
  // Any static server can follow links that name their file; those that know clean addresses still answer to them.
  preserveExtension: true,
  search: {index: searchEntries},
  pager: false,
  toc: {show: false, label: "Op deze pagina"},
  style: "style/samenhang.css",
  globalStylesheets: [],
  head,
  header,
  footer: `Samenhang ${version}. Bij elk cijfer staan bron en datum. Deze website haalt niets op bij anderen.${footLinks}`,
  // Extensions would be fetched from another host at build time; CSV, JSON and .duckdb files work without.
  duckdb: {extensions: {json: null, parquet: null}},
  interpreters: {
    ".py": null,
    ".r": null,
    ".R": null,
    ".rs": null,
    ".go": null,
    ".java": null,
    ".jl": null,
    ".php": null,
    ".sh": null,
    ".exe": null
  }
};
