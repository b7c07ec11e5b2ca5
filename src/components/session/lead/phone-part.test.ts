// @vitest-environment happy-dom
import {afterEach, describe, expect, it} from "vitest";
import {sessionFormat, sessionSchema, type Session} from "../../../models/interpretation/format.js";
import {createRandom} from "../../../models/statistics/random.js";
import {sessionTasks} from "../../workers/session-tasks.js";
import type {Desk} from "../edit.js";
import {PhonePart} from "./phone-part.js";

afterEach(() => document.body.replaceChildren());

const question = (text: string): object => ({id: "q1", text, numbers: ["n"]});
const number = (label: string): object => ({
  ...{ref: "n", label, value: 3},
  call: {kind: "panel-value", indicator: "ww", region: "GM0794", period: "2020", boundaries: 2024}
});
const session = (changes: object): Session =>
  sessionSchema.parse({
    ...{format: sessionFormat, id: "proef", title: "Proef", participants: [{id: "p1", name: "Anneke"}]},
    ...changes
  });
const random = createRandom(1, 1);
/** Letters that do not pack. */
const noise = (length: number): string =>
  Array.from({length}, () => String.fromCharCode(35 + Math.floor(random.uniform() * 56))).join("");

async function shown(
  content: Session,
  href = "https://duiding.example.nl/duiding/leiden.html?stap=q1"
): Promise<HTMLElement> {
  const copied: string[] = [];
  const desk = {
    context: {
      effects: {href: () => href, copy: async (text: string) => void copied.push(text)},
      run: async (_: string, input: {session: Session}) => sessionTasks.joinFragments(input)
    },
    store: {session: content, subscribe: () => () => undefined}
  } as unknown as Desk;
  const part = PhonePart(desk);
  document.body.append(part);
  await expect.poll(() => part.textContent).not.toBe("Meedoen met de telefoon");
  part.querySelector("button")?.click();
  await expect.poll(() => copied.length).toBe(part.querySelector("button") === null ? 0 : 1);
  part.dataset["copied"] = copied[0] ?? "";
  return part;
}

describe("taking part by phone", () => {
  it("shows a code and a link that bring questions and figures, and no name", async () => {
    const part = await shown(session({questions: [question("Wat zien we?")], numbers: [number("WW")]}));
    expect(part.querySelector("svg")?.getAttribute("aria-label")).toBe("QR-code om mee te doen met Proef");
    expect(part.textContent).toContain("De vragen en cijfers staan in de code zelf");
    const [page = "", fragment = ""] = (part.dataset["copied"] ?? "").split("#");
    expect(page).toBe("https://duiding.example.nl/duiding/deelnemen.html");
    const brought = sessionTasks.readFragment({fragment: `#${fragment}`}).session;
    expect(brought).toMatchObject({
      id: "proef",
      questions: [{text: "Wat zien we?"}],
      numbers: [{ref: "n"}],
      participants: []
    });
  });

  it("leaves the figures to the screen when they do not fit in a code, and says so", async () => {
    const numbers = Array.from({length: 8}, (_, at) => ({...number(noise(280)), ref: `n${at}`}));
    const part = await shown(session({questions: [question("Wat zien we?")], numbers}));
    expect(part.querySelectorAll("svg")).toHaveLength(1);
    expect(part.textContent).toContain("De cijfers passen er niet in");
  });

  it("shows no code when the questions do not fit either, and still gives the link", async () => {
    const part = await shown(session({questions: [question(noise(4000))]}));
    expect(["svg", "button"].map((tag) => part.querySelectorAll(tag).length)).toEqual([0, 1]);
    expect(part.textContent).toContain("De vragen zijn te lang voor een code");
  });

  it("warns that a phone cannot open a site that stands on this device only", async () => {
    const part = await shown(session({questions: [question("Wat?")]}), "http://127.0.0.1:8000/duiding/leiden.html");
    expect(part.textContent).toContain("Een telefoon kan haar zo niet openen");
    expect((await shown(session({}))).textContent).toContain("Schrijf eerst de vragen op");
  });
});
