import type {AgeFigure} from "../../../loaders/site/ages.js";
import type {SiteCard} from "../../../loaders/site/overview.js";
import {pulse} from "../../loaders/site/pulse.js";

/**
 * The figures of a page against the years before another crisis, reckoned by the function that reckoned the page itself
 * when the site was built (loaders/site/pulse.ts).
 *
 * @param year first year of the crisis
 */
export function cardsSince<Card extends SiteCard & {ages?: AgeFigure[]}>(cards: readonly Card[], year: number): Card[] {
  return cards.map((card) => {
    const {national, grain, notes, ages} = card;
    const last = national.at(-1);
    return {
      ...card,
      pulse: last && grain !== null ? pulse(last.points, grain, notes, year) : null,
      ...(ages && {ages: ages.map((age) => ({...age, pulse: pulse(age.points, age.grain, notes, year) ?? age.pulse}))})
    };
  });
}
