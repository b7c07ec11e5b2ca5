import type {SiteEditions} from "../../../loaders/site/editions.js";
import {editions as words} from "../../locale/editions.js";
import type {Choice} from "../controls/control.js";

/** What a reader may see the changes of: since the last edition, and of each edition since the one before it. */
export function editionChoices({editions}: SiteEditions): Choice[] {
  return editions.flatMap(({title, changes}, at) => {
    if (changes === null) return [];
    const {since} = changes;
    const label = title === null ? words.sinceLast(since.title) : words.between(since.title, title);
    return [{value: String(at), label}];
  });
}
