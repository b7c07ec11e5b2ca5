import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {InputError} from "../../../models/errors.js";
import {handout} from "../../../models/interpretation/handout.js";
import {readSession} from "../../../models/interpretation/read-session.js";
import {sessionTasks} from "../../workers/session-tasks.js";
import {joinFragment, readFragment} from "./join-link.js";

const session = readSession(await readFile("data/sessions/helmond-2021.session.json", "utf8"), "example");

/** What a device has of the session after the link. */
const opened = (fragment: string) => sessionTasks.readFragment({fragment});

describe("a link to take part", () => {
  it("brings exactly what participants get, in letters that an address keeps", () => {
    const fragment = joinFragment(Object.freeze(session), "all");
    expect(fragment).toMatch(/^#deel=1[A-Za-z0-9_-]+$/);
    expect(opened(fragment)).toMatchObject({migratedFrom: null, session: handout(session)});
    expect(joinFragment(session, "all")).toBe(fragment);
  });

  it("holds no name and nothing that anybody said", () => {
    expect(session.participants.length).toBeGreaterThan(0);
    for (const extent of ["all", "questions"] as const) {
      const text = readFragment(joinFragment(session, extent));
      for (const {name} of session.participants) if (name !== "") expect(text).not.toContain(name);
      expect(opened(joinFragment(session, extent)).session).toMatchObject({
        ...{participants: [], expectations: [], readings: [], votes: []}
      });
    }
  });

  it("can bring the questions only, and then says that figures are on the screen in the room", () => {
    const short = opened(joinFragment(session, "questions")).session;
    expect(short?.questions.map(({text}) => text)).toEqual(session.questions.map(({text}) => text));
    expect(short).toMatchObject({numbers: [], contribution: {codeOnly: true}});
    expect(joinFragment(session, "questions").length).toBeLessThan(500);
  });

  it("is refused when a piece is gone, when it is newer, or when it is no session", () => {
    const fragment = joinFragment(session, "all");
    const kindOf = (text: string): string | undefined => opened(text).problems[0]?.kind;
    expect(kindOf(fragment.slice(0, -40))).toBe("damaged-link");
    expect(kindOf("#deel=1%%%")).toBe("damaged-link");
    expect(kindOf("#deel=")).toBe("damaged-link");
    expect(kindOf(`#deel=1${"A".repeat(20_000)}`)).toBe("damaged-link");
    expect(kindOf(fragment.replace("=1", "=2"))).toBe("newer-link");
    expect(() => readFragment("#iets")).toThrow(InputError);
    expect(opened(fragment.slice(0, -40)).session).toBeNull();
  });
});
