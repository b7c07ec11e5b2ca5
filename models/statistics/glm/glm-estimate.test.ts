import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {mtcars} from "../../../test/helpers/mtcars.js";
import {estimate} from "../estimate.js";
import type {EstimateOptions} from "../estimate-options.js";
import type {Estimate, Frame} from "../types.js";

const cars = (formula: string, options: Partial<EstimateOptions> = {}, table: Frame = mtcars()): Estimate =>
  estimate(table, {formula, ...options});
const logit = (formula: string, options: Partial<EstimateOptions> = {}, table?: Frame): Estimate =>
  cars(formula, {method: "logit", ...options}, table);
const poisson = (formula: string, options: Partial<EstimateOptions> = {}, table?: Frame): Estimate =>
  cars(formula, {method: "poisson", ...options}, table);
const values = (result: Estimate): number[] => result.coefficients.map(({estimate: value}) => value);
const errors = (result: Estimate, vcov?: string): number[] =>
  result.coefficients.map(({se, by}) => (vcov === undefined ? se : by?.find((line) => line.vcov === vcov)?.se) ?? NaN);
const expectClose = (got: readonly number[], want: readonly number[], tolerance = 1e-11): void => {
  expect(got).toHaveLength(want.length);
  want.forEach((value, index) => {
    expect(Math.abs((got[index] ?? NaN) - value)).toBeLessThanOrEqual(tolerance * Math.abs(value));
  });
};

// R 4.2.2, every glm with control = list(epsilon = 1e-300, maxit = 60): the default stops the weights too early.
describe("logit against R", () => {
  // f <- glm(am ~ wt + hp, binomial, mtcars); vcov(f), sandwich 3.0-2 vcovHC(f, type), vcovCL(f, cyl, type = "HC1")
  it("gives glm's coefficients and sandwich's standard errors", () => {
    const result = logit("am ~ wt + hp", {vcov: ["iid", "hc0", "hc1", "hc2", "hc3", "cluster:cyl"]});
    expectClose(values(result), [18.8662987172041454, -8.083475182444646, 0.0362555960822166]);
    expectClose(errors(result, "iid"), [7.443558427981721, 3.068675275390589, 0.01773415433194703]);
    expectClose(errors(result, "hc0"), [8.242918256627661, 2.767487581291094, 0.008321248251685813]);
    expectClose(errors(result, "hc1"), [8.658785541056417, 2.907111378263281, 0.008741067398952218]);
    expectClose(errors(result, "hc2"), [8.96588277130051, 3.014871598894996, 0.009795298101247251]);
    expectClose(errors(result, "hc3"), [9.765087372195319, 3.294247019588723, 0.01182205803201818]);
    expectClose(errors(result, "cluster:cyl"), [8.664554236843067, 3.131919937914908, 0.009735705699038451]);
  });

  // logLik(f); the area under the curve from rank(fitted(f)); 1 − logLik(f)/logLik(glm(am ~ 1, binomial))
  it("gives the likelihood, McFadden's R² and the area under the curve", () => {
    const {fit} = logit("am ~ wt + hp");
    expectClose([fit.logLik ?? NaN, fit.auc ?? NaN], [-5.029555236133493, 0.9838056680161943]);
    expectClose([fit.r2 ?? NaN], [1 - 5.029555236133493 / 21.6148666384289]);
    expect(fit).toMatchObject({sigma: null, ssr: null, r2Adjusted: null, r2Within: null});
  });

  // glm(am ~ wt + hp, binomial, mtcars, weights = gear)
  it("weighs rows", () => {
    const result = logit("am ~ wt + hp", {weights: "gear", vcov: ["iid", "hc0"]});
    expectClose(values(result), [20.72374443183444, -8.715538334356504, 0.03864901935417567]);
    expectClose(errors(result, "iid"), [4.412712209305006, 1.775341026769818, 0.009565666882015579]);
    expectClose(errors(result, "hc0"), [9.474336091390612, 3.222415520257786, 0.008814598754642078]);
  });

  it("takes p and interval from the normal distribution", () => {
    // 2 * pnorm(-abs(-8.083475182444646 / 3.068675275390589)); -8.08... - qnorm(.975) * 3.0686...
    const [, wt] = logit("am ~ wt + hp").coefficients;
    expectClose([wt?.p ?? NaN, wt?.low ?? NaN], [0.008433816061291059, -14.097968202458731]);
  });
});

describe("Poisson against R", () => {
  // glm(carb ~ wt + hp, poisson, mtcars); vcovHC, vcovCL(type = "HC1")
  it("gives glm's coefficients and sandwich's standard errors", () => {
    const result = poisson("carb ~ wt + hp", {vcov: ["iid", "hc0", "hc3", "cluster:cyl"]});
    expectClose(values(result), [0.138788290950320387, 0.004481935795756467, 0.005487240249142544], 1e-10);
    expectClose(errors(result, "iid"), [0.3986680920184998, 0.1309720440716153, 0.001644148051083177]);
    expectClose(errors(result, "hc0"), [0.2140109425540275, 0.05149756904312774, 0.0007228956258617968]);
    expectClose(errors(result, "hc3"), [0.2281732954182044, 0.06012622476958484, 0.0009573428988466008]);
    expectClose(errors(result, "cluster:cyl"), [0.4596831034728806, 0.07579919904942896, 0.0004538280057189945]);
    expectClose([result.fit.logLik ?? NaN], [-50.82184424706283]);
    expect(result.fit.auc).toBeUndefined();
  });

  // glm(inv ~ log(value) + log(capital) + factor(firm) + factor(year), poisson, Grunfeld): vcovCL(type = "HC0",
  // cadjust = FALSE), vcovHC("HC0"), vcovHC("HC3"), vcovPL(lag = 2, adjust = FALSE, aggregate = TRUE and FALSE)
  it("absorbs two effects as dummies would, also in the standard errors", () => {
    const result = estimate(grunfeld(), {
      formula: "inv ~ log(value) + log(capital) | firm + year",
      method: "poisson",
      panel: {unit: "firm", period: "year"},
      vcov: ["cluster:firm", "iid", "hc0", "hc3", "dk:2", "nw:2"],
      smallSample: "none"
    });
    expectClose(values(result), [0.5634868771507671, 0.08268790494582504]);
    expectClose(errors(result, "cluster:firm"), [0.1958397938148755, 0.02556184910300069], 1e-10);
    expectClose(errors(result, "iid"), [0.04339616501845695, 0.01392710004834482], 1e-10);
    expectClose(errors(result, "hc0"), [0.0994669784577208, 0.0410069724536476], 1e-10);
    expectClose(errors(result, "hc3"), [0.1460021070884801, 0.09048401768169025], 1e-10);
    expectClose(errors(result, "dk:2"), [0.07440265951493802, 0.06741265986366578], 1e-10);
    expectClose(errors(result, "nw:2"), [0.1140602443565916, 0.04231186497210489], 1e-10);
    expect(result.dof).toBe(200 - 2 - 29);
  });

  // glm(carb ~ wt + hp + factor(cyl) + factor(gear), poisson, mtcars): unbalanced
  it("absorbs effects that are not balanced", () => {
    const result = poisson("carb ~ wt + hp | cyl + gear", {vcov: ["iid", "cluster:cyl"], smallSample: "none"});
    expectClose(values(result), [0.182205072343875563, 0.004141574111802875], 1e-10);
    expectClose(errors(result, "iid"), [0.2011766572188159, 0.00415062789883682], 1e-10);
    expectClose(errors(result, "cluster:cyl"), [0.04103769969736648, 0.002239911735419635], 1e-9);
    expectClose([result.fit.logLik ?? NaN], [-47.06491063617721]);
  });

  // glm(breaks ~ wool * tension, poisson, warpbreaks): the totals of the six cells and 9 looms each
  it("gives log means and log ratios of cells", () => {
    const breaks = Float64Array.from([401, 216, 221, 254, 259, 169], (total) => total / 9);
    const table: Frame = {
      length: 6,
      columns: {
        breaks,
        looms: new Float64Array(6).fill(9),
        wool: ["A", "A", "A", "B", "B", "B"],
        tension: ["1L", "2M", "3H", "1L", "2M", "3H"]
      }
    };
    expect(() => poisson("breaks ~ wool * tension", {weights: "looms"}, table)).toThrow(/6 rows for 6 terms/);
    const twice: Frame = {
      length: 12,
      columns: Object.fromEntries(
        Object.entries(table.columns).map(([name, column]) => [
          name,
          column instanceof Float64Array ? Float64Array.from([...column, ...column]) : [...column, ...column]
        ])
      )
    };
    const result = poisson("breaks ~ wool * tension", {weights: "looms"}, twice);
    expectClose(values(result).slice(0, 2), [3.7967368499703493, -0.4566271602880318]);
    expectClose(
      errors(result),
      [0.04993761694389221, 0.0801921034769051]
        .map((se) => se / Math.SQRT2)
        .concat(
          [0.08440020862334724, 0.08377739828774203, 0.1221532109716488, 0.1298954198622581].map(
            (se) => se / Math.SQRT2
          )
        )
    );
  });
});

describe("outcomes predicted without error", () => {
  // glm(am ~ hp, binomial, subset(mtcars, gear == 4)): gear 3 never, gear 5 always has am = 1
  it("leaves rows and terms of quasi-separation out by name and keeps the other estimates", () => {
    const result = logit("am ~ factor(gear) + hp");
    expectClose(values(result), [3.44734177449568513, -0.02974645857639807], 1e-10);
    expect(result.n).toBe(12);
    expect(result.dropped).toEqual([
      {what: "rows", reason: "perfect-prediction", count: 20},
      {what: "gear[4]", reason: "perfect-prediction", count: 1},
      {what: "gear[5]", reason: "perfect-prediction", count: 1}
    ]);
    expect(result.warnings).toMatchObject([{code: "perfect-prediction", message: /gear\[4\], gear\[5\]/}]);
  });

  it("refuses complete separation, naming the term", () => {
    expect(() => logit("am ~ I(am*2) + hp")).toThrow(/I\(am\*2\) predicts am perfectly/);
    // Albert & Anderson's picture: x below 0 fails, above it succeeds.
    const table = {
      length: 6,
      columns: {x: Float64Array.from([-3, -2, -1, 1, 2, 3]), y: Float64Array.from([0, 0, 0, 1, 1, 1])}
    };
    expect(() => logit("y ~ x", {}, table)).toThrow(/x predicts y perfectly/);
    expect(() =>
      logit("y ~ x", {}, {...table, columns: {...table.columns, x: Float64Array.from([-3, -2, 1, -1, 2, 3])}})
    ).not.toThrow();
  });

  it("drops levels of absorbed effects whose outcomes are all 0, as if they had never been there", () => {
    const table = mtcars();
    const zero = {
      ...table,
      columns: {...table.columns, count: mask(table, (row) => (table.columns["gear"] as Float64Array)[row]! > 3)}
    };
    const result = poisson("count ~ hp | gear", {}, zero);
    const alone = poisson(
      "carb ~ hp | gear",
      {},
      rowsWhere(table, (row) => (table.columns["gear"] as Float64Array)[row]! > 3)
    );
    expect(result.dropped).toEqual([{what: "rows", reason: "perfect-prediction", count: 15}]);
    expect(result.coefficients).toEqual(alone.coefficients);
    const dummies = poisson("count ~ hp + factor(gear)", {}, zero);
    expectClose(values(dummies).slice(1, 2), values(result), 1e-9);
    expect(dummies.dropped[0]).toEqual({what: "rows", reason: "perfect-prediction", count: 15});
  });

  it("finds rare events that are no separation", () => {
    // One success in 2,000 rows of a group: its coefficient is qlogis(1/2000) − qlogis(1/2).
    const n = 4000;
    const table = {
      length: n,
      columns: {
        y: Float64Array.from({length: n}, (_, row) => (row < 2000 ? row % 2 : row === 2000 ? 1 : 0)),
        rare: Float64Array.from({length: n}, (_, row) => (row < 2000 ? 0 : 1))
      }
    };
    expectClose(values(logit("y ~ rare", {}, table)).slice(1), [Math.log(1 / 1999)], 1e-10);
  });
});

describe("properties", () => {
  it("does not depend on the order of rows", () => {
    const order = Array.from({length: 32}, (_, row) => (row * 7) % 32);
    const table = mtcars();
    const shuffled = {
      length: 32,
      columns: Object.fromEntries(
        Object.entries(table.columns).map(([name, column]) => [
          name,
          Float64Array.from(order, (row) => column[row] as number)
        ])
      )
    };
    expectClose(values(logit("am ~ wt + hp", {}, shuffled)), values(logit("am ~ wt + hp")), 1e-10);
  });

  it("does not depend on the scale and offset of a term", () => {
    const [, wt] = logit("am ~ wt + hp").coefficients;
    const [, moved] = logit("am ~ I(wt*1e6+1e7) + hp").coefficients;
    expectClose(
      [moved?.statistic ?? NaN, (moved?.estimate ?? NaN) * 1e6],
      [wt?.statistic ?? NaN, wt?.estimate ?? NaN],
      1e-6
    );
  });

  it("turns the signs of a logit with its outcome", () => {
    const turned = values(logit("I(1-am) ~ wt + hp"));
    expectClose(
      turned.map((value) => -value),
      values(logit("am ~ wt + hp")),
      1e-10
    );
  });

  it("gives combinations of coefficients and the smallest effect it could find", () => {
    const result = logit("am ~ wt + hp", {lincom: ["wt + 100*hp"]});
    const [, wt, hp] = values(result);
    expectClose([result.lincom[0]?.estimate ?? NaN], [(wt ?? NaN) + 100 * (hp ?? NaN)]);
    // (qnorm(.975) + qnorm(.8)) * se
    expectClose([result.detectable["wt"]?.effect ?? NaN], [2.80158521747218 * 3.068675275390589], 1e-6);
  });
});

describe("what is refused", () => {
  it.each([
    ["gear ~ hp", "logit", {}, /logit explains 0 and 1; gear is 4/],
    ["am ~ hp | gear", "logit", {}, /Neyman & Scott/],
    ["am ~ 1 | 0 | hp ~ wt", "logit", {}, /no instruments/],
    ["I(am-1) ~ hp", "poisson", {}, /0 or more; I\(am-1\) is -1/],
    ["I(am*0) ~ hp", "poisson", {}, /is 0 in every row/],
    ["I(am*0+1) ~ hp", "logit", {}, /is 1 in every row/],
    ["am ~ hp", "logit", {vcov: ["cr2:cyl"]}, /take cluster:cyl/],
    ["am ~ hp", "logit", {vcov: ["wild:cyl"]}, /take cluster:cyl/],
    ["carb ~ hp", "poisson", {vcov: ["dk:2"]}, /give --panel/],
    ["carb ~ hp", "poisson", {vcov: ["cluster:zip"]}, /zip/]
  ] as const)("%s by %s", (formula, method, options, message) => {
    expect(() => cars(formula, {method, ...options} as Partial<EstimateOptions>)).toThrow(message);
  });
});

function mask(table: Frame, keep: (row: number) => boolean): Float64Array {
  const carb = table.columns["carb"] as Float64Array;
  return carb.map((value, row) => (keep(row) ? value : 0));
}

function rowsWhere(table: Frame, keep: (row: number) => boolean): Frame {
  const rows = Array.from({length: table.length}, (_, row) => row).filter(keep);
  return {
    length: rows.length,
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([name, column]) => [
        name,
        Float64Array.from(rows, (row) => column[row] as number)
      ])
    )
  };
}
