import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Indicator} from "../catalogue/schema.js";
import {InputError} from "../../models/errors.js";
import {readIndicatorPage} from "./indicator-page.js";
import {pulse, type Pulse} from "./pulse.js";
import type {SiteNote, SitePoint, SiteSource} from "./types.js";

export interface OverviewCard {
  id: string;
  title: string;
  definition: string;
  unit: string;
  decimals: number;
  kind: Indicator["kind"];
  flow: Indicator["flow"];
  direction: Indicator["direction"];
  grain: string;
  points: SitePoint[];
  pulse: Pulse;
  notes: SiteNote[];
  sources: SiteSource[];
}

export interface Overview {
  crisis: {title: string; starts: string};
  themes: {id: string; title: string; token: string | null; description: string; cards: OverviewCard[]}[];
}

/** The five themes of the dashboard, each with its headline indicators for the Netherlands. */
export async function readOverview(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  crisisId: string
): Promise<Overview> {
  const crisis = catalogue.events.find(({id}) => id === crisisId);
  if (!crisis)
    throw new InputError("unknown-event", `no event ${crisisId} in the catalogue`, "data/catalogue/events.yaml");
  const crisisYear = Number(crisis.starts.slice(0, 4));
  const themes: Overview["themes"] = [];
  for (const theme of catalogue.themes.values()) {
    if (theme.classification !== "dashboard") continue;
    const cards: OverviewCard[] = [];
    for (const id of theme.headline) {
      const indicator = catalogue.indicators.get(id);
      const card = indicator && (await readCard(connection, catalogue, indicator, crisisYear));
      if (card) cards.push(card);
    }
    themes.push({id: theme.id, title: theme.title, token: theme.token, description: theme.description, cards});
  }
  return {crisis: {title: crisis.title, starts: crisis.starts}, themes};
}

async function readCard(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  indicator: Indicator,
  crisisYear: number
): Promise<OverviewCard | null> {
  const page = await readIndicatorPage(connection, catalogue, indicator);
  const last = page.national.at(-1);
  if (!last || page.grain === null) return null;
  const beat = pulse(last.points, page.grain, page.notes, crisisYear);
  if (!beat) return null;
  return {
    id: indicator.id,
    title: indicator.title,
    definition: indicator.definition,
    unit: page.unitShown,
    decimals: page.decimalsShown,
    kind: indicator.kind,
    flow: indicator.flow,
    direction: indicator.direction,
    grain: page.grain,
    points: last.points,
    pulse: beat,
    notes: page.notes,
    sources: page.sources
  };
}
