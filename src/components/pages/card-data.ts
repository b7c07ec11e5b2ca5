import type {SiteCard} from "../../../loaders/site/overview.js";
import {crisis as words} from "../../locale/crisis.js";
import {formatPeriod} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import type {CardData} from "../indicator-card.js";
import {pageHref} from "./page-href.js";
import {baselineOf, breaksOf, nationalSources} from "./words.js";

/**
 * An indicator of the site as its card shows it, on a page `root` below the top ("" or "../"). With `crisisYear`, the
 * card says why it cannot be compared with the years before.
 */
export function cardData(
  card: SiteCard,
  {token, root, crisisYear}: {token: string | null; root: string; crisisYear?: number}
): CardData {
  const {indicator, pulse, national, grain, notes} = card;
  const last = national.at(-1);
  const source = nationalSources({...card, baseSources: []}).at(-1);
  return {
    id: indicator.id,
    title: indicator.title,
    unit: card.unitShown,
    decimals: card.decimalsShown,
    grain: grain ?? "year",
    points: last?.points ?? [],
    direction: indicator.direction,
    change:
      pulse?.previous && pulse.sincePrevious && grain !== null
        ? {
            difference: pulse.sincePrevious.difference,
            reference: formatPeriod(pulse.previous.period, grain),
            exceedsNoise: pulse.sincePrevious.exceedsNoise
          }
        : null,
    baseline: baselineOf(card),
    sinceBaseline: pulse?.sinceBaseline && {
      difference: pulse.sinceBaseline.difference,
      reference: nl.change.expected,
      exceedsNoise: pulse.sinceBaseline.exceedsNoise
    },
    incomparable: crisisYear === undefined || !pulse || pulse.sinceBaseline ? null : incomparable(pulse, crisisYear),
    breaks: breaksOf(notes, ["land"]),
    source: source ?? {publisher: indicator.source},
    kind: indicator.kind,
    notes: notes.map((note) => ({...note, href: `${pageHref(root, "gegevens/kwaliteit")}#note-${note.id}`})),
    token: token ?? undefined,
    isCareUse: indicator.themes.includes("zorg-en-sociaal") && indicator.direction === "none"
  };
}

function incomparable({latest, notComparable}: NonNullable<SiteCard["pulse"]>, crisisYear: number): string {
  const isBefore = Number(latest.period.slice(0, 4)) < crisisYear;
  const because = isBefore ? "before-crisis" : (notComparable ?? "too-few-years");
  return words.incomparable(String(crisisYear), words.because[because]);
}
