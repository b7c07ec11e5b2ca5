import type {DuckDBConnection} from "@duckdb/node-api";
import {join} from "node:path";
import type {Catalogue} from "../catalogue/catalogue.js";
import {readThemeTexts, type ThemeText} from "../catalogue/theme-texts.js";
import type {CrisisEvent, Indicator} from "../catalogue/schema.js";
import {projectRoot} from "../warehouse/paths.js";
import {readCounterparts, type Counterpart} from "./counterparts.js";
import {lastAge, readAges, type AgeFigure} from "./ages.js";
import {siteCrises, siteCrisis, type SiteCrisis} from "./crisis.js";
import {readIndicatorPage} from "./indicator-page.js";
import {readNotes} from "./notes.js";
import {cardOf, type SiteCard} from "./overview.js";

export interface ThemePage {
  id: string;
  title: string;
  token: string | null;
  description: string;
  crisis: SiteCrisis;
  /** The crises a reader may choose instead. */
  crises: SiteCrisis[];
  /** "Wat betekenen de cijfers?"; null while nobody has written it. */
  text: ThemeText | null;
  cards: (SiteCard & {ages: AgeFigure[]; leadsTo: string[]})[];
  /** Local series of the theme, each beside the national one it is the counterpart of. */
  counterparts: Counterpart[];
  /** Indicators of the theme that have no figure for the Netherlands, why, and whether smaller areas have one. */
  gaps: {id: string; title: string; because: string | null; isLocal: boolean}[];
}

/** Up to this age a figure is about youth: the oldest class of the Participation Act's and youth care's counts. */
const oldestYoung = 27;

/** The view across themes: what figures say of the young. */
const youthId = "jongeren";
const youthText =
  "Hoe gaat het met kinderen en jongeren, over alle thema’s heen? Hier staan de cijfers die over hen gaan of die hen apart tellen.";

/** The pages of the five themes and the one of the young, by id. */
export async function readThemes(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  crisis: CrisisEvent
): Promise<Record<string, ThemePage>> {
  const texts = await readThemeTexts(join(projectRoot(), "data"));
  const notes = await readNotes(connection);
  const crisisYear = Number(crisis.starts.slice(0, 4));
  const themes = [...catalogue.themes.values()].filter(({classification}) => classification === "dashboard");
  const dashboard = new Set(themes.map(({id}) => id));
  const found = new Map<string, ThemePage["cards"][number] | null>();
  const local = new Set<string>();
  for (const indicator of catalogue.indicators.values()) {
    if (!indicator.themes.some((id) => dashboard.has(id))) continue;
    const page = await readIndicatorPage(connection, catalogue, indicator, crisis, notes);
    const card = cardOf(page);
    if (page.coverage.some(({level, present}) => level !== "land" && present > 0)) local.add(indicator.id);
    const ages = card && (await readAges(connection, catalogue, indicator, {notes: page.notes, crisisYear}));
    const leadsTo = page.leadsTo.map(({title}) => title);
    found.set(indicator.id, card && {...card, ages: ages ?? [], leadsTo});
  }
  const counterparts = await readCounterparts(connection, catalogue, crisis, notes);
  const pageOf = (
    about: Pick<ThemePage, "id" | "title" | "token" | "description">,
    indicators: readonly Indicator[]
  ): ThemePage => ({
    ...about,
    crisis: siteCrisis(crisis),
    crises: siteCrises(catalogue),
    text: texts.get(about.id) ?? null,
    cards: indicators.flatMap(({id}) => found.get(id) ?? []),
    counterparts: counterparts.filter(({local}) => indicators.some(({id}) => id === local.id)),
    gaps: indicators
      .filter(({id}) => !found.get(id))
      .map(({id, title, missingBecause}) => ({id, title, because: missingBecause, isLocal: local.has(id)}))
  });
  const all = [...catalogue.indicators.values()];
  const pages = themes.map(({id, title, token, description, headline}) => {
    const isFirst = new Map(headline.map((each, at) => [each, at]));
    const order = (indicator: Indicator): number => isFirst.get(indicator.id) ?? headline.length;
    const own = all.filter((indicator) => indicator.themes.includes(id)).sort((a, b) => order(a) - order(b));
    return pageOf({id, title, token, description}, own);
  });
  const young = all.filter((indicator) => found.has(indicator.id) && isAboutYoung(indicator, found.get(indicator.id)));
  const youth = pageOf({id: youthId, title: "Jongeren", token: null, description: youthText}, young);
  const youngAges = youth.cards.map((card) => ({
    ...card,
    ages: card.ages.filter(({category}) => lastAge(category) <= oldestYoung)
  }));
  return Object.fromEntries([...pages, {...youth, cards: youngAges}].map((page) => [page.id, page]));
}

/** An indicator counts as one of the young when all it is about are young, or when it has classes of young people. */
function isAboutYoung({ageBase}: Indicator, card: ThemePage["cards"][number] | null | undefined): boolean {
  const [, last] = /\btot (?:en met )?(\d+) jaar/.exec(ageBase ?? "") ?? [];
  if (last !== undefined && Number(last) <= oldestYoung) return true;
  return card?.ages.some(({category}) => lastAge(category) <= oldestYoung) ?? false;
}
