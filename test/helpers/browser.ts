import type {Browser, BrowserContext, BrowserContextOptions, Page, Request} from "playwright-core";
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
export const launchKept = async (folder: string): Promise<BrowserContext> =>
  counted(await chromium.launchPersistentContext(folder, {...started(), ...dutch}));

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
export async function newContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return counted(await browser.newContext({...dutch, ...options}));
}

const dutch = {locale: "nl-NL", timezoneId: "Europe/Amsterdam"};

/** How much the pages of a context have asked for, and what of it has not ended yet, as it was told. */
const traffic = new WeakMap<BrowserContext, {asked: number; open: Set<Request>}>();

function counted(context: BrowserContext): BrowserContext {
  const count = {asked: 0, open: new Set<Request>()};
  traffic.set(context, count);
  context.on("request", (request) => {
    count.asked += 1;
    count.open.add(request);
  });
  for (const end of ["requestfinished", "requestfailed"] as const)
    context.on(end as "requestfinished", (request) => void count.open.delete(request));
  // What a closed page still asked for is never told to have ended.
  context.on("page", (page) =>
    page.on("close", () => {
      for (const request of count.open) if (pageOf(request) === page) count.open.delete(request);
    })
  );
  return context;
}

/** Null for what no page of its own asked for. */
function pageOf(request: Request): Page | null {
  try {
    return request.frame().page();
  } catch {
    return null;
  }
}

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

/**
 * Waits until a page has come to rest: nothing is being fetched, no cell of Framework is loading, and for a while the
 * page had time to run and changed nothing. A machine that is held up only makes the wait longer: neither a late message
 * to this process nor a late turn of the page counts as rest, which the browser's own "network idle" takes it for.
 */
export async function settle(page: Page): Promise<void> {
  const count = traffic.get(page.context());
  if (count === undefined) throw new Error("settle needs a page of newContext, watchedPage or launchKept");
  const until = Date.now() + 45_000;
  await page.waitForLoadState("load");
  for (;;) {
    const before = count.asked;
    const still = await page.evaluate(atRest, QUIET);
    if (still && count.asked === before && count.open.size === 0) return;
    if (Date.now() > until)
      throw new Error(
        `${page.url()} does not come to rest: ${String(count.open.size)} of ${String(count.asked)} requests open, ` +
          (still ? "no change" : "still changing or loading")
      );
  }
}

/** Milliseconds without a change that count as rest. */
const QUIET = 200;

/** In the page: whether it stays as it is for so long; false after two seconds without such a rest. */
function atRest(quiet: number): Promise<boolean> {
  const step = 50;
  return new Promise((resolve) => {
    const start = performance.now();
    let last = start;
    let rest = 0;
    const changes = new MutationObserver(() => void (rest = 0));
    changes.observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
    const timer = setInterval(() => {
      const now = performance.now();
      // A turn that came late was not rest: the page, or the whole machine, was busy.
      rest = now - last < 2 * step && changes.takeRecords().length === 0 ? rest + step : 0;
      last = now;
      const ready =
        document.readyState === "complete" &&
        document.fonts.status === "loaded" &&
        document.querySelector("observablehq-loading") === null;
      const done = ready && rest >= quiet;
      if (!done && now - start < 2000) return;
      clearInterval(timer);
      changes.disconnect();
      resolve(done);
    }, step);
  });
}
