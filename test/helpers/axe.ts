import {AxeBuilder} from "@axe-core/playwright";
import type {Page} from "playwright-core";

/**
 * What axe finds serious or critical in a page (WCAG 2.2 A and AA and good practice), one line each with where.
 * @param rules only these rules of axe
 */
export async function seriousFindings(page: Page, rules?: string[]): Promise<string[]> {
  if (page.frames().length > 1) throw new Error(`${page.url()} holds frames, which are not looked into`);
  // No page holds a frame. Axe would gather all it saw and send it to a second page to be judged: twice the time.
  const axe = new AxeBuilder({page}).setLegacyMode().options({resultTypes: ["violations"]});
  const {violations} = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({impact}) => impact === "serious" || impact === "critical")
    .map(({id, help, nodes}) => {
      const where = nodes.slice(0, 5).map(({target}) => target.join(" "));
      return `${id}: ${help} (${nodes.length}×: ${where.join("; ")})`;
    });
}
