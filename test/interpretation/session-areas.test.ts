import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, inject, it} from "vitest";
import type {PanelFile, PanelIndex} from "../../loaders/site/panel-file.js";
import type {SessionAreas} from "../../loaders/site/session-areas.js";

const json = async <Content>(...path: string[]): Promise<Content> =>
  JSON.parse(await readFile(join(inject("siteDirectory"), ...path), "utf8")) as Content;

// A session reads one file of every region; pages that compute read a file of each indicator. The site has many of the same
// figures in both.
describe("figures of provinces and COROP areas for sessions", () => {
  it("are those that pages compute with, cell by cell, with the same notes and sources", async () => {
    const name = (await readdir(join(inject("siteDirectory"), "_file/data"))).find((each) =>
      each.startsWith("session-areas.")
    );
    const {boundaryYear, series} = await json<SessionAreas>("_file/data", name ?? "");
    const index = await json<PanelIndex>("data/indicators/index.json");
    const held = new Set(index.indicators.filter(({extents}) => extents.year).map(({id}) => id));
    expect(boundaryYear).toBe(index.boundaryYear);
    let compared = 0;
    for (const {entry, periods, values, notes, sources} of series) {
      if (!held.has(entry.id)) continue;
      const file = await json<PanelFile>(`data/indicators/${entry.id}-year.json`);
      for (const level of ["provincie", "corop"]) {
        const codes = Object.keys(values).filter((code) => code.startsWith(level === "corop" ? "CR" : "PV"));
        for (const code of codes)
          for (const [at, value] of (values[code] ?? []).entries()) {
            const place = file.periods.indexOf(periods[at] ?? "");
            expect([entry.id, code, periods[at], file.values[code]?.[place] ?? null]).toEqual([
              ...[entry.id, code, periods[at], value]
            ]);
            compared++;
          }
        if (codes.length === 0) continue;
        const own = notes.filter((note) => !note.level || note.level === level).map(({id}) => id);
        const theirs = (file.areaNotes ?? []).filter((note) => note.level === level).map(({id}) => id);
        expect([entry.id, own.sort()]).toEqual([entry.id, theirs.sort()]);
      }
      const named = (all: readonly {title: string; retrievedAt: string | null}[]): string[] =>
        all.map(({title, retrievedAt}) => `${title} ${retrievedAt}`).sort();
      expect([entry.id, named(sources)]).toEqual([entry.id, named(file.sources)]);
    }
    expect(compared).toBeGreaterThan(10_000);
  });
});
