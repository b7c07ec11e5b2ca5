import {describe, expect, it} from "vitest";
import {systemSchema, type SystemFile, type SystemLink} from "../../../models/system/format.js";
import {durationWords} from "./duration.js";
import {effectScale, linkSentences, strengthWords} from "./link-effect.js";

/** Unemployment from 2 to 10 %, complaints from 0 to 20 %: a strength of 0.036 is 0.09 point of complaints a point. */
function model(
  link: Record<string, unknown>,
  scales: {from?: [number, number]; to?: [number, number]} = {}
): SystemFile {
  const scale = (unit: string, [low, high]: [number, number]): object => ({min: 0, max: 1, scale: {unit, low, high}});
  return systemSchema.parse({
    format: "samenhang-system/1",
    name: "Proef",
    variables: [
      {id: "u", label: "Werkloosheid", ...scale("% van de beroepsbevolking", scales.from ?? [2, 10])},
      {id: "d", label: "Klachten", ...scale("% van de volwassenen", scales.to ?? [0, 20])},
      {id: "i", label: "Gevoel"}
    ],
    links: [{id: "l", from: "u", to: "d", sign: "+", ...link}]
  });
}

const first = ({links}: SystemFile): SystemLink => links[0] as SystemLink;
const sentences = (system: SystemFile): string[] => linkSentences(system, first(system));

describe("linkSentences", () => {
  it("tells a strength in natural units, with its margin", () => {
    expect(sentences(model({strength: 0.036, interval: [0.024, 0.048]}))).toEqual([
      "Werkloosheid 1\u00a0procentpunt hoger: op den duur klachten 0,09\u00a0procentpunt hoger, als de rest gelijk blijft.",
      "Marge: tussen 0,06 en 0,12."
    ]);
  });

  it("says the same in natural units whatever range the index stands for", () => {
    // Half the range of the cause and of the result: the same effect in points is the same strength.
    const halved = model({strength: 0.036, interval: [0.024, 0.048]}, {from: [2, 6], to: [0, 10]});
    const whole = model({strength: 0.036, interval: [0.024, 0.048]});
    expect(effectScale(halved, first(halved)).factor).toBeCloseTo(effectScale(whole, first(whole)).factor, 12);
    expect(sentences(halved)).toEqual(sentences(whole));
    const onlyCause = model({strength: 0.018, interval: [0.012, 0.024]}, {from: [2, 6]});
    expect(sentences(onlyCause)).toEqual(sentences(whole));
  });

  it("tells of one benefit, not of one benefits", () => {
    const system = model({strength: 0.036});
    const [cause, ...others] = system.variables;
    const unit = "uitkeringen per 1.000 inwoners";
    const told = {...system, variables: [{...cause!, scale: {...cause!.scale!, unit}}, ...others]};
    expect(sentences(told)[0]).toContain("Werkloosheid 1\u00a0uitkering per 1.000 inwoners hoger:");
  });

  it("says of a margin through 0 that the way is uncertain too", () => {
    expect(sentences(model({strength: 0.1, interval: [-0.1, 0.3]}))[2]).toBe(
      "De marge gaat door nul: ook de richting is onzeker."
    );
    expect(sentences(model({strength: 0.1}))[1]).toContain("geen marge");
  });

  it("follows the sign, also on a scale that runs down", () => {
    expect(sentences(model({strength: 0.2, sign: "-"}))[0]).toContain("procentpunt lager");
    expect(sentences(model({strength: 0.2, sign: "-"}, {to: [20, 0]}))[0]).toContain("procentpunt hoger, als");
    expect(sentences(model({strength: 0}))[0]).toBe(
      "Een andere stand van werkloosheid maakt voor klachten in dit model niets uit."
    );
  });

  it("claims no size and no way for a link that has none", () => {
    for (const link of [{sign: "?", strength: "strong"}, {}])
      expect(sentences(model(link))).toEqual([
        "Er loopt een verband van werkloosheid naar klachten. Hoe sterk of welke kant op, staat niet in het model."
      ]);
  });
});

describe("strengthWords", () => {
  it("puts a class on a number", () => {
    expect(strengthWords(first(model({strength: 0.036})))).toContain("heel zwak");
    expect(strengthWords(first(model({strength: "average"})))).toContain("gemiddeld");
    expect(strengthWords(first(model({strength: 1.3})))).toContain("zeer sterk");
    expect(strengthWords(first(model({})))).toBe("niet ingevuld");
  });
});

describe("durationWords", () => {
  it("counts in years, months or weeks, whatever the unit of the model", () => {
    expect(durationWords(1.5, "year")).toBe("1,5 jaar");
    expect(durationWords(0.5, "year")).toBe("6 maanden");
    expect(durationWords(18, "month")).toBe("1,5 jaar");
    expect(durationWords(1, "week")).toBe("1 week");
  });
});
