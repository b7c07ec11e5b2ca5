import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {CrisisEvent} from "../catalogue/schema.js";
import {readIndicatorPage} from "./indicator-page.js";
import {readNotes} from "./notes.js";
import type {IndicatorPage} from "./types.js";

export interface OverviewTheme {
  id: string;
  title: string;
  token: string | null;
  description: string;
  cards: Pick<
    IndicatorPage,
    "indicator" | "unitShown" | "decimalsShown" | "grain" | "sources" | "notes" | "national" | "pulse"
  >[];
}

export interface Overview {
  crisis: {title: string; starts: string};
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
      const page = await readIndicatorPage(connection, catalogue, indicator, crisis, allNotes);
      if (page.pulse === null) continue;
      const {unitShown, decimalsShown, grain, sources, notes, national, pulse} = page;
      cards.push({indicator, unitShown, decimalsShown, grain, sources, notes, national, pulse});
    }
    themes.push({id: theme.id, title: theme.title, token: theme.token, description: theme.description, cards});
  }
  return {crisis: {title: crisis.title, starts: crisis.starts}, themes};
}
