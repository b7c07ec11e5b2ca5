import type {SiteCrisis} from "../../../loaders/site/crisis.js";
import {chosenCrisis} from "./crisis-choice.js";

/**
 * A page against the crisis that is chosen: against that of the site as it was made when the site was built, against
 * another as `since` reckons it. Of choices that follow each other quickly the last is drawn.
 *
 * @param choice `value` in the address; `draw` shows the page, at once against the crisis of the site
 * @returns to be called when the choice changes
 */
export function followCrisis<Page extends {crisis: SiteCrisis; crises: readonly SiteCrisis[]}>(
  page: Page,
  {value, since, draw}: {value: () => string; since: (crisis: SiteCrisis) => Promise<Page>; draw: (shown: Page) => void}
): () => Promise<void> {
  let shown = page;
  let attempt = 0;
  const refresh = async (): Promise<void> => {
    const mine = ++attempt;
    const crisis = chosenCrisis(value(), page);
    if (crisis.id !== shown.crisis.id) {
      const next = crisis.id === page.crisis.id ? page : await since(crisis);
      if (mine !== attempt) return;
      shown = next;
    }
    draw(shown);
  };
  draw(page);
  if (chosenCrisis(value(), page).id !== page.crisis.id) void refresh();
  return refresh;
}
