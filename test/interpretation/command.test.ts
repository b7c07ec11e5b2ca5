import {mkdtemp, readFile, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import {beforeAll, describe, expect, inject, it} from "vitest";
import type {Session} from "../../models/interpretation/format.js";
import {runLine} from "../helpers/command-line.js";
import {exampleSession, exampleText} from "../helpers/example-session.js";

const db = inject("warehouse");
const base = await exampleSession();
const text = await exampleText();
let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "session-"));
  await writeFile(join(cwd, "a.session.json"), text);
});
const run = (...args: string[]): ReturnType<typeof runLine> => runLine(["session", ...args], cwd);
const save = (name: string, session: object): Promise<void> => writeFile(join(cwd, name), JSON.stringify(session));

describe("session check", () => {
  it("finds the example sound, and prints everything that is wrong with another, exit 1", async () => {
    const sound = await run("check", "a.session.json", "--json");
    expect(sound.code).toBe(0);
    expect(sound.document()).toEqual({ok: true, problems: [], migratedFrom: null});
    await save("b.session.json", {...base, owner: "", questions: []});
    const wrong = await run("check", "b.session.json", "--json");
    expect(wrong.code).toBe(1);
    expect((wrong.document() as {problems: unknown[]}).problems.length).toBeGreaterThan(20);
  });

  it("says of a file that broke off, of a newer one and of one that is not there what to do", async () => {
    await writeFile(join(cwd, "broken.session.json"), text.slice(0, 900));
    expect((await run("check", "broken.session.json")).out).toMatch(/its end is missing/);
    await save("newer.session.json", {format: "samenhang-session/9"});
    expect(await run("check", "newer.session.json")).toMatchObject({code: 1});
    const merged = await run("merge", "newer.session.json", "--json");
    expect(merged).toMatchObject({code: 1});
    expect(merged.err.trim().split("\n")).toHaveLength(2);
    expect(await run("check", "none.session.json", "--json")).toMatchObject({code: 1});
  });
});

describe("session merge", () => {
  it("joins devices and a typed code to one file, the same whatever the order, and names late and double ones", async () => {
    const device = (name: string, people: number[]): object => ({
      format: base.format,
      id: base.id,
      contribution: {device: name, made: "2021-03-11T10:00:00+01:00"},
      readings: people.map((n) => ({participant: `p${n}`, question: "q1", text: `Tekst ${n}`}))
    });
    await save("own.session.json", {...base, readings: [], expectations: [], participants: []});
    for (const [name, people] of [
      ["t1", [1, 2, 3, 4]],
      ["t2", [5, 6, 7, 8]],
      ["t3", [9, 10, 11, 12]]
    ] as const)
      await save(`${name}.session.json`, device(name, [...people]));
    const names = ["own", "t1", "t2", "t3", "t2"].map((name) => `${name}.session.json`);
    const merged = await run("merge", ...names, "--out", "merged.session.json", "--json");
    expect(merged.code).toBe(0);
    expect(merged.document()).toMatchObject({participants: 12, readings: 12, doubles: [{kind: "same", key: "4"}]});
    await run("merge", ...[...names].reverse(), "--out", "reversed.session.json");
    expect(await readFile(join(cwd, "reversed.session.json"), "utf8")).toBe(
      await readFile(join(cwd, "merged.session.json"), "utf8")
    );
    expect(await run("merge", "merged.session.json", "--code", "2222-2222-2223", "--json")).toMatchObject({code: 1});
    expect((await run("merge", "merged.session.json")).err).toContain("--out");
  });
});

describe("session replay", () => {
  it("makes every number of the example again, equal to the digit, and lists exactly those that were touched", async () => {
    const all = (await run("replay", "a.session.json", "--db", db, "--json")).document();
    expect(all).toMatchObject({ok: true});
    const numbers = base.numbers.map((number) =>
      number.ref === "ggz-2019" ? {...number, value: 49.71092019235965} : number
    );
    const bad = {...base.numbers[0], ref: "weg", call: {...base.numbers[0]?.call, indicator: "bestaat-niet"}};
    await save("c.session.json", {...base, numbers: [...numbers, bad]});
    const {code, document} = await run("replay", "c.session.json", "--db", db, "--json");
    const result = document() as {ok: boolean; numbers: {ref: string; equal: boolean; now: number | null}[]};
    expect(code).toBe(0);
    expect(result.ok).toBe(false);
    expect(result.numbers.filter(({equal}) => !equal).map(({ref}) => ref)).toEqual(["ggz-2019", "weg"]);
    expect(result.numbers.find(({ref}) => ref === "ggz-2019")?.now).toBe(49.710920192359644);
  }, 240_000);

  it("makes an estimate again too, with its own panel", async () => {
    const call = {
      kind: "estimate",
      indicators: ["bijstand", "werkloosheid"],
      from: "2012",
      to: "2019",
      boundaries: 2023,
      formula: "bijstand ~ werkloosheid | region + period",
      term: "werkloosheid"
    };
    await save("d.session.json", {...base, numbers: [{ref: "e", label: "Verband", value: 1, level: "verband", call}]});
    const {numbers} = (await run("replay", "d.session.json", "--db", db, "--json")).document() as {
      numbers: {now: number | null; problem: string | null}[];
    };
    expect(numbers[0]?.problem).toBeNull();
    expect(numbers[0]?.now).toEqual(expect.any(Number));
  }, 120_000);
});

describe("session score and session diff", () => {
  it("scores what the warehouse knows, and says of the rest that it is open", async () => {
    const {document} = await run("score", "a.session.json", "--db", db, "--json");
    const {expectations} = document() as {
      expectations: {id: string; status: string; brier: number | null; hit: boolean | null}[];
    };
    expect(expectations.map(({id, status, hit}) => [id, status, hit])).toEqual([
      ["v1", "scored", true],
      ["v2", "scored", false],
      ["v3", "open", null]
    ]);
    expect(expectations[0]?.brier).toBeCloseTo(0.09, 12);
    const open = (await run("score", "a.session.json", "--recorded-only", "--json")).document();
    expect(open).toMatchObject({open: 3, meanBrier: null});
  }, 120_000);

  it("lists what differs", async () => {
    const after: Session = {...base, numbers: base.numbers.slice(1)};
    await save("e.session.json", after);
    expect((await run("diff", "a.session.json", "e.session.json", "--json")).document()).toMatchObject({
      items: [{kind: "new", ref: "bijstand-2018", after: null, contribution: null}]
    });
  });
});

describe("session report", () => {
  it.each(["html", "md", "docx", "pptx"])("writes %s for the public without the names", async (form) => {
    const file = `r.${form}`;
    const {code} = await run("report", "a.session.json", "--openbaar", "--no-replay", "--out", file);
    expect(code).toBe(0);
    const bytes = await readFile(join(cwd, file));
    const content = /docx|pptx/.test(form)
      ? Object.values(unzipSync(bytes))
          .map((part) => strFromU8(part))
          .join("\n")
      : bytes.toString("utf8");
    expect(content).toContain("Helmond: werk, zorg en jeugd na een jaar crisis");
    for (const {name} of base.participants) expect(content).not.toContain(name);
  });

  it("refuses another kind of file", async () => {
    expect(await run("report", "a.session.json", "--out", "r.pdf", "--json")).toMatchObject({code: 1});
  });
});
