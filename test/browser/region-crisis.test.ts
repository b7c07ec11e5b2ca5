import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {csvParse} from "d3";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, settle, watchedPage, type WatchedPage} from "../helpers/browser.js";
import {runLine} from "../helpers/command-line.js";

let browser: Browser;
let dir = "";
const counts = new Map<string, number>();
beforeAll(async () => {
  [browser, dir] = await Promise.all([launchBrowser(), mkdtemp(join(tmpdir(), "region-crisis-"))]);
  await readCounts(["ao-uitkeringen", "inwoners-15-aow"], "year");
  await readCounts(["bijstand"], "month");
});
afterAll(() => Promise.all([browser?.close(), rm(dir, {recursive: true, force: true})]));

async function open(query: string): Promise<WatchedPage> {
  const watched = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
  watched.page.setDefaultTimeout(15_000);
  await watched.page.goto(new URL(`gebied/regio.html?v=1&${query}`, inject("site")).href);
  await watched.page.locator(".sh-area-side").waitFor();
  await settle(watched.page);
  return watched;
}

/** Counts by indicator, region and period, as the command line gives them. */
async function readCounts(indicators: readonly string[], grain: string): Promise<void> {
  const out = join(dir, `${grain}.csv`);
  const about = ["--indicators", indicators.join(","), "--grain", grain, "--per", "count"];
  const args = [...about, "--from", "2011", "--to", "2024", "--boundaries", "2024"];
  const {code} = await runLine(["data", "panel", ...args, "--db", inject("warehouse"), "--out", out], dir);
  expect(code).toBe(0);
  for (const row of csvParse(await readFile(out, "utf8")))
    for (const id of indicators) counts.set(`${id} ${row["region"]} ${row["period"]}`, Number(row[id]));
}

const dordrecht = "GM0505";
/** 97,5 % of Student's t with four degrees of freedom: five years before a crisis. */
const t4 = 2.7764451;
const dutch = (value: number): string => Math.abs(value).toFixed(1).replace(".", ",");

describe.each([
  {
    ...{area: "VR18", id: "ao-uitkeringen", month: "", crisis: "energiecrisis", year: 2022},
    members: "GM0482 GM0505 GM0512 GM0523 GM0531 GM0590 GM0610 GM0642 GM1963 GM1978"
  },
  {
    ...{area: "L-drechtsteden", id: "bijstand", month: "-12", crisis: "2016", year: 2016},
    members: "GM0482 GM0505 GM0523 GM0531 GM0590 GM0610 GM0642"
  }
] as const)("$id of $area against the years before $year", ({area, id, month, crisis, year, members}) => {
  it("is what one reckons by hand from the counts of a panel: level, difference, and whether it is chance", async () => {
    const rate = (codes: readonly string[], at: number): number => {
      const sum = (of: string, period: string): number =>
        codes.reduce((total, code) => total + (counts.get(`${of} ${code} ${period}`) ?? NaN), 0);
      return (1000 * sum(id, `${at}${month}`)) / sum("inwoners-15-aow", String(at));
    };
    const judged = (codes: readonly string[]) => {
      const before = [5, 4, 3, 2, 1].map((back) => rate(codes, year - back));
      const mean = before.reduce((sum, value) => sum + value, 0) / 5;
      const spread = Math.sqrt(before.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4);
      const difference = rate(codes, 2024) - mean;
      return {mean, difference, isBeyond: Math.abs(difference) > t4 * spread * Math.sqrt(1 + 1 / 5)};
    };
    const {page, faults, close} = await open(`gebied=${area}&cijfer=${id}&crisis=${crisis}`);
    const {mean, difference, isBeyond} = judged(members.split(" "));
    const text = (await page.locator(".sh-area-block").innerText()).replaceAll(/\s+/g, " ");
    expect(text).toContain(`(${year - 5} tot en met ${year - 1}) was het gemiddeld ${dutch(mean)}.`);
    expect(text).toContain(`Nu is het ${dutch(difference)} ${difference < 0 ? "lager" : "hoger"} dan verwacht`);
    expect(/dan verwacht(?: \((?:on)?gunstig\))?; verschil is groter dan toeval/.test(text)).toBe(isBeyond);
    const one = judged([dordrecht]);
    const table = page.locator(".sh-area-side > .sh-table-box table");
    // No municipality of a few is hidden below an edge.
    const hidden = await table.evaluate(
      ({parentElement: box}) => (box?.scrollHeight ?? NaN) - (box?.clientHeight ?? NaN)
    );
    expect(hidden).toBe(0);
    const heads = (await table.locator("thead th").allInnerTexts()).map((head) => head.trim());
    const cells = await table.locator("tbody tr", {hasText: "Dordrecht"}).locator("th, td").allInnerTexts();
    const cell = (head: string): string => cells[heads.findIndex((each) => each.startsWith(head))] ?? "";
    expect(cell(`Verschil met de jaren vóór ${year}`)).toContain(dutch(one.difference));
    expect(cell("Toeval?")).toBe(one.isBeyond ? "groter dan toeval" : "kan toeval zijn");
    expect(await page.locator(".sh-crisis-note").innerText()).toContain(`${year - 5} tot en met ${year - 1}`);
    expect(faults).toEqual([]);
    await close();
  });
});

describe("the crisis on the page of a region", () => {
  it("is chosen, goes along to a municipality, can be taken back, and gives no number of years without figures", async () => {
    const {page, faults, close} = await open("gebied=L-drechtsteden&cijfer=ao-uitkeringen");
    const head = page.locator(".sh-area-side > .sh-table-box thead");
    expect(await head.innerText()).toContain("vóór 2020");
    await page.getByLabel("Vergelijk met de jaren vóór").selectOption("financiele-crisis");
    await expect.poll(() => head.innerText()).toContain("vóór 2008");
    expect(page.url()).toContain("crisis=financiele-crisis");
    const row = page.locator(".sh-area-side > .sh-table-box tbody tr").first();
    expect(await row.innerText()).toContain("niet beschikbaar\tniet beschikbaar");
    expect(await page.locator(".sh-area-block").innerText()).toContain(
      "Verandering sinds 2007: te weinig jaren vóór de crisis. Daarom geven wij geen getal."
    );
    expect(await page.locator(".sh-area-message").innerText()).toContain("geen cijfer te vergelijken");
    expect(await row.getByRole("link").getAttribute("href")).toContain("crisis=financiele-crisis");
    await page.getByRole("button", {name: "Stap terug", exact: true}).click();
    await expect.poll(() => head.innerText()).toContain("vóór 2020");
    expect(faults).toEqual([]);
    await close();
  });
});
