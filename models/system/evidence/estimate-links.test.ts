import {describe, expect, it} from "vitest";
import {createRandom} from "../../statistics/random.js";
import type {Frame} from "../../statistics/types.js";
import {readSystem} from "../read-system.js";
import type {SystemFile} from "../format.js";
import {estimateLinks} from "./estimate-links.js";
import {withBasis} from "./with-basis.js";
import {withEvidence} from "./with-evidence.js";

/** y follows x a period later, in 120 regions over 14 years: .4 for each unit, persistence .3. */
function world(scale = 1): Frame {
  const random = createRandom(5);
  const [region, year, x, y]: [string[], string[], number[], number[]] = [[], [], [], []];
  for (let unit = 0; unit < 120; unit++) {
    let [left, right] = [random.normal(), random.normal()];
    const own = random.normal();
    for (let t = -30; t < 14; t++) {
      const next = 0.5 * left + 0.2 * random.normal() + own;
      right = 0.3 * right + 0.4 * left + 0.2 * random.normal() - own;
      left = next;
      // The first years only let the start be forgotten.
      if (t < 0) continue;
      region.push(`r${unit}`);
      year.push(String(2005 + t));
      x.push(left * scale);
      y.push(right);
    }
  }
  return {length: x.length, columns: {region, year, x: Float64Array.from(x), outcome: Float64Array.from(y)}};
}

/** x and outcome in 60 municipalities of 12 provinces, with shocks of x and of the outcome that a province shares. */
function sharedShocks(): {table: Frame; province: Record<string, string>} {
  const random = createRandom(11);
  const province: Record<string, string> = {};
  const [region, year, x, y]: [string[], string[], number[], number[]] = [[], [], [], []];
  for (let area = 0; area < 12; area++) {
    const shared = Array.from({length: 12}, () => [random.normal(), random.normal()] as const);
    for (let unit = 0; unit < 5; unit++) {
      const code = `GM${String(area * 5 + unit).padStart(4, "0")}`;
      province[code] = `PV${area}`;
      let [left, right] = [0, 0];
      shared.forEach(([one, other], t) => {
        right = 0.3 * right + 0.4 * left + other + 0.3 * random.normal();
        left = 0.5 * left + one + 0.3 * random.normal();
        region.push(code);
        year.push(String(2005 + t));
        x.push(left);
        y.push(right);
      });
    }
  }
  return {
    table: {length: x.length, columns: {region, year, x: Float64Array.from(x), outcome: Float64Array.from(y)}},
    province
  };
}

const model = (more: {scale?: boolean; hidden?: boolean} = {}): SystemFile =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "two",
      variables: [
        {id: "x", min: 0, max: 1, ...(more.scale ? {scale: {unit: "%", low: 0, high: 20}} : {})},
        {
          id: "y",
          indicator: "outcome",
          min: 0,
          max: 1,
          ...(more.scale ? {scale: {unit: "per 1000", low: 0, high: 5}} : {})
        },
        ...(more.hidden ? [{id: "u"}] : [])
      ],
      links: [
        {
          id: "xy",
          from: "x",
          to: "y",
          sign: "+",
          strength: "average",
          delay: 1,
          evidence: [{kind: "literature", value: 0.3}]
        },
        ...(more.hidden ? [{id: "uy", from: "u", to: "y", sign: "+", strength: "weak", delay: 1}] : [])
      ]
    },
    "two"
  );

const panel = {unit: "region", period: "year"};

describe("estimateLinks", () => {
  const result = estimateLinks(model(), world(), {panel});

  it("finds the effect and the persistence, by id or by indicator, and says what it was given", () => {
    const [link] = result.links;
    expect(link).toMatchObject({
      id: "xy",
      covariates: ["l(outcome,1)"],
      formula: "outcome ~ l(outcome,1) + l(x,1) | region + year"
    });
    expect(link?.low).toBeLessThan(0.4);
    expect(link?.high).toBeGreaterThan(0.4);
    expect(link?.longRunLow).toBeLessThan(0.4 / 0.7);
    expect(link?.longRunHigh).toBeGreaterThan(0.4 / 0.7);
    expect(link?.delay).toBeCloseTo(1 + 0.3 / 0.7, 0);
    expect(result.persistence[0]?.low).toBeLessThan(0.3);
    expect(result.persistence[0]?.high).toBeGreaterThan(0.3);
  });

  it("gives for each interval the widest of those by municipality and by the larger areas, and says which", () => {
    const {table, province} = sharedShocks();
    const own = estimateLinks(model(), table, {panel, method: "ols"});
    const parents = {province};
    const found = estimateLinks(model(), table, {panel, method: "ols", parents});
    const asked = estimateLinks(model(), table, {panel, method: "ols", parents, vcov: "cluster:province"});
    expect(own.links[0]?.vcov).toBe("cluster:region");
    expect(found.links[0]).toMatchObject({...asked.links[0], warnings: expect.any(Array) as unknown});
    expect(found.links[0]?.vcov).toBe("cluster:province");
    const width = ({links: [link]}: typeof own): number => (link?.longRunHigh ?? NaN) - (link?.longRunLow ?? NaN);
    expect(width(found)).toBeGreaterThan(1.3 * width(own));
    expect(found.persistence).toEqual(asked.persistence);
    expect(found.links[0]?.warnings.join()).toMatch(/cluster:province.*leads|and leads:.*cluster:province/);
    // Asked for, the smaller errors stand, with the warning that larger ones are to be reported.
    const smaller = estimateLinks(model(), table, {panel, method: "ols", parents, vcov: "cluster:region"});
    expect(width(smaller)).toBe(width(own));
    expect(smaller.links[0]?.warnings.join()).toMatch(/is the one to report/);
  });

  it("counts the delay in time units of the model", () => {
    const monthly = estimateLinks({...model(), timeUnit: "month"}, world(), {panel, timeStep: 12});
    expect(monthly.links[0]?.delay).toBeCloseTo((result.links[0]?.delay ?? NaN) * 12, 9);
  });

  it("names a cause that has no column where it may be counted in", () => {
    const {links} = estimateLinks(model({hidden: true}), world(), {panel});
    expect(links.map(({id}) => id)).toEqual(["xy"]);
    expect(links[0]?.warnings.join()).toContain("u also moves y but has no column");
  });

  it("asks for columns it knows", () => {
    const table = world();
    const {region, year, x} = table.columns;
    const other = {length: table.length, columns: {region: region ?? [], year: year ?? [], x: x ?? []}};
    expect(() => estimateLinks(model(), other, {panel})).toThrow(/columns for 1 variables/);
  });

  it("begins in the period itself only when asked, and only where the diagram has no quick way back", () => {
    const quick = (back?: number): SystemFile => {
      const file = model();
      const links = file.links.map((link) => ({...link, delay: 0.5}));
      if (back === undefined) return {...file, links};
      return {
        ...file,
        links: [...links, {id: "yx", from: "y", to: "x", sign: "+", delay: back, order: 1, evidence: []}]
      };
    };
    const first = (file: SystemFile, samePeriod: boolean): string | null | undefined =>
      estimateLinks(file, world(), {panel, samePeriod}).links.find(({id}) => id === "xy")?.formula;
    expect(first(quick(), false)).toContain("l(x,1)");
    expect(first(quick(), true)).toBe("outcome ~ l(outcome,1) + x | region + year");
    expect(first(quick(0.5), true)).toContain("l(x,1)");
    expect(first(quick(2), true)).toContain("+ x |");
  });

  it("says that a questionnaire blurs, and leaves out what may not be compared", () => {
    const columns = {x: {isSurvey: true}, outcome: {isSurvey: true}};
    const [blurred] = estimateLinks(model(), world(), {panel, columns}).links;
    expect(blurred?.warnings.join("\n")).toMatch(/x is measured by a questionnaire: its sampling error pulls/);
    expect(blurred?.warnings.join("\n")).toMatch(/y is measured by a questionnaire: its sampling error makes its pers/);
    const exact = Object.fromEntries(Array.from({length: 14}, (_, year) => [String(2005 + year), 0.001]));
    const samplingError = Object.fromEntries(Array.from({length: 120}, (_, unit) => [`r${unit}`, exact]));
    const [taken] = estimateLinks(model(), world(), {panel, columns: {x: {isSurvey: true, samplingError}}}).links;
    expect(taken?.warnings.join("\n")).toMatch(/was taken out by the published margins/);
    // An error of next to nothing takes next to nothing out.
    expect(taken?.estimate).toBeCloseTo(result.links[0]?.estimate ?? NaN, 4);
    const note = {
      ...{id: "count-2015", column: "outcome", starts: "2015-01-01", ends: null, kind: "series-break"},
      ...{text: "Andere telling.", effect: "exclude" as const}
    };
    const [broken] = estimateLinks(model(), world(), {panel, notes: [note]}).links;
    expect(broken?.warnings.join("\n")).toContain("left out: not comparable");
    const [kept] = estimateLinks(model(), world(), {panel, notes: [note], keepBreaks: true}).links;
    expect(kept?.estimate).toBe(result.links[0]?.estimate);
    expect(broken?.estimate).not.toBe(kept?.estimate);
  });

  it("gives the same strength between natural units whatever unit and range the index has", () => {
    const estimated = (factor: number, high: number): {inForce: SystemFile; range: number} => {
      const file = model({scale: true});
      const variables = file.variables.map((each) =>
        each.id === "x" ? {...each, scale: {unit: "", low: 0, high}} : each
      );
      const found = estimateLinks({...file, variables}, world(factor), {panel});
      return {
        inForce: withBasis(withEvidence({...file, variables}, found, "panel.csv"), "estimate"),
        range: high / factor
      };
    };
    const natural = ({inForce, range}: {inForce: SystemFile; range: number}): number =>
      (Number(inForce.links[0]?.strength) * 5) / range;
    const percent = natural(estimated(1, 20));
    expect(percent).toBeCloseTo(result.links[0]?.longRun ?? NaN, 9);
    expect(natural(estimated(10, 200))).toBeCloseTo(percent, 9);
    expect(natural(estimated(10, 730))).toBeCloseTo(percent, 9);
    expect(estimated(1, 20).inForce.links[0]).toMatchObject({basis: "estimate", sign: "+"});
  });

  it("is no evidence where a column counts per another number than the scale of its variable, and says so", () => {
    const file = model({scale: true});
    const scales: Record<string, object> = {
      x: {unit: "% van de beroepsbevolking", low: 2, high: 10, population: "beroepsbevolking", per: 100},
      y: {unit: "per 1.000 inwoners", low: 0, high: 5, population: "inwoners", per: 1000}
    };
    const variables = file.variables.map((each) => ({...each, scale: scales[each.id] as typeof each.scale}));
    const own = {...file, variables};
    const found = (x: number, base = "beroepsbevolking") => {
      const columns = {x: {persons: {per: x, base}}, outcome: {persons: {per: 1000, base: "inwoners"}}};
      return estimateLinks(own, world(), {panel, columns});
    };
    const kinds = (links: ReturnType<typeof found>): string[] =>
      withEvidence(own, links, "panel.csv").links.flatMap(({evidence}) => evidence.map(({kind}) => kind));
    expect(found(1000).links[0]).toMatchObject({estimate: result.links[0]?.estimate, fitsScales: false});
    expect(found(1000).links[0]?.warnings.join()).toContain(
      "the scale of x counts per 100 (% van de beroepsbevolking), its column x per 1000"
    );
    expect(kinds(found(1000))).toEqual(["literature"]);
    expect(found(100).links[0]).toMatchObject({fitsScales: true, warnings: result.links[0]?.warnings});
    expect(kinds(found(100))).toEqual(["literature", "estimate"]);
    // Of other people, the ratio differs by area: said, and left to who reads it.
    expect(found(100, "inwoners").links[0]?.warnings.join()).toContain(
      "counts of beroepsbevolking, its column x of inwoners"
    );
    expect(kinds(found(100, "inwoners"))).toEqual(["literature", "estimate"]);
  });

  it("becomes evidence beside what is there, in units of the index, and changes nothing in force", () => {
    const file = withEvidence(model({scale: true}), result, "panel.csv");
    const [link] = file.links;
    expect(link?.strength).toBe("average");
    expect(link?.evidence.map(({kind}) => kind)).toEqual(["literature", "estimate"]);
    expect(link?.evidence[1]?.value).toBeCloseTo(((result.links[0]?.longRun ?? NaN) * 20) / 5, 12);
    expect(withEvidence(file, result, "panel.csv").links[0]?.evidence).toHaveLength(2);
    expect(withEvidence(file, result, "other.csv").links[0]?.evidence).toHaveLength(3);
  });
});
