import {describe, expect, it} from "vitest";
import {checkSystem} from "../../../models/system/read-system.js";
import {systemFormat} from "../../../models/system/format.js";
import {systemProblems} from "../../../locale/system-problems.js";
import {placeWords, problemWords} from "./problem-words.js";

/** A file whose fields are each sound and which is wrong in every way fields can be wrong together. */
const tangled = {
  format: systemFormat,
  name: "Fout",
  variables: [
    {id: "werk", label: "Werk", min: 1, max: 0, scale: {unit: "%", low: 5, high: 2}},
    {id: "werk", label: "Werk nog eens"},
    {id: "geld", scale: {unit: "euro", low: 0, high: 1}},
    {id: "regen", kind: "exogenous", equation: "1"},
    {id: "som", equation: "werk + onbekend"},
    {id: "fout", equation: "1 +"},
    {id: "Geld"}
  ],
  links: [
    {id: "a", from: "werk", to: "nergens", strength: -1, delay: -1, speed: "low", interval: [1, 0]},
    {id: "b", from: "werk", to: "regen"},
    {id: "c", from: "werk", to: "som"}
  ],
  interventions: [
    {id: "m", variable: "som", type: "ramp", value: 1, start: 2, end: 1},
    {id: "n", variable: "werk", type: "setpoint", value: 1, onlyWith: ["storm"]}
  ],
  goals: [{variable: "geld", direction: "up"}],
  correlations: [{inputs: ["a", "zoek"], rank: 0.5}],
  loops: [{name: "Rondje", nodes: ["werk", "geld"]}]
};

describe("problemWords", () => {
  it("says every problem of structure in Dutch of its own", () => {
    const {problems} = checkSystem(tangled);
    const said = problems.map((problem) => problemWords(problem, tangled).what);
    expect(problems.length).toBeGreaterThan(20);
    expect(said.filter((what) => what === systemProblems.other)).toEqual([]);
    expect(said).toContain("De variabele nergens bestaat niet. Voeg haar toe of verbeter de naam.");
    expect(said).toContain("De variabele onbekend bestaat niet. Voeg haar toe of verbeter de naam.");
    expect(said).toContain("De rekenregel van fout is niet te lezen.");
    expect(said).toContain("n hoort bij de gebeurtenis storm, maar die staat niet in dit model.");
    expect(said).toContain("Rondje is geen kring: van werk naar geld ontbreekt een verband.");
    expect(said.join(" ")).not.toMatch(/\b(the|there is|with|needs|below|give|must)\b/);
  });

  it("says in Dutch what is wrong with single fields", () => {
    const file = {
      format: systemFormat,
      horizon: -1,
      variables: [{id: "1 fout", initial: "veel", kind: "iets"}],
      links: [{from: "a", to: 3, evidence: [{kind: "gerucht"}]}],
      interventions: "geen"
    };
    const rows = checkSystem(file).problems.map((problem) => problemWords(problem, file));
    expect(rows.length).toBeGreaterThan(5);
    expect(rows).toContainEqual({where: "naam", what: "Dit ontbreekt."});
    expect(rows).toContainEqual({
      where: "variabele 1 (1 fout), soort",
      what: "Hier kan alleen staan: variable of stock of exogenous."
    });
    expect(rows.map(({what}) => what).join(" ")).not.toMatch(/\b(Invalid|expected|received|Too)\b/);
  });

  it("keeps names from the file as text", () => {
    const name = "<img src=x onerror=alert(1)>";
    const file = {...tangled, loops: [{name, nodes: ["werk", "geld"]}]};
    const problem = checkSystem(file).problems.find(({where}) => where === "loops[0]");
    const row = problemWords(problem ?? {where: "", message: ""}, file);
    expect(row.where).toBe(`kring 1 (${name})`);
    expect(row.what).toContain(name);
  });
});

describe("placeWords", () => {
  it("names the ends of a link and the part of its evidence", () => {
    expect(placeWords("links[0].evidence[2].value", tangled)).toBe("verband 1 (werk → nergens), bewijs 3, waarde");
    expect(placeWords("variables[0].scale", tangled)).toBe("variabele 1 (Werk), schaal");
    expect(placeWords("file", tangled)).toBe("het hele bestand");
  });

  it("does without a file that is no object", () => {
    expect(placeWords("links[1].sign", null)).toBe("verband 2, richting");
    expect(placeWords("links[1].sign", {links: "x"})).toBe("verband 2, richting");
  });
});
