import {describe, expect, it} from "vitest";
import {exampleSession} from "../../test/helpers/example-session.js";
import {redactor} from "./redact.js";
import {reportView} from "./report-view.js";

const base = await exampleSession();
const mark = "[naam]";

describe("redactor", () => {
  const redact = redactor(
    [{name: "Renée de Vries-Özdemir"}, {name: "Jan O'Brien"}, {name: "Al (tester)"}, {name: "  "}],
    mark
  );

  it("takes out whole names and their parts, in capitals, without accents, and over a line", () => {
    expect(redact("Volgens renée\nde vries-özdemir klopt het.")).toBe("Volgens [naam] klopt het.");
    expect(redact("Renee belde met Vries en OZDEMIR; O'Brien niet.")).toBe(
      "[naam] belde met [naam] en [naam]; [naam] niet."
    );
    expect(redact("Rene\u0301e")).toBe(mark);
  });

  it("leaves other words alone, also those that begin with a name", () => {
    expect(redact("De januari-cijfers van Janssen; de rest.")).toBe("De januari-cijfers van Janssen; de rest.");
    expect(redactor([], mark)("Alles blijft.")).toBe("Alles blijft.");
  });
});

describe("reportView", () => {
  it("holds for the public no name, no reading, no vote, no id of a person and no count under five", () => {
    const session = {
      ...base,
      title: "Overleg met Bilal Oefenaar",
      actions: [{id: "a1", action: "Bel Esra.", who: "ESRA DENKBEELD"}],
      fieldQuestions: [{id: "f", text: "Wat ziet u?", owner: "carla  voorbeeld"}],
      forecasts: base.forecasts.map((forecast) => ({...forecast, participant: "p1"}))
    };
    const view = reportView(session, {isPublic: true, mark});
    const text = JSON.stringify([view, [...view.agreements]]);
    for (const {name, id} of base.participants) {
      expect(text.toLowerCase()).not.toContain(name.toLowerCase());
      expect(text).not.toContain(`"${id}"`);
    }
    for (const {text: said} of base.readings) expect(text).not.toContain(said);
    expect(view.session.forecasts).toEqual([]);
    expect(view.session.status).toEqual({stage: "getoetst", date: "2021-03-25"});
    expect(view.hands).toEqual([]);
    expect(view.moods).toEqual([]);
    expect(view.participants).toBe(5);
    expect([...view.agreements.keys()]).toEqual(["s1", "s2", "s3", "s4"]);
    expect(view.agreements.get("s2")).toEqual({n: 5, median: 4, low: 3, high: 4, withinOne: null, noView: null});
    expect(view.session.statements[1]?.dissent).toEqual([
      {text: "Wij denken dat mensen de bijstand niet aanvroegen.", public: true}
    ]);
  });

  it("keeps inside everything but what does not count, and no votes of persons", () => {
    const view = reportView(base, {isPublic: false, mark});
    expect(view.people).toHaveLength(6);
    expect(view.readings).toHaveLength(24);
    expect(view.agreements.get("s2")).toMatchObject({n: 5, noView: 1, median: 4});
    expect(view.session.statements.every(({votes}) => votes.length === 0)).toBe(true);
  });
});
