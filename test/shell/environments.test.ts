import {spawnSync} from "node:child_process";
import {delimiter} from "node:path";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, inject, it} from "vitest";
import type {Environment} from "../helpers/environment-child.js";

const helper = (name: string): string => fileURLToPath(new URL(`../helpers/${name}`, import.meta.url));
const soak = Boolean(process.env["SAMENHANG_SOAK"]);

interface Place {
  LANG: string;
  TZ: string;
  clock?: string;
}

/** Other versions of Node: `SAMENHANG_NODES=/path/to/node:/path/to/another/node`. */
const nodes = (process.env["SAMENHANG_NODES"] ?? "").split(delimiter).filter((path) => path !== "");

/** What a process said that ran the commands there. LC_ALL and LANGUAGE go before LANG. */
function runThere({LANG, TZ, clock}: Place, node = process.execPath): Environment {
  const clocked = clock === undefined ? [] : ["--import", helper("shift-clock.mjs")];
  const {stdout, stderr, status} = spawnSync(
    node,
    [...clocked, "--import", "tsx", helper("environment-child.ts"), inject("warehouse")],
    {encoding: "utf8", env: {...process.env, LANG, LANGUAGE: LANG, LC_ALL: LANG, TZ, SAMENHANG_CLOCK: clock}}
  );
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Environment;
}

const places: [string, Place, Partial<Environment>][] = [
  [
    "in Turkey's language, where it is tomorrow, in 2030",
    {LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati", clock: "2030-06-15T11:00:00Z"},
    {locale: "tr-TR", hours: 14, year: 2030}
  ],
  [
    "in German, with a half hour's difference, in 1999",
    {LANG: "de_DE.UTF-8", TZ: "America/St_Johns", clock: "1999-12-31T23:30:00Z"},
    {locale: "de-DE", hours: -2.5, year: 1999}
  ],
  ...(soak
    ? ([
        ["in the language C, in universal time", {LANG: "C", TZ: "UTC"}, {hours: 0}],
        [
          "in Arabic, in 2100",
          {LANG: "ar_EG.UTF-8", TZ: "Africa/Cairo", clock: "2100-02-28T12:00:00Z"},
          {locale: "ar-EG", year: 2100}
        ],
        [
          "in Thai, where years are counted otherwise",
          {LANG: "th_TH.UTF-8", TZ: "Asia/Bangkok"},
          {locale: "th-TH", hours: 7}
        ]
      ] as [string, Place, Partial<Environment>][])
    : [])
];

const home: Place = {LANG: "nl_NL.UTF-8", TZ: "Europe/Amsterdam"};

describe("the same commands on the same files", () => {
  let here: Environment;
  beforeAll(() => {
    here = runThere(home);
  });

  it.each(nodes)("say and write the same to the byte with %s", (node) => {
    expect(runThere(home, node).hashes).toEqual(here.hashes);
  });

  it("all work", () => {
    expect(Object.keys(here.hashes).length).toBeGreaterThan(30);
    expect(
      Object.entries(here.hashes).filter(([name, said]) => !/^(file|table) /.test(name) && !said.startsWith("0 "))
    ).toEqual([]);
  });

  it.each(places)("say and write the same to the byte %s", (_, place, expected) => {
    const there = runThere(place);
    expect(there).toMatchObject(expected);
    expect(there.hashes).toEqual(here.hashes);
    // The moment is that of the clock, in universal time.
    expect(there.readIn.slice(0, 4)).toBe(String(there.year));
  });
});
