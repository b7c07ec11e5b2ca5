import {describe, expect, it} from "vitest";
import {exampleSession} from "../../test/helpers/example-session.js";
import {fullNameRedactor, redactor} from "./redact.js";
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

describe("names that are words too", () => {
  const redact = redactor(
    [{name: "Ans Verzonnen"}, {name: "Piet de Jong"}, {name: "Werk"}, {name: "Kees Van Dalen"}, {name: "De Ridder"}],
    mark
  );

  it("go out of what people wrote, but a word before a surname stays where no surname follows", () => {
    expect(redact("Van de week zei Van Dalen: De Jong en de heer Ridder.")).toBe(
      "Van de week zei Van [naam]: De [naam] en de heer [naam]."
    );
    expect(redact("Kees van Dalen vindt werk en jonge mensen.")).toBe("[naam] vindt [naam] en jonge mensen.");
    expect(redact("Het is verzonnen, zei VERZONNEN.")).toBe("Het is verzonnen, zei [naam].");
  });

  it.each(["J. (Jan) P+Q", "A*B [x] \\ $& ^|?", "$1 {2}", "Max /i."])("may hold signs with a meaning: %s", (name) => {
    expect(redactor([{name}], "$&")(`Zegt ${name}, goed. Xax blijft; 1 en 2.`)).toBe(
      "Zegt $&, goed. Xax blijft; 1 en 2."
    );
  });

  it("are no names without a letter or digit", () => {
    expect(redactor([{name: "."}, {name: " * "}], mark)("Ja . Nee * ...")).toBe("Ja . Nee * ...");
  });
});

describe("fullNameRedactor", () => {
  const redact = fullNameRedactor([{name: "Ans Werk"}, {name: "Jan"}, {name: "Zoë  de Wit"}], mark);

  it("takes out whole names only", () => {
    expect(redact("Cijfer van ANS\u00a0WERK en Zoe de Wit")).toBe("Cijfer van [naam] en [naam]");
    expect(redact("Werk en inkomen, Ans, januari, de Wit")).toBe("Werk en inkomen, Ans, januari, de Wit");
    expect(fullNameRedactor([], mark)("Ans Werk")).toBe("Ans Werk");
  });
});

describe("reportView", () => {
  it("holds for the public no name, no reading, no vote, no id of a person and no count under five", () => {
    const session = {
      ...base,
      title: "Overleg met Bilal Oefenaar",
      actions: [{id: "a1", action: "Bel Esra.", who: "ESRA DENKBEELD"}],
      fieldQuestions: [{id: "f", text: "Wat ziet u?", owner: "carla  voorbeeld"}],
      forecasts: base.forecasts.map((forecast) => ({...forecast, participant: "p1"})),
      numbers: base.numbers.map((number) => ({...number, label: `${number.label}, volgens Esra Denkbeeld`}))
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

  it("takes names out of what people wrote, and leaves labels, units, sources, ids and choices alone", () => {
    const [first] = base.numbers;
    if (first === undefined) throw new Error("the example has numbers");
    const number = {
      ...first,
      label: "Open Vacatures",
      unit: "Bijstand",
      source: "Verzonnen oefengegevens",
      ref: "werk"
    };
    const [question] = base.questions;
    if (question === undefined) throw new Error("the example has questions");
    const names = ["Ans Verzonnen", "Open", "Bijstand", "Werk", "Vacatures", "Waarneming", "For"];
    const session = {
      ...base,
      theme: "werk",
      title: "Bijeenkomst met Verzonnen",
      participants: names.map((name, at) => ({id: `p${at}`, name})),
      questions: [{...question, theme: "werk", numbers: ["werk"], text: "Wat ziet Verzonnen?"}],
      statements: [
        {
          ...base.statements[0]!,
          ...{type: "waarneming" as const, status: "open" as const, theme: "werk", text: "Volgens Verzonnen."},
          evidence: [
            {side: "for" as const, text: "Gezien door Verzonnen", number: "werk", source: "Brief van Verzonnen"}
          ]
        }
      ],
      actions: [{id: "werk", action: "Bel Verzonnen", who: "Ans Verzonnen", note: "Verzonnen weet het"}],
      numbers: [number]
    };
    const {session: told} = reportView(session, {isPublic: true, mark});
    expect(told.numbers).toEqual([number]);
    expect(told.snapshot).toEqual(base.snapshot);
    expect([told.title, told.theme]).toEqual(["Bijeenkomst met [naam]", "werk"]);
    expect(told.questions[0]).toMatchObject({theme: "werk", numbers: ["werk"], text: "Wat ziet [naam]?"});
    expect(told.statements[0]).toMatchObject({
      type: "waarneming",
      status: "open",
      theme: "werk",
      text: "Volgens [naam]."
    });
    expect(told.statements[0]?.evidence).toEqual([
      {side: "for", text: "Gezien door [naam]", number: "werk", source: "Brief van [naam]"}
    ]);
    // A field that is not known is taken for written.
    expect(told.actions).toEqual([{id: "werk", action: "Bel [naam]", who: mark, note: "[naam] weet het"}]);
  });

  it("keeps inside everything but what does not count, and no votes of persons", () => {
    const view = reportView(base, {isPublic: false, mark});
    expect(view.people).toHaveLength(6);
    expect(view.readings).toHaveLength(24);
    expect(view.agreements.get("s2")).toMatchObject({n: 5, noView: 1, median: 4});
    expect(view.session.statements.every(({votes}) => votes.length === 0)).toBe(true);
  });
});
