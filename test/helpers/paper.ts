import type {Page} from "playwright-core";

/** An A4 sheet less its margins of 16 mm, in CSS pixels. */
const paperWidth = Math.floor(((210 - 2 * 16) / 25.4) * 96);

/** Puts a page as on paper, with what the reader's screen prefers. */
export async function layOnPaper(page: Page, colorScheme: "light" | "dark" = "light"): Promise<void> {
  await page.setViewportSize({width: paperWidth, height: 900});
  await page.emulateMedia({media: "print", colorScheme});
}

/** What sticks out of the sheet at its right, outermost elements only. */
export function beyondPaper(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 1;
    const sticksOut = (element: Element): boolean => element.getBoundingClientRect().right > edge;
    return (
      [...document.querySelectorAll("#observablehq-main *")]
        .filter((each) => sticksOut(each) && !(each.parentElement && sticksOut(each.parentElement)))
        // What a drawing holds is looked at in the gallery.
        .filter((each) => each.closest("svg") === null || each.tagName === "svg")
        .filter((each) => getComputedStyle(each).position !== "absolute")
        .map((each) => `${each.tagName} ${each.getAttribute("class") ?? ""} ${(each.textContent ?? "").slice(0, 40)}`)
    );
  });
}

/** The colours of the house style as they stand in the page now, by name. */
export function colours(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const sheets = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({cssText}) => cssText));
    const names = new Set(sheets.join(" ").match(/--sh-[\w-]+/g));
    return Object.fromEntries([...names].sort().map((name) => [name, style.getPropertyValue(name)]));
  });
}
