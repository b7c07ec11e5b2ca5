import type {Page} from "playwright-core";

/** A page on a busy machine takes its time (ms). */
export const patience = 60_000;

/** The cards of the page *Scenario*. */
export const cards = (page: Page): ReturnType<Page["locator"]> => page.locator(".sh-scenario-cards");

/** The draws are made: the first card has its band. */
export const bands = (page: Page): Promise<void> =>
  cards(page).getByText("8 van de 10 keer").first().waitFor({timeout: patience});
