import {describe, expect, it} from "vitest";
import {nottem, ukGas} from "./fixtures/r-datasets.js";
import type {Stl, StlOptions} from "./stl.js";
import {stl} from "./stl.js";

// R 4.2: s <- stl(x, …)$time.series; values 1, 2, 3, 50, 77, 100, n − 1 and n of each component, then
// sum(seq_along(v) * v) and sum(v^2), which no other series of values shares
const places = (n: number): number[] => [0, 1, 2, 49, 76, 99, n - 2, n - 1];
function expectLikeR(values: readonly number[], got: readonly number[], want: readonly number[], scale: number): void {
  const tolerance = 1e-12 * scale;
  places(values.length).forEach((index, at) => {
    expect(Math.abs(got[index]! - want[at]!)).toBeLessThan(tolerance);
  });
  const sums = [
    got.reduce((sum, value, index) => sum + (index + 1) * value, 0),
    got.reduce((sum, value) => sum + value * value, 0)
  ];
  sums.forEach((value, at) => expect(Math.abs(value / want[8 + at]! - 1)).toBeLessThan(1e-10));
}

interface Known {
  name: string;
  values: readonly number[];
  options: StlOptions;
  seasonal: readonly number[];
  trend: readonly number[];
  remainder: readonly number[];
  weightSum?: number;
}

const known: readonly Known[] = [
  {
    name: 'stl(nottem, "periodic")',
    values: nottem,
    options: {period: 12},
    seasonal: [
      -9.3471980274764, -9.85524962154722, -6.85330078895846, -9.85524962154722, 3.50135692407141, -2.76347102216541,
      -6.43013085559349, -9.47814227829695, 1595.16592544777, 16312.7829109226
    ],
    trend: [
      49.6806726485632, 49.5455208170358, 49.4103689855084, 47.4354594209236, 49.1680597973449, 48.8048013596672,
      49.0807618798116, 49.0050970823857, 1423584.96765795, 577393.103346386
    ],
    remainder: [
      0.26652537891318, 1.10972880451138, 1.84293180345001, -0.0802097993764335, -2.06941672141635, 1.25866966249821,
      3.94936897578192, -1.72695480408874, 96.0664166022884, 970.66218871282
    ]
  },
  {
    name: "stl(nottem, 7)",
    values: nottem,
    options: {period: 12, seasonal: 7},
    seasonal: [
      -7.92518736164982, -9.14011120028939, -6.19763420257533, -8.71705201273384, 3.19045669833862, -2.02335625638395,
      -4.84562732215913, -10.8232083901167, 1503.23847889658, 16748.5708140548
    ],
    trend: [
      48.8993811433745, 48.9359244133472, 48.9724676833199, 47.5681571626526, 48.9617084834229, 48.6882739661434,
      49.2711851225074, 49.2175906860008, 1423656.74539055, 577162.847143953
    ],
    remainder: [
      -0.374193781724649, 1.00418678694218, 1.62516651925539, -1.3511051499188, -1.55216518176148, 0.635082290240518,
      2.17444219965169, -0.594382295884081, 116.21613055547, 724.669068752293
    ]
  },
  {
    name: "stl(nottem, 7, robust = TRUE)",
    values: nottem,
    options: {period: 12, seasonal: 7, robust: true},
    seasonal: [
      -8.2793294514993, -9.65288357000889, -6.59273341956086, -9.03319393075819, 3.37990964419236, -2.15904489951268,
      -6.7890390461892, -11.1509686319829, 1186.00757761947, 17486.5421972211
    ],
    trend: [
      49.5727945889784, 49.5971461511729, 49.6214977133674, 47.6512304062065, 49.024173369041, 48.7892388889536,
      49.3737338442949, 49.3772945528977, 1425014.96720996, 580036.935737478
    ],
    remainder: [
      -0.69346513747908, 0.855737418836, 1.37123570619346, -1.11803647544826, -1.80408301323334, 0.669806010559043,
      4.01530520189434, -0.426325920914827, -924.774787579092, 958.509590812631
    ],
    weightSum: 24629.3926020644
  },
  {
    name: "stl(UKgas, 13)",
    values: ukGas,
    options: {period: 4, seasonal: 13},
    seasonal: [
      46.1755673631688, 11.7169542486914, -43.9048975754207, -16.0088419653655, 270.86149640751, 91.0132686207228,
      -348.291970599782, 92.1980988109269, -14020.0909897097, 2438425.97793038
    ],
    trend: [
      117.090872695266, 120.162482176921, 122.286595388654, 250.671121996927, 507.860263459259, 640.773900100402,
      708.611054142547, 693.438318941052, 2623871.80918644, 16389069.9908845
    ],
    remainder: [
      -3.16644005843503, -2.17943642561256, 6.41830218676681, -4.16228003156124, 48.9782401332315, -1.787168721125,
      -12.9190835427652, -2.83641775197896, 1675.08180326848, 59389.3239960626
    ]
  },
  {
    name: 'stl(UKgas, "periodic", robust = TRUE)',
    values: ukGas,
    options: {period: 4, robust: true},
    seasonal: [
      100.43066308714, -11.1996797149114, -140.393634971608, -11.1996797149114, 100.43066308714, 51.1626436278831,
      -140.393634971608, 51.1626436278831, -3739.48491412263, 878572.9734491
    ],
    trend: [
      111.189415485211, 114.924231432666, 116.166315059413, 250.017882182312, 448.629871335493, 543.751693597064,
      642.384098904688, 656.001816014439, 2410110.69043198, 13800065.7091217
    ],
    remainder: [
      -51.520078572351, 25.975448282245, 109.027319912195, -8.31820246740091, 278.639465577367, 135.085662775053,
      -154.59046393308, 75.6355403576782, 205155.594482142, 1412099.29973308
    ],
    weightSum: 4576.68364759221
  },
  {
    name: "stl(UKgas, 9, s.degree = 1, t.window = 15, t.degree = 0, l.window = 5, jumps 1, inner = 3, outer = 2)",
    values: ukGas,
    options: {
      ...{period: 4, seasonal: 9, seasonalDegree: 1, trendWindow: 15, trendDegree: 0, lowPassWindow: 5},
      ...{lowPassDegree: 0, seasonalJump: 1, trendJump: 1, lowPassJump: 1, inner: 3, outer: 2}
    },
    seasonal: [
      36.8795953844032, 4.40056047403594, -38.4498450792673, -16.9577232510671, 274.638955028557, 104.966900914375,
      -420.221949763669, 114.030938471971, -17391.8969908377, 2808773.41448066
    ],
    trend: [
      124.544899525342, 124.660984912888, 124.80447506711, 248.40966272702, 474.962656514773, 619.446163377793,
      641.117725816802, 642.453677127194, 2552602.88882794, 15486779.6105573
    ],
    remainder: [
      -1.32449490974471, 0.63845461307578, -1.55462998784287, -0.951939475952827, 78.0983884566697, 5.58693570783203,
      126.504223946866, 26.3153844008351, 76315.8081628988, 89571.8686924165
    ],
    weightSum: 3669.70516714556
  }
];

describe("stl", () => {
  it.each(known)("gives R's components: $name", ({values, options, seasonal, trend, remainder, weightSum}) => {
    const result = stl(Object.freeze([...values]), options);
    const scale = Math.max(...values);
    expectLikeR(values, result.seasonal, seasonal, scale);
    expectLikeR(values, result.trend, trend, scale);
    expectLikeR(values, result.remainder, remainder, scale);
    const weights = result.weights.reduce((sum, weight, index) => sum + (index + 1) * weight, 0);
    expect(weights).toBeCloseTo(weightSum ?? (values.length * (values.length + 1)) / 2, 7);
  });

  const sums = (result: Stl): number[] =>
    result.seasonal.map((value, t) => value + result.trend[t]! + result.remainder[t]!);
  it("adds up to the series, follows its unit and its level, and needs no randomness", () => {
    const plain = stl(nottem, {period: 12, seasonal: 7, robust: true});
    sums(plain).forEach((value, t) => expect(value).toBeCloseTo(nottem[t]!, 11));
    const moved = stl(
      nottem.map((value) => 4 * value + 1024),
      {period: 12, seasonal: 7, robust: true}
    );
    moved.seasonal.forEach((value, t) => expect(value).toBeCloseTo(4 * plain.seasonal[t]!, 8));
    moved.trend.forEach((value, t) => expect(value).toBeCloseTo(4 * plain.trend[t]! + 1024, 8));
    expect(stl(nottem, {period: 12, seasonal: 7, robust: true})).toEqual(plain);
  });

  it("finds a pure season exactly, and says how strong it is", () => {
    const pattern = [5, -3, -4, 2];
    const values = Array.from({length: 40}, (_, t) => 1000 + pattern[t % 4]!);
    const {trend, seasonal, remainder, strength} = stl(values, {period: 4});
    trend.forEach((value) => expect(value).toBeCloseTo(1000, 9));
    seasonal.forEach((value, t) => expect(value).toBeCloseTo(pattern[t % 4]!, 9));
    expect(Math.max(...remainder.map(Math.abs))).toBeLessThan(1e-9);
    expect(strength).toEqual({trend: null, seasonal: 1});
    expect(stl(new Float64Array(9).fill(3), {period: 4}).strength).toEqual({trend: null, seasonal: null});
  });

  it("keeps an outlier out of season and trend when robust", () => {
    const values = nottem.map((value, t) => (t === 100 ? value + 40 : value));
    const plain = stl(values, {period: 12});
    const robust = stl(values, {period: 12, robust: true});
    expect(robust.weights[100]).toBe(0);
    expect(robust.remainder[100]).toBeGreaterThan(plain.remainder[100]! + 2);
  });

  // statsmodels 0.13.5: STL(UKgas, 4, seasonal=9, seasonal_deg=0, robust=True, jumps 1).fit(inner_iter=2, outer_iter=1)
  it("takes the exact median when asked, as statsmodels does", () => {
    const options = {period: 4, seasonal: 9, inner: 2, outer: 1};
    const exact = stl(ukGas, {...options, exactMedian: true});
    [0.98237092, 0.99945023, 0.97656555, 0.92379401, 0.95722439].forEach((value, t) =>
      expect(exact.weights[t]).toBeCloseTo(value, 8)
    );
    // stl(UKgas, 9, inner = 2, outer = 1)$weights in R
    expect(stl(ukGas, options).weights[0]).toBeCloseTo(0.975696831875936, 12);
  });

  it.each([
    [[1, 2, NaN, 4, 5, 6], {period: 2}, "missing-value"],
    [[1, 2, 3, 4], {period: 2}, "too-short"],
    [[], {period: 2}, "too-short"],
    [[1, 2, 3, 4, 5], {period: 1}, "invalid-option"],
    [[1, 2, 3, 4, 5], {period: 2, seasonal: 2}, "invalid-option"],
    [[1, 2, 3, 4, 5], {period: 2, seasonal: 7.5}, "invalid-option"]
  ])("refuses %j with %j", (values, options, kind) => {
    expect(() => stl(values, options)).toThrow(expect.objectContaining({kind}));
  });
});
