// @vitest-environment happy-dom
import {describe, expect, it} from "vitest";
import type {SiteEdition, SiteEditions} from "../../../loaders/site/editions.js";
import {EditionChoice} from "./edition-choice.js";

const edition = (id: string | null, since: string | null): SiteEdition =>
  ({id, title: id, changes: since === null ? null : {since: {id: since, title: since, date: ""}}}) as SiteEdition;
const all = {
  editions: [edition(null, "2024-07"), edition("2024-07", "2024-01"), edition("2024-01", null)]
} as SiteEditions;

describe("the choice of an edition", () => {
  it("stands in the address by the edition's own name, follows a step back, and tells once of each change", () => {
    history.replaceState(null, "", "/edities");
    const choice = EditionChoice(all);
    let told = 0;
    choice.addEventListener("input", () => told++);
    expect([choice.value?.id, location.search]).toEqual([null, ""]);
    const select = choice.querySelector("select")!;
    expect([...select.options].map(({label, text}) => label || text)).toEqual([
      "Sinds de editie 2024-07",
      "Van 2024-01 naar 2024-07"
    ]);
    select.value = "2024-07";
    select.dispatchEvent(new Event("input", {bubbles: true}));
    select.dispatchEvent(new Event("change", {bubbles: true}));
    expect([choice.value?.id, location.search, told]).toEqual(["2024-07", "?v=1&editie=2024-07", 1]);
    history.replaceState(null, "", "/edities");
    dispatchEvent(new Event("popstate"));
    expect([choice.value?.id, select.value, told]).toEqual([null, "nu", 2]);
  });

  it("is none without an edition to compare with", () => {
    expect(EditionChoice({...all, editions: [edition("2024-01", null)]}).value).toBeNull();
  });
});
