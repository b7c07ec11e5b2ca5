import {describe, expect, it} from "vitest";
import {addItem, castVote, changeHead, changeItem, freeItemId, removeItem, withdrawVote} from "./edit-session.js";
import {sessionFormat, sessionSchema} from "./format.js";

const at = "2021-03-11T10:00:00Z";
const session = sessionSchema.parse({
  format: sessionFormat,
  id: "proef",
  title: "Proef",
  statements: [{id: "s2-abc", type: "waarneming", text: "Twee"}],
  forecasts: [
    {
      kind: "probability",
      id: "f1",
      indicator: "ww",
      region: "GM0794",
      period: "2022",
      comparison: "above",
      limit: 2,
      probability: 0.5
    }
  ],
  superseded: [{part: "statements", key: "s9-xyz", item: {}}]
});

describe("freeItemId", () => {
  it("counts on from what is or was there, and carries the device", () => {
    expect(freeItemId(session, "statements", "k7p")).toBe("s10-k7p");
    expect(freeItemId(session, "participants")).toBe("p1");
    expect(sessionSchema.shape.statements.unwrap().element.shape.id.safeParse("s10-k7p").success).toBe(true);
  });
});

describe("addItem, changeItem and removeItem", () => {
  it("keep the order people count in, and leave what they were given alone", () => {
    const before = JSON.stringify(session);
    const item = {id: "s1", type: "advies", text: "Een"} as const;
    const more = addItem(session, "statements", sessionSchema.parse({...session, statements: [item]}).statements[0]!);
    expect(more.statements.map(({id}) => id)).toEqual(["s1", "s2-abc"]);
    expect(removeItem(more, "statements", "s2-abc").statements.map(({id}) => id)).toEqual(["s1"]);
    expect(JSON.stringify(session)).toBe(before);
  });

  it("set and take away fields, with the moment", () => {
    const one = changeItem(session, "statements", {id: "s2-abc", changes: {refutedBy: "Meer WW"}, at});
    expect(one.statements[0]).toMatchObject({text: "Twee", refutedBy: "Meer WW", changed: at});
    const two = changeItem(one, "statements", {id: "s2-abc", changes: {refutedBy: null}, at});
    expect(two.statements[0]).not.toHaveProperty("refutedBy");
    expect(changeItem(session, "statements", {id: "s8", changes: {text: "x"}, at})).toBe(session);
  });

  it("leave fields alone of which null is a value", () => {
    const next = changeItem(session, "forecasts", {id: "f1", changes: {text: "Meer"}, at});
    expect(next.forecasts[0]).toMatchObject({outcome: null, text: "Meer"});
    expect(sessionSchema.safeParse(next).success).toBe(true);
  });
});

describe("changeHead", () => {
  it("sets and takes away fields of the session itself", () => {
    const named = changeHead(session, {owner: "Gemeente", title: null});
    expect(named.owner).toBe("Gemeente");
    expect(named).not.toHaveProperty("title");
  });
});

describe("castVote", () => {
  it("holds one vote of each participant, the last, with null for no view", () => {
    const vote = (participant: string, value: number | null) => ({statement: "s2-abc", participant, value, at});
    const three = [vote("p10", 2), vote("p2", 5), vote("p10", null)].reduce(castVote, session);
    expect(three.statements[0]?.votes).toEqual([
      {participant: "p2", value: 5, at},
      {participant: "p10", value: null, at}
    ]);
    expect(withdrawVote(three, "s2-abc", "p2").statements[0]?.votes.map(({participant}) => participant)).toEqual([
      "p10"
    ]);
  });
});
