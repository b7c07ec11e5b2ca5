import type {ThemePage} from "../../../loaders/site/themes.js";
import {pulse} from "../../loaders/site/pulse.js";

/**
 * The figures of a page against the years before another crisis, reckoned by the function that reckoned the page itself
 * when the site was built (loaders/site/pulse.ts).
 *
 * @param year first year of the crisis
 */
export function cardsSince(cards: ThemePage["cards"], year: number): ThemePage["cards"] {
  return cards.map((card) => {
    const {national, grain, notes, ages} = card;
    const last = national.at(-1);
    return {
      ...card,
      pulse: last && grain !== null ? pulse(last.points, grain, notes, year) : null,
      ages: ages.map((age) => ({...age, pulse: pulse(age.points, age.grain, notes, year) ?? age.pulse}))
    };
  });
}
