// @vitest-environment happy-dom
import {describe, expect, it} from "vitest";
import {SavedChoices} from "./controls/saved-choices.js";
import {readChoices, removeChoice, saveChoice, type Store} from "./saved-choices.js";

function makeStore(content: Record<string, string> = {}): Store & {content: Record<string, string>} {
  return {
    content,
    getItem: (key) => content[key] ?? null,
    setItem: (key, value) => void (content[key] = value)
  };
}

describe("saved choices", () => {
  it("are kept by name and page, replaced under the same name, and forgotten", () => {
    const store = makeStore();
    saveChoice(store, "/a", {name: "Helmond", search: "?v=1&gebied=GM0794"});
    saveChoice(store, "/a", {name: "Alles", search: ""});
    saveChoice(store, "/a", {name: "Helmond", search: "?v=1&gebied=GM0088"});
    expect(readChoices(store, "/a")).toEqual([
      {name: "Alles", search: ""},
      {name: "Helmond", search: "?v=1&gebied=GM0088"}
    ]);
    expect(readChoices(store, "/b")).toEqual([]);
    expect(removeChoice(store, "/a", "Alles")).toHaveLength(1);
  });

  it("keep the newest hundred", () => {
    const store = makeStore();
    for (let index = 0; index < 105; index++) saveChoice(store, "/a", {name: `n${index}`, search: ""});
    expect(readChoices(store, "/a").map(({name}) => name)).toEqual(Array.from({length: 100}, (_, i) => `n${i + 5}`));
  });

  it.each(["{", "null", '{"name": 1}', '[{"name": "x"}, {"name": "x", "search": "https://elders.nl"}, 3, null]'])(
    "are none where %s stands",
    (text) => {
      expect(readChoices(makeStore({"samenhang:keuzes:/a": text}), "/a")).toEqual([]);
    }
  );
});

describe("SavedChoices", () => {
  const state = {href: () => "https://example.org/stad/pagina.html?v=1&gebied=GM0794"};
  const make = (store: Store | null) => {
    const element = SavedChoices(state, {store});
    const click = (text: string): void =>
      [...element.querySelectorAll("button")].find((each) => each.textContent === text)?.click();
    return {element, click, input: element.querySelector("input")!, status: element.querySelector("[role=status]")!};
  };

  it("keeps what is chosen now and leads back to it", () => {
    const {element, click, input, status} = make(makeStore());
    input.value = " Helmond <b> ";
    click("Bewaar");
    const link = element.querySelector("a")!;
    expect(link.textContent).toBe("Helmond <b>");
    expect(link.getAttribute("href")).toBe("/stad/pagina.html?v=1&gebied=GM0794");
    expect(status.textContent).toBe("Bewaard: Helmond <b>");
    expect(element.querySelector("summary")!.textContent).toBe("Bewaarde keuzes (1)");
    click("Verwijder");
    expect(element.querySelector("a")).toBeNull();
  });

  it("asks for a name, and says so where nothing can be kept", () => {
    const asked = make(makeStore());
    asked.click("Bewaar");
    expect(asked.status.textContent).toBe("Geef eerst een naam.");
    const full: Store = {
      getItem: () => null,
      setItem: () => {
        throw new Error("QuotaExceededError");
      }
    };
    for (const store of [null, full]) {
      const {click, input, status} = make(store);
      input.value = "x";
      click("Bewaar");
      expect(status.textContent).toContain("Bewaren lukt niet");
    }
  });
});
