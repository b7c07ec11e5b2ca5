import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {notLoaded} from "./not-loaded.js";
import {describeFile} from "./recognise-content.js";
import {recogniseFiles} from "./recognise.js";
import {testCard} from "./table/fixtures/test-card.js";

const runs = process.env["SAMENHANG_SOAK"] === "1" ? 10_000 : 1_000;
const messages = testCard({
  ...{id: "berichten", title: "Berichten", protocol: "none", signature: {xml: "Bericht"}},
  personal: ["Bsn", "Geboortedatum", "Geslachtsnaam"]
});
/** Of nobody: the test number of the tax office. */
const bsn = "999990019";
const message = `<?xml version="1.0" encoding="UTF-8"?>
<!-- proef -->
<wmo301:Bericht xmlns:wmo301="http://www.istandaarden.nl/iwmo/3_0/wmo301/schema">
  <wmo301:Header><wmo301:BerichtCode>414</wmo301:BerichtCode><wmo301:Afzender>0794</wmo301:Afzender></wmo301:Header>
  <wmo301:Client><wmo301:Bsn>${bsn}</wmo301:Bsn><wmo301:Geboortedatum>1980-01-01</wmo301:Geboortedatum>
    <wmo301:Naam><wmo301:Geslachtsnaam>Proefpersoon</wmo301:Geslachtsnaam></wmo301:Naam></wmo301:Client>
</wmo301:Bericht>
`;

const pieces = [
  "<",
  ">",
  "/",
  "<?",
  "?>",
  "<!--",
  "-->",
  "<!DOCTYPE",
  "<![CDATA[",
  "]]>",
  "&a;",
  ":",
  '"',
  "\u0000",
  "\ufeff",
  "é"
];
const change = fc.record({
  at: fc.noBias(fc.integer({min: 0, max: 999})).map((each) => each / 1000),
  cut: fc.oneof(
    {arbitrary: fc.integer({min: 0, max: 6}), weight: 9},
    {arbitrary: fc.integer({min: 0, max: 2_000}), weight: 1}
  ),
  put: fc.oneof(
    fc.constantFrom(...pieces).map((piece) => Buffer.from(piece)),
    fc
      .tuple(fc.constantFrom(...pieces), fc.integer({min: 1, max: 400}))
      .map(([piece, n]) => Buffer.from(piece.repeat(n))),
    fc.uint8Array({maxLength: 8}).map((bytes) => Buffer.from(bytes))
  )
});

let dir = "";
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), "recognise-fuzz-"))));
afterEach(() => rm(dir, {recursive: true, force: true}));

describe("damaged XML", () => {
  it(`is named in the problems, every one of ${runs} files, and nothing of its persons is`, async () => {
    const drawn = fc.sample(fc.array(change, {minLength: 1, maxLength: 4}), {numRuns: runs, seed: 4});
    const names = drawn.map((_, index) => `bericht-${index}.xml`);
    await Promise.all(
      drawn.map((changes, index) => {
        let bytes = Buffer.from(message);
        for (const {at, cut, put} of changes) {
          const start = Math.floor(at * bytes.length);
          bytes = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + cut)]);
        }
        return writeFile(join(dir, names[index]!), bytes);
      })
    );
    const {matches, unrecognised} = await recogniseFiles(dir, [messages]);
    const known = (matches.get(messages.id) ?? []).map((path) => basename(path));
    expect([...known, ...unrecognised.map(({file}) => file)].sort()).toEqual([...names].sort());
    // Both happen, so the test can tell them apart.
    expect(known.length).toBeGreaterThan(runs / 4);
    expect(unrecognised.length).toBeGreaterThan(runs / 20);
    const problem = notLoaded(messages, known);
    expect(problem.count).toBe(known.length);
    for (const why of [problem.message, ...unrecognised.map((each) => each.why)]) {
      expect(why).toMatch(/^[^\n]+$/);
      expect(why).not.toMatch(new RegExp(`${bsn}|Proefpersoon|1980-01-01`));
    }
  }, 240_000);

  it.each(["<?", "<!--", "<!DOCTYPE ", "<a:", "<![CDATA[", "< "])(
    "does not keep the reader busy: a file of nothing but %j",
    async (piece) => {
      const path = join(dir, "vol.xml");
      await writeFile(path, piece.repeat(Math.ceil(600_000 / piece.length)));
      expect((await describeFile(path)).kind).toBe("xml");
    }
  );

  it("finds the root behind a declaration, a comment and a document type", async () => {
    const path = join(dir, "goed.xml");
    await writeFile(path, `<?xml version="1.0"?><!-- <Ander> --><!DOCTYPE x [<!ENTITY a "<b>">]><n:Bericht/>`);
    expect((await describeFile(path)).xml).toBe("Bericht");
  });
});
