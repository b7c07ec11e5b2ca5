import type {Browser, BrowserContext, BrowserContextOptions, Page} from "playwright-core";
import {chromium} from "playwright-core";
import {findChromium} from "../../tools/find-chromium.mjs";

const started = (): {executablePath: string; args: string[]} => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("no Chromium found: run node tools/setup.mjs --chromium");
  return {
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync"
    ]
  };
};

/** Starts the installed Chromium without any of its own traffic. Close it when done. */
export const launchBrowser = (): Promise<Browser> => chromium.launch(started());

/** A browser as somebody has it at home: what pages keep in it stands in a folder, and is there when it starts again. */
export const launchKept = (folder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {...started(), ...dutch});

export interface WatchedPage {
  page: Page;
  /** Console errors, page errors, failed or refused requests and requests to other hosts, as they came. */
  faults: string[];
  close(): Promise<void>;
}

/** A new page, in a context of its own, that keeps a list of everything that went wrong. */
export async function watchedPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await newContext(browser, options);
  const page = await context.newPage();
  return {page, faults: watch(page), close: () => context.close()};
}

/** A context in Dutch: pages of one context share what they fetched. */
export function newContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({...dutch, ...options});
}

const dutch = {locale: "nl-NL", timezoneId: "Europe/Amsterdam"};

/** The list that fills with everything that goes wrong in a page from now on. */
export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "failed";
    // A page that is left cancels what it was fetching.
    if (reason !== "net::ERR_ABORTED") faults.push(`request: ${reason} ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`response: ${response.status()} ${response.url()}`);
  });
  page.on("request", (request) => {
    const {protocol, hostname} = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1")
      faults.push(`request to another host: ${request.url()}`);
  });
  return faults;
}

/** Waits until all cells of a Framework page have run and nothing is being fetched. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("observablehq-loading") === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
