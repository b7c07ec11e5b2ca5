import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {InputError} from "../../models/errors.js";
import {parseYaml} from "./parse-yaml.js";
import {eventSchema, indicatorSchema, sourceCardSchema} from "./schema.js";

const event = `- id: crisis
  title: Crisis
  kind: crisis
  starts: "2020-03-12"
  description: Een crisis.
  source: CBS
`;

function failure(content: string, schema: Parameters<typeof parseYaml>[2] = eventSchema): InputError {
  try {
    parseYaml(content, "events.yaml", schema);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("parseYaml", () => {
  it("reads a list, one item, and an empty file", () => {
    expect(parseYaml(event, "events.yaml", eventSchema)).toEqual([
      {
        id: "crisis",
        title: "Crisis",
        kind: "crisis",
        starts: "2020-03-12",
        ends: null,
        description: "Een crisis.",
        source: "CBS"
      }
    ]);
    const single = event.replace("- ", "  ").replaceAll(/^ {2}/gm, "");
    expect(parseYaml(single, "events.yaml", eventSchema)).toHaveLength(1);
    expect(parseYaml("# only a comment\n", "events.yaml", eventSchema)).toEqual([]);
  });

  it("names file, line and field of a wrong value", () => {
    const error = failure(event + event.replace("kind: crisis", "kind: ramp"));
    expect(error.kind).toBe("invalid-field");
    expect(error.where).toBe("events.yaml:9");
    expect(error.message).toMatch(/^kind: .*crisis.*measure.*policy.*\(in crisis\)$/);
  });

  it("says of a missing field that it is missing, at the line of its item", () => {
    const error = failure(event + event.replace("  source: CBS\n", ""));
    expect(error.where).toBe("events.yaml:7");
    expect(error.message).toBe("source: missing; add it (in crisis)");
  });

  it("names the line of an unknown field, not that of its item", () => {
    const error = failure(`${event}  colour: red\n`);
    expect(error.where).toBe("events.yaml:7");
    expect(error.message).toBe("colour: unknown field; remove it or mend its spelling (in crisis)");
  });

  it("names the field inside a list of a nested item", () => {
    const card = `id: eigen
title: Eigen
publisher: Gemeente
licence: {id: own, title: Eigen, commercialUse: true}
access: open
protocol: table
columns:
  - column: A
    indicator: bijstand
  - column: B
    indicator: Bijstand
`;
    const error = failure(card, sourceCardSchema);
    expect(error.where).toBe("events.yaml:11");
    expect(error.message).toMatch(/^columns\.1\.indicator: /);
  });

  it("refuses dates that are not in the calendar", () => {
    expect(failure(event.replace("2020-03-12", "2020-02-30")).message).toMatch(/^starts: /);
    expect(failure(event.replace('"2020-03-12"', "12-03-2020")).message).toMatch(/^starts: /);
  });

  it("names the line of broken YAML and of a key given twice", () => {
    expect(failure(event.replace("kind: crisis", "kind: [crisis"))).toMatchObject({kind: "invalid-yaml"});
    const twice = failure(event.replace("  kind: crisis\n", "  kind: crisis\n  kind: measure\n"));
    expect(twice).toMatchObject({kind: "invalid-yaml", where: "events.yaml:4"});
  });

  it("refuses an alias bomb without building it", () => {
    const levels = "abcdefghi".split("");
    const bomb = levels
      .map(
        (name, index) =>
          `${name}: &${name} [${Array(9)
            .fill(index ? `*${levels[index - 1]}` : "lol")
            .join(", ")}]`
      )
      .join("\n");
    expect(failure(bomb)).toMatchObject({kind: "invalid-yaml", where: "events.yaml"});
  });

  it("refuses text nested deeper than can be read", () => {
    expect(failure("[".repeat(50_000)).kind).toBe("invalid-yaml");
  });

  it("refuses a second document in the same file", () => {
    expect(failure(`${event}---\n${event}`).kind).toBe("invalid-yaml");
  });

  it("refuses text that is no item", () => {
    expect(failure("just words")).toMatchObject({kind: "invalid-field", where: "events.yaml:1"});
    expect(failure("- 1\n- 2\n")).toMatchObject({kind: "invalid-field", where: "events.yaml:1"});
  });

  it("answers any text with items or an InputError", () => {
    const piece = fc.constantFrom(
      "- id: a",
      "\n  ",
      ": ",
      "[",
      "{",
      "&a ",
      "*a",
      "title: x",
      "!!set",
      "'",
      '"',
      "\t",
      "|\n"
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({maxLength: 8})), {maxLength: 20}), (pieces) => {
        try {
          parseYaml(pieces.join(""), "any.yaml", indicatorSchema);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
        }
      }),
      {numRuns: 500}
    );
  });
});
