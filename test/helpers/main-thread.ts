import type {Browser, Page} from "playwright-core";

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Processor time (µs), where the system tells it. */
  tdur?: number;
  args?: {name?: string};
}

/**
 * Longest task of a page's main thread while something is done (ms of processor time, which other programs on the
 * machine do not stretch as they do the clock).
 */
export async function longestTask(browser: Browser, page: Page, work: () => Promise<unknown>): Promise<number> {
  await browser.startTracing(page, {categories: ["toplevel", "disabled-by-default-devtools.timeline"]});
  let trace: Buffer;
  try {
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const {traceEvents} = JSON.parse(trace.toString("utf8")) as {traceEvents: TraceEvent[]};
  const place = ({pid, tid}: TraceEvent): string => `${pid} ${tid}`;
  const main = new Set(traceEvents.filter(({args}) => args?.name === "CrRendererMain").map(place));
  const tasks = traceEvents.filter(
    (event) => main.has(place(event)) && event.ph === "X" && event.name.endsWith("RunTask")
  );
  if (tasks.every(({tdur}) => tdur === undefined)) throw new Error("the trace tells no processor time");
  return tasks.reduce((most, {tdur = 0}) => Math.max(most, tdur), 0) / 1000;
}

/**
 * What a reader feels as a hold-up (ms of processor time on this machine as it is now): a fixed piece of work, in one task
 * of a page, that took 100 ms on the two-core machine where that limit was set. The median of five.
 */
export async function noticeable(browser: Browser): Promise<number> {
  const context = await browser.newContext();
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const page = await context.newPage();
    times.push(await longestTask(browser, page, () => page.evaluate(fixedWork)));
    await page.close();
  }
  await context.close();
  return median(times);
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Objects, texts and elements made, sorted and laid out, as pages do. */
function fixedWork(): number {
  const items = Array.from({length: 8000}, (_, at) => ({id: `item-${(at * 7919) % 12_007}`, value: at / 3}));
  const copy = JSON.parse(JSON.stringify(items)) as typeof items;
  copy.sort((a, b) => a.id.localeCompare(b.id));
  const list = document.createElement("ul");
  for (const {id, value} of copy.slice(0, 1600)) {
    const item = document.createElement("li");
    item.textContent = `${id}: ${value.toFixed(2)}`;
    list.append(item);
  }
  document.body.append(list);
  return list.getBoundingClientRect().height;
}
