import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import {parse} from "yaml";
import {z} from "zod";
import type {Catalogue} from "../catalogue/catalogue.js";
import {readYaml} from "../catalogue/catalogue.js";
import {InputError} from "../../models/errors.js";
import {columnsOf} from "../../models/statistics/formula/columns-of.js";
import {pageEstimates, type PageEstimate} from "./page-estimates.js";

/** Something that shows numbers of an indicator: a row of the table artefact. */
export interface Artefact {
  kind: "page" | "estimate" | "sentence" | "model";
  ref: string;
  title: string;
  /** Address within the site. */
  path: string;
  indicator: string;
  /** The periods it shows; null: all. */
  starts: string | null;
  ends: string | null;
}

const frontMatterSchema = z.looseObject({
  title: z.string().optional(),
  indicators: z.array(z.string()).default([]),
  estimates: z.array(z.string()).default([])
});
const date = z.string().nullable().default(null);
const sentenceSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  path: z.string(),
  indicators: z.array(z.string()).min(1),
  starts: date,
  ends: date
});

/**
 * Everything known to show numbers: the page of every indicator (also for its parts and its denominator) and the
 * overview, each with its opening sentence, the pages under `srcDir` that list `indicators: […]` in their front matter,
 * the estimates in the code of those pages or listed there as `estimates: […]`, each with the sentence that reads it out,
 * and the sentences of data/catalogue/sentences.yaml.
 * Throws InputError at an indicator the catalogue does not know.
 */
export async function listArtefacts(catalogue: Catalogue, dataDir: string, srcDir: string): Promise<Artefact[]> {
  const artefacts = [
    ...indicatorPages(catalogue),
    ...overviewPage(catalogue),
    ...(await notebookPages(catalogue, srcDir)),
    ...(await sentences(join(dataDir, "catalogue", "sentences.yaml")))
  ];
  const unknown = artefacts.find(({indicator}) => !catalogue.indicators.has(indicator));
  if (unknown) throw new InputError("unknown-reference", `unknown indicator: ${unknown.indicator}`, unknown.ref);
  return artefacts;
}

function indicatorPages(catalogue: Catalogue): Artefact[] {
  return [...catalogue.indicators.values()].flatMap(({id, title, parts, denominator, measure}) => {
    const page = {kind: "page" as const, ref: `indicator:${id}`, title, path: `/gegevens/indicator/${id}`};
    const own = {...page, indicator: id, starts: null, ends: null};
    const joined = parts.map((part) => ({...page, indicator: part.indicator, starts: part.from, ends: part.to}));
    // Counts and amounts are shown per head of the denominator, so what is wrong with it is wrong with the page.
    const isShownAsRate = denominator !== null && denominator !== id && (measure === "count" || measure === "amount");
    const shown = [own, ...joined, ...(isShownAsRate ? [{...own, indicator: denominator}] : [])];
    return [...shown, ...shown.map(openingSentence)];
  });
}

/** The overview shows the headline indicators of the themes, and its opening sentence counts them. */
function overviewPage(catalogue: Catalogue): Artefact[] {
  const headline = [...catalogue.themes.values()].flatMap((theme) => theme.headline);
  const shown = [...new Set(headline)].flatMap((id) => [
    id,
    ...(catalogue.indicators.get(id)?.parts ?? []).map((part) => part.indicator)
  ]);
  const page = {kind: "page" as const, ref: "page:index", title: "Overzicht", path: "/", starts: null, ends: null};
  return shown.flatMap((indicator) => [{...page, indicator}, openingSentence({...page, indicator})]);
}

/** Pages open with a sentence made from their numbers: what is wrong with a number is wrong with the sentence. */
function openingSentence(page: Artefact): Artefact {
  return {...page, kind: "sentence", ref: `sentence:${page.ref}`, title: `${page.title}: de zin bovenaan`};
}

async function notebookPages(catalogue: Catalogue, srcDir: string): Promise<Artefact[]> {
  if (!existsSync(srcDir)) return [];
  const artefacts: Artefact[] = [];
  for (const file of await listPages(srcDir)) {
    const content = await readFile(file, "utf8");
    const yaml = /^---\r?\n([\s\S]*?)\r?\n---/.exec(content)?.[1];
    const result = frontMatterSchema.safeParse(yaml === undefined ? {} : (parse(yaml) as unknown));
    if (!result.success)
      throw new InputError("invalid-field", `front matter: ${result.error.issues[0]?.message ?? "invalid"}`, file);
    const name = relative(srcDir, file).split(sep).join("/").replace(/\.md$/, "");
    const title = result.data.title ?? /^# (.+)$/m.exec(content)?.[1] ?? name;
    const path = `/${name.replace(/(^|\/)index$/, "$1")}`;
    for (const indicator of result.data.indicators)
      artefacts.push({kind: "page", ref: `page:${name}`, title, path, indicator, starts: null, ends: null});
    // What a page shows before the reader chooses is read out too.
    const listed = result.data.estimates.map((formula) => ({formula, columns: columnsOf(formula), isRead: true}));
    for (const estimate of [...listed, ...pageEstimates(content)])
      artefacts.push(...estimateArtefacts(catalogue, estimate, {name, title, path}));
  }
  return artefacts;
}

/** An estimate and the sentence about it, for each indicator in it; other columns are of the page's own making. */
function estimateArtefacts(
  {indicators}: Catalogue,
  {formula, columns, isRead}: PageEstimate,
  page: {name: string; title: string; path: string}
): Artefact[] {
  const titleOf = (column: string): string => indicators.get(column)?.title ?? column;
  const known = columns.filter((column) => indicators.has(column));
  const [outcome = "", ...others] = known;
  const made = others.length > 0 ? `${titleOf(outcome)} en ${others.map(titleOf).join(", ")}` : titleOf(outcome);
  return known.flatMap((indicator): Artefact[] => {
    const estimate = {path: page.path, indicator, starts: null, ends: null};
    const ref = `estimate:${page.name}:${formula}`;
    const title = `${page.title}: berekend verband van ${made}`;
    return [
      {...estimate, kind: "estimate", ref, title},
      ...(isRead
        ? [{...estimate, kind: "sentence" as const, ref: `sentence:${ref}`, title: `${title}: de zin daarover`}]
        : [])
    ];
  });
}

// Framework's own output and the links to loaders and docs are no pages of ours.
const passedOver = new Set([".observablehq", "models", "loaders", "docs", "node_modules"]);

async function listPages(dir: string): Promise<string[]> {
  const entries = await readdir(dir, {withFileTypes: true});
  const found = await Promise.all(
    entries.map((entry) => {
      if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : listPages(join(dir, entry.name));
      return entry.isFile() && entry.name.endsWith(".md") ? [join(dir, entry.name)] : [];
    })
  );
  return found.flat().sort();
}

async function sentences(file: string): Promise<Artefact[]> {
  if (!existsSync(file)) return [];
  return (await readYaml(file, sentenceSchema)).flatMap(({id, text, path, indicators, starts, ends}) =>
    indicators.map((indicator) => ({
      kind: "sentence" as const,
      ref: `sentence:${id}`,
      title: text,
      path,
      indicator,
      starts,
      ends
    }))
  );
}
