// @vitest-environment happy-dom
import {describe, expect, it} from "vitest";
import {PracticeNote} from "./practice-note.js";

describe("the note above a page of the practice world", () => {
  it("stands on a site of other figures only", () => {
    const note = PracticeNote({isSynthetic: false});
    expect(note.getAttribute("role")).toBe("note");
    expect(note.textContent).toMatch(/^De tekst van deze pagina hoort bij verzonnen oefengegevens\. /);
    expect(PracticeNote({isSynthetic: true}).textContent).toBe("");
  });
});
