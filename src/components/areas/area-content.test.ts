// @vitest-environment happy-dom
import {beforeEach, describe, expect, it} from "vitest";
import {createAreaContent, type AreaContent, type DrawnArea} from "./area-content.js";

const drawn = (text: string, fill?: () => void): DrawnArea => ({
  message: [document.createTextNode(`over ${text}`)],
  content: [document.createTextNode(`cijfers van ${text}`)],
  ...(fill === undefined ? {} : {fill})
});
/** Something that comes when told to. */
function later(): {made: Promise<DrawnArea>; come: (area: DrawnArea) => Promise<void>; fail: () => Promise<void>} {
  let resolve!: (area: DrawnArea) => void;
  let reject!: (error: Error) => void;
  const made = new Promise<DrawnArea>((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  const rest = (): Promise<void> => new Promise((done) => setTimeout(done));
  return {made, come: (area) => (resolve(area), rest()), fail: () => (reject(new Error("weg")), rest())};
}
const textOf = ({heading, message, content}: AreaContent): (string | null)[] =>
  [heading, message, content].map(({textContent}) => textContent);
const helmond = ["Helmond", "over Helmond", "cijfers van Helmond"];

describe("the content of the page of an area", () => {
  let area: AreaContent;
  beforeEach(() => {
    area = createAreaContent("Gemeente");
    area.show("helmond", "Helmond", () => drawn("Helmond"));
  });

  it("keeps name, message and figures of one area together while another is on its way", async () => {
    const asten = later();
    area.show("asten", "Asten", () => asten.made);
    expect(textOf(area)).toEqual(helmond);
    expect(area.content.getAttribute("aria-busy")).toBe("true");
    await asten.come(drawn("Asten"));
    expect(textOf(area)).toEqual(["Asten", "over Asten", "cijfers van Asten"]);
    expect(area.content.hasAttribute("aria-busy")).toBe(false);
  });

  it("drops what comes after something else was asked, also when that stands there already", async () => {
    const [asten, deurne] = [later(), later()];
    area.show("asten", "Asten", () => asten.made);
    area.show("deurne", "Deurne", () => deurne.made);
    await deurne.come(drawn("Deurne"));
    await asten.come(drawn("Asten"));
    expect(area.heading.textContent).toBe("Deurne");
    const slow = later();
    area.show("asten", "Asten", () => slow.made);
    area.show("deurne", "Deurne", () => drawn("Deurne"));
    await slow.come(drawn("Asten"));
    expect(textOf(area)).toEqual(["Deurne", "over Deurne", "cijfers van Deurne"]);
  });

  it("fills anew what stands there, and draws again after a failure", async () => {
    let filled = 0;
    area.show("asten", "Asten", () => drawn("Asten", () => filled++));
    area.show("asten", "Asten", () => drawn("anders"));
    expect([filled, area.content.textContent]).toEqual([1, "cijfers van Asten"]);
    const failing = later();
    area.show("deurne", "Deurne", () => failing.made);
    await failing.fail();
    expect([area.heading.textContent, area.message.textContent]).toEqual(["Deurne", ""]);
    area.show("asten", "Asten", () => drawn("Asten"));
    expect(area.content.textContent).toBe("cijfers van Asten");
  });
});
