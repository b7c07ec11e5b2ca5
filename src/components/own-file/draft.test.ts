import {describe, expect, it} from "vitest";
import {guessCard} from "../../../loaders/sources/table/guess-card.js";
import {parseCsv} from "../../../loaders/sources/table/parse-csv.js";
import {createRegionIndex} from "../../../loaders/warehouse/region-names.js";
import {carryOver, draftOf, openFields, privacyFields, sourceOf, type Draft} from "./draft.js";
import {expandRegionHistory} from "./region-history.js";
import {readSource} from "./read-source.js";

const regions = createRegionIndex(
  expandRegionHistory({
    names: [
      ["GM0794", 2023, "Helmond", "PV30"],
      ["GM0772", 2023, "Eindhoven", "PV30"],
      ["GM0828", 2023, "Oss", "PV30"]
    ],
    changes: []
  }),
  []
);
function draftFrom(text: string): {draft: Draft; file: Parameters<typeof sourceOf>[1]} {
  const table = parseCsv(text, {file: "eigen.csv"});
  return {
    draft: draftOf(guessCard(table, regions, [2023]), "eigen.csv"),
    file: {table, type: "csv", encoding: "utf-8"}
  };
}
const plain = "Gemeente;Jaar;Banen\nHelmond;2023;3\nEindhoven;2023;203\nOss;2023;417\n";

describe("openFields and sourceOf", () => {
  it("leave open what a table cannot tell, in the order of the form", () => {
    const {draft, file} = draftFrom("Gemeente;Kosten\nHelmond;1.234\nOss;\n");
    expect(openFields(draft)).toEqual(["period", "decimal", "empty"]);
    expect(() => sourceOf(draft, file)).toThrow(expect.objectContaining({kind: "missing-answer", where: "period"}));
    Object.assign(draft, {fixedPeriod: "vorig jaar", decimal: ".", thousands: ".", empty: "zero"});
    expect(openFields(draft)).toEqual(["fixedPeriod", "signs"]);
  });

  it.each(privacyFields)("refuse a source that is not public while %s is empty or blank", (field) => {
    const {draft, file} = draftFrom(plain);
    draft.access = "restricted";
    draft.privacy = {...Object.fromEntries(privacyFields.map((name) => [name, "ja"])), [field]: " "};
    expect(() => sourceOf(draft, file)).toThrow(
      expect.objectContaining({kind: "missing-privacy", where: `privacy.${field}`})
    );
  });

  it("never take a number for a mark, whatever notation is chosen later", () => {
    const {draft, file} = draftFrom("Gemeente;Jaar;n\nHelmond;2023;1.5\nOss;2023;x\n");
    draft.marks["1,5"] = "not-available";
    draft.decimal = ",";
    expect(sourceOf(draft, file).card.missing).toEqual({x: "not-available"});
  });
});

describe("carryOver", () => {
  it("keeps all answers for a corrected edition of the same table", () => {
    const earlier = draftFrom("Gemeente;Jaar;Banen\nHelmond;2023;\n".replace(";\n", ";5\n")).draft;
    earlier.title = "Mijn banen";
    earlier.privacy = {purpose: "beleid"};
    const next = draftFrom(plain);
    expect(carryOver(earlier, next.draft, next.file.table.columns)).toMatchObject({
      title: "Mijn banen",
      privacy: {purpose: "beleid"},
      measures: [{column: "Banen"}]
    });
  });
});

describe("readSource", () => {
  it("lets no small count of a source that is not public through, nor what gives it away", () => {
    const {draft, file} = draftFrom(plain);
    draft.access = "restricted";
    draft.privacy = Object.fromEntries(privacyFields.map((name) => [name, "ja"]));
    const result = readSource(file.table, sourceOf(draft, file), regions, "eigen.csv");
    expect(result.observations[0]).toMatchObject({region: "GM0794", value: null, missing: "suppressed"});
    expect(result.hidden).toBeGreaterThanOrEqual(1);
    for (const {value} of result.observations) if (value !== null) expect(value % 5).toBe(0);
  });

  it("hides other measures of such a source, as the counts behind them are not known", () => {
    const {draft, file} = draftFrom(plain.replace("Banen", "Aandeel (%)"));
    draft.access = "restricted";
    draft.privacy = Object.fromEntries(privacyFields.map((name) => [name, "ja"]));
    const {observations} = readSource(file.table, sourceOf(draft, file), regions, "eigen.csv");
    expect(observations.map(({value}) => value)).toEqual([null, null, null]);
  });

  it("lists codes that are not in the division and leaves them out", () => {
    const {draft, file} = draftFrom("code;Jaar;n\nGM0794;2023;1\nGM9999;2023;2\nGM0828;2023;3\n");
    const {observations, problems} = readSource(file.table, sourceOf(draft, file), regions, "eigen.csv");
    expect(observations.map(({region}) => region)).toEqual(["GM0794", "GM0828"]);
    expect(problems).toMatchObject([{kind: "code-not-in-division", count: 1, examples: ["GM9999 (2023)"]}]);
  });
});
