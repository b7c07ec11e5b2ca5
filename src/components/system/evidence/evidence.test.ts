import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {applyEdit} from "../../../models/system/edit/apply-edit.js";
import {withBasis} from "../../../models/system/evidence/with-basis.js";
import type {SystemFile, SystemLink} from "../../../models/system/format.js";
import {readSystem} from "../../../models/system/read-system.js";
import {basisChoices, choiceOf, chosenFields, isInForce} from "./basis-choices.js";
import {evidenceRows} from "./evidence-figure.js";
import {firstSigns} from "./first-signs.js";

let standard: SystemFile;
beforeAll(async () => {
  const path = join(process.cwd(), "data", "systems", "standaardmodel.system.json");
  standard = readSystem(JSON.parse(await readFile(path, "utf8")), path);
});

const id = "unemployment-adult_distress";
const linkOf = (system: SystemFile): SystemLink => system.links.find((each) => each.id === id) as SystemLink;
const withSources = (): SystemFile =>
  [
    {kind: "estimate" as const, ref: "paneel", value: 0.05, low: -0.01, high: 0.11},
    {kind: "vote" as const, class: "weak" as const, voter: "a"},
    {kind: "vote" as const, class: "strong" as const, sign: "-" as const, voter: "b"},
    {kind: "interview" as const, note: "Vaak gehoord"}
  ].reduce((system, evidence) => applyEdit(system, {type: "add-evidence", link: id, evidence}), standard);

describe("basisChoices", () => {
  it("sets a link as the models do for a kind of evidence, and never by a mix", () => {
    const system = withSources();
    const choices = basisChoices(system, linkOf(system));
    const estimate = choices.find(({label}) => label.includes("paneel"));
    const next = applyEdit(system, {type: "set-link", id, fields: estimate?.fields ?? {}});
    const {strength, sign, interval, basis} = linkOf(next);
    const {strength: size, sign: way, interval: margin, basis: kind} = linkOf(withBasis(system, "estimate"));
    expect({strength, sign, interval, basis}).toEqual({strength: size, sign: way, interval: margin, basis: kind});
    expect(isInForce(linkOf(next), estimate as (typeof choices)[number])).toBe(true);
    expect(choices.filter((choice) => isInForce(linkOf(system), choice))).toHaveLength(1);
  });

  it("takes the votes together, by their middle and whole range", () => {
    const system = withSources();
    const votes = basisChoices(system, linkOf(system)).find(({id: choice}) => choice === "stemmen");
    // Votes of +0.2 and −1: the middle is −0.4.
    expect(votes?.fields).toMatchObject({strength: 0.4, sign: "-", interval: [-1, 0.2], basis: "vote"});
    const vote = linkOf(system).evidence.findIndex(({kind}) => kind === "vote");
    expect(choiceOf(linkOf(system).evidence[vote] as never, vote)).toBeNull();
  });

  it("keeps who chose and why with the link", () => {
    const fields = {...chosenFields(-0.3, [-0.5, -0.1]), reason: "Besproken op 3 maart", chosenBy: "projectgroep"};
    const next = applyEdit(standard, {type: "set-link", id, fields});
    const reread = readSystem(JSON.parse(JSON.stringify(next)), "opnieuw");
    expect(linkOf(reread)).toMatchObject({...fields, strength: 0.3, sign: "-", interval: [-0.5, -0.1]});
  });
});

describe("evidenceRows", () => {
  it("shows what is in force and every source with a number, each with its own margin", () => {
    const system = withSources();
    const rows = evidenceRows(system, linkOf(system));
    expect(rows[0]?.isMain).toBe(true);
    expect(rows.map(({label}) => label)).toContain("paneel");
    const estimate = rows.find(({label}) => label === "paneel");
    // 1 point of the labour force is 1/8 of the index, 20 points of complaints are 1: 0.05/8·20.
    expect(estimate?.estimate).toBeCloseTo(0.125, 12);
    expect([estimate?.low, estimate?.high]).toEqual([expect.closeTo(-0.025, 12), expect.closeTo(0.275, 12)]);
    expect(rows.at(-1)?.several).toHaveLength(2);
  });
});

describe("firstSigns", () => {
  it("sums mean delays along the fastest way", () => {
    const signs = new Map(firstSigns(standard, "unemployment").map((sign) => [sign.id, sign.after]));
    expect(signs.get("adult_distress")).toBe(0.5);
    expect(signs.has("unemployment")).toBe(false);
    expect(signs.has("contact_restrictions")).toBe(false);
    const after = [...signs.values()];
    expect(after).toEqual([...after].sort((a, b) => a - b));
  });
});
