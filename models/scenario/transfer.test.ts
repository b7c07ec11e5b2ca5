import {describe, expect, it} from "vitest";
import {readSystem} from "../system/read-system.js";
import type {SystemFile} from "../system/format.js";
import {transferredLinks, withTransfer} from "./transfer.js";

const model = (links: readonly object[]): SystemFile =>
  readSystem(
    {
      ...{format: "samenhang-system/1", name: "small"},
      variables: ["unemployment", "distress", "care", "housing"].map((id) => ({id, initial: 0})),
      links
    },
    "small"
  );
const link = (from: string, to: string, rest: object = {}): object => ({
  ...{id: `${from}-${to}`, from, to, sign: "+", strength: 0.5, basis: "estimate"},
  ...rest
});
const of = (...links: object[]): readonly string[] => transferredLinks(model(links), ["unemployment"], ["care"]);

describe("links that a transfer factor acts on", () => {
  it("are estimates on the way from what is driven to what is read, and no others", () => {
    expect(
      of(
        link("unemployment", "distress"),
        link("distress", "care", {basis: "literature"}),
        // Cut, as it moves what the scenario imposes; and one that the scenario does not reach.
        link("distress", "unemployment"),
        link("housing", "care")
      )
    ).toEqual(["unemployment-distress"]);
  });

  it("are none where nothing is estimated, or an estimate has no strength or no sign", () => {
    expect(of(link("unemployment", "care", {basis: "chosen"}))).toEqual([]);
    expect(of(link("unemployment", "care", {strength: undefined}))).toEqual([]);
    expect(of(link("unemployment", "care", {sign: "?"}))).toEqual([]);
  });
});

describe("a model under a transfer factor", () => {
  const links = (factor: number, ...own: object[]): unknown[] => withTransfer(model(own), factor).links;

  it("has numbers, distributions and classes of estimates times the factor, with their intervals", () => {
    expect(links(2, link("a", "care", {from: "unemployment", interval: [0.3, 0.7]}))[0]).toMatchObject({
      ...{strength: 1, interval: [0.6, 1.4]}
    });
    const uniform = {dist: "uniform", args: [0.2, 0.4]};
    expect(links(0.5, link("unemployment", "care", {strength: uniform}))[0]).toMatchObject({
      strength: {dist: "uniform", args: [0.1, 0.2]}
    });
    // A strong negative link is −1 and may be −1.2 to −0.5.
    expect(links(2, link("unemployment", "care", {strength: "strong", sign: "-"}))[0]).toMatchObject({
      ...{strength: 2, interval: [-2.4, -1]}
    });
  });

  it("keeps what was not estimated, and all of it under 1", () => {
    const own = link("unemployment", "care", {basis: "vote"});
    expect(withTransfer(model([own]), 2)).toEqual(model([own]));
    const same = model([link("unemployment", "care")]);
    expect(withTransfer(same, 1)).toBe(same);
  });
});
