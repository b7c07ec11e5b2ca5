import {describe, expect, it} from "vitest";
import type {AreaFigure, AreaIndicator} from "../../../loaders/site/areas/area-types.js";
import {areaLede, incomparable, otherSentences, ownSentences} from "./words.js";

const crisis = {title: "Coronacrisis", starts: "2020-03-15"};
const plain = (texts: string[]): string => texts.join(" ").replaceAll("\u00a0", " ");

/** Youth care of Helmond as CBS published it: one year, provisional, of ages 0–17; before, it was counted of ages 0–22. */
const youthCare = {
  ...{id: "jeugdhulp-aandeel", title: "Jongeren met jeugdhulp in natura", measure: "percentage", kind: "register"},
  ...{direction: "none", flow: "flow", grain: "year", periods: ["2022-01-01"], decimals: 1, countUnit: null},
  ...{unit: "% van de inwoners van 0 tot 18 jaar", notes: [], isCareUse: true},
  formerly: [
    {id: "jeugdzorg-0-22", title: "Jongeren met jeugdzorg (0 tot 23 jaar)", sameBase: false, ageBase: "0 tot 23 jaar"}
  ]
} as unknown as AreaIndicator;

const helmond: AreaFigure = {
  ...{values: [10.8], counts: null, status: "provisional", isEstimated: false, sources: [], coverage: null},
  pulse: {
    ...{latest: {period: "2022-01-01", value: 10.8, status: "provisional"}, previous: null, sincePrevious: null},
    ...{baseline: null, sinceBaseline: null, notComparable: "too-few-years"}
  }
};

describe("youth care of Helmond in 2022", () => {
  it("reads 10,8 % of ages 0 to 17, provisional, 2.065 youths, and gives no number for the change since 2019", () => {
    const persons = {title: "Aantal jongeren met jeugdzorg", count: 2065};
    expect(plain(ownSentences("Helmond", youthCare, helmond, {crisis, persons}))).toBe(
      "Helmond, 2022: 10,8 % van de inwoners van 0 tot 18 jaar. Aantal jongeren met jeugdzorg: 2.065. " +
        "Dit cijfer is voorlopig. Verandering sinds 2019: andere telling, andere noemer. Daarom geven wij geen getal. " +
        "Eerder geteld als: Jongeren met jeugdzorg (0 tot 23 jaar), over 0 tot 23 jaar."
    );
  });
});

const bijstand = {
  ...{id: "bijstand", title: "Bijstandsuitkeringen", direction: "up-is-worse", grain: "year", decimals: 1},
  ...{periods: ["2020-01-01", "2021-01-01"], unit: "uitkeringen per 1.000 inwoners", countUnit: "uitkeringen"},
  ...{notes: [], formerly: [], isCareUse: false}
} as unknown as AreaIndicator;

const figure = (change: number | null, more: Partial<AreaFigure> = {}): AreaFigure => ({
  ...{values: [40, 38], counts: [2000, 1900], status: "definitive", isEstimated: false, sources: [], coverage: null},
  pulse: {
    ...{latest: {period: "2021-01-01", value: 38, status: "definitive"}},
    previous: {period: "2020-01-01", value: 40, status: "definitive"},
    sincePrevious: {difference: -2, noise: 1, exceedsNoise: true},
    baseline: change === null ? null : {expected: 42, low: 41, high: 43, n: 5, firstYear: 2015, lastYear: 2019},
    sinceBaseline: change === null ? null : {difference: change, noise: 1, exceedsNoise: Math.abs(change) > 1},
    notComparable: change === null ? "break" : null
  },
  ...more
});

describe("what an indicator says of an area", () => {
  it("is where it stands, since the period before and since before the crisis, each with whether it may be chance", () => {
    expect(plain(ownSentences("Helmond", bijstand, figure(-4), {crisis, persons: null}))).toBe(
      "Helmond, 2021: 38,0 uitkeringen per 1.000 inwoners. Dat zijn 1.900 uitkeringen. " +
        "Dat is 2,0 lager dan 2020 (gunstig); verschil is groter dan toeval. " +
        "Vóór de crisis (2015 tot en met 2019) was het gemiddeld 42,0. Nu is het 4,0 lager dan verwacht (gunstig); verschil is groter dan toeval."
    );
  });

  it("is how the difference with another area moved, and of how many municipalities that one is", () => {
    const other = {
      code: "GK50000",
      label: "gemeenten van 50.000 tot 100.000 inwoners",
      figure: figure(-3, {coverage: [70, 71]})
    };
    const own = figure(-4, {against: {GK50000: {difference: -1, noise: 2, exceedsNoise: false}}});
    expect(plain(otherSentences("Helmond", bijstand, own, other))).toBe(
      "Gemeenten van 50.000 tot 100.000 inwoners: 38,0; dat is 3,0 lager dan verwacht. " +
        "Vergeleken met gemeenten van 50.000 tot 100.000 inwoners ligt Helmond nu 1,0 lager dan vóór de crisis; verschil kan toeval zijn. " +
        "Gemeenten van 50.000 tot 100.000 inwoners: berekend uit 70 van de 71 gemeenten."
    );
    expect(plain(otherSentences("Helmond", bijstand, own, {code: "PV30", label: "Noord-Brabant", figure: null}))).toBe(
      "Noord-Brabant: niet beschikbaar op dit niveau."
    );
  });

  it("is incomparable for a reason that is said: a break, too few years, or nothing since the crisis", () => {
    expect(incomparable(bijstand, figure(-4), 2020)).toBeNull();
    expect(incomparable(bijstand, figure(null), 2020)).toBe("andere telling");
    expect(incomparable(bijstand, figure(null), 2022)).toBe("het laatste cijfer is van vóór de crisis");
  });
});

describe("the message of an area", () => {
  it("counts only what can be compared, and says how many would differ by chance", () => {
    const figures = Object.fromEntries(Array.from({length: 40}, (_, at) => [`i${at}`, figure(at < 6 ? -4 : -0.5)]));
    expect(areaLede("Helmond", {...figures, last: figure(null)}, crisis)).toBe(
      "Van de 40 cijfers van Helmond die wij met de jaren vóór 2020 kunnen vergelijken, wijken er 6 meer af dan toeval verklaart. " +
        "Bij zoveel cijfers wijken er door toeval alleen al zo’n 2 af."
    );
    expect(areaLede("Helmond", {last: figure(null)}, crisis)).toContain("geen cijfer te vergelijken");
  });
});
