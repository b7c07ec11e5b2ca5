import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {CrisisEvent} from "../catalogue/schema.js";
import {siteCrises, siteCrisis, type SiteCrisis} from "./crisis.js";
import {readIndicatorPage} from "./indicator-page.js";
import {readNotes} from "./notes.js";
import type {IndicatorPage} from "./types.js";

export interface OverviewTheme {
  id: string;
  title: string;
  token: string | null;
  description: string;
  cards: SiteCard[];
}

/** What a card shows of an indicator. */
export type SiteCard = Pick<
  IndicatorPage,
  "indicator" | "unitShown" | "decimalsShown" | "grain" | "sources" | "nationalSources" | "notes" | "national" | "pulse"
>;

export interface Overview {
  crisis: SiteCrisis;
  /** The crises a reader may choose instead. */
  crises: SiteCrisis[];
  themes: OverviewTheme[];
}

/** The five themes of the dashboard, each with its headline indicators for the Netherlands. */
export async function readOverview(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  crisis: CrisisEvent
): Promise<Overview> {
  const themes: OverviewTheme[] = [];
  const allNotes = await readNotes(connection);
  for (const theme of catalogue.themes.values()) {
    if (theme.classification !== "dashboard") continue;
    const cards: OverviewTheme["cards"] = [];
    for (const id of theme.headline) {
      const indicator = catalogue.indicators.get(id);
      if (!indicator) continue;
      const card = cardOf(await readIndicatorPage(connection, catalogue, indicator, crisis, allNotes));
      if (card !== null) cards.push(card);
    }
    themes.push({id: theme.id, title: theme.title, token: theme.token, description: theme.description, cards});
  }
  return {crisis: siteCrisis(crisis), crises: siteCrises(catalogue), themes};
}

/** The card of an indicator; null when there is no figure for the Netherlands. */
export function cardOf(page: Omit<IndicatorPage, "latest">): SiteCard | null {
  const {indicator, unitShown, decimalsShown, grain, sources, nationalSources, notes, national, pulse} = page;
  const card = {indicator, unitShown, decimalsShown, grain, sources, nationalSources, notes, national};
  return pulse === null ? null : {...card, pulse};
}
