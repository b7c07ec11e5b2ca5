import type {ScenarioPublication} from "../../../models/scenario/format.js";
import {formatNumber} from "../../../locale/format.js";
import {ownScenario} from "../../../locale/own-scenario.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {publicationOf, troubleOf, yearsOf, type FourNumbers, type FourNumbersField} from "./four-numbers.js";
import {TextField} from "./text-field.js";

const words = ownScenario.make;

/** A new publication from four numbers, the level before, and where they stand. Every answer that does not fit is named. */
export function MakeForm({
  today,
  freeId,
  onmade
}: {
  /** ISO. */
  today: string;
  freeId: (title: string) => string;
  onmade: (publication: ScenarioPublication) => void;
}): HTMLElement {
  const year = today.slice(0, 4);
  const definition = Select(
    (["new", "old"] as const).map((value) => ({value, label: words.definitions[value]})),
    {label: words.fields.definition}
  );
  const fields: Record<Exclude<FourNumbersField, "definition">, TextField> = {
    title: TextField(words.fields.title),
    publisher: TextField(words.fields.publisher, {value: "CPB"}),
    published: TextField(words.fields.published, {type: "date", value: today}),
    source: TextField(words.fields.source),
    baseYear: TextField(words.fields.baseYear, {value: String(Number(year) - 1)}),
    base: TextField(""),
    gdp1: TextField(""),
    unemployment1: TextField(""),
    gdp2: TextField(""),
    unemployment2: TextField("")
  };
  const nameYears = (): void => {
    const [base, first, second] = yearsOf(fields.baseYear.input.value)?.map(String) ?? ["…", "…", "…"];
    fields.base.relabel(words.fields.base(base ?? ""));
    fields.gdp1.relabel(words.fields.gdp(first ?? ""));
    fields.unemployment1.relabel(words.fields.unemployment(first ?? ""));
    fields.gdp2.relabel(words.fields.gdp(second ?? ""));
    fields.unemployment2.relabel(words.fields.unemployment(second ?? ""));
  };
  nameYears();
  fields.baseYear.input.addEventListener("input", nameYears);
  const typed = (): FourNumbers => ({
    ...(Object.fromEntries(
      Object.entries(fields).map(([name, {input}]) => [name, input.value])
    ) as unknown as FourNumbers),
    definition: definition.value
  });
  const status = h("p", {role: "status", class: "sh-own-status"});
  let wasTried = false;
  const check = (): FourNumbersField[] => {
    const trouble = troubleOf(typed());
    for (const [name, field] of Object.entries(fields)) field.say(trouble[name as FourNumbersField] ?? null);
    return Object.keys(trouble) as FourNumbersField[];
  };
  const form = h(
    "form",
    {
      class: "sh-own-form",
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        wasTried = true;
        const wrong = check();
        if (wrong.length > 0) {
          const count = formatNumber(wrong.length, 0);
          status.textContent = words.trouble(`${count} ${wrong.length === 1 ? words.wrong : words.wrongs}`);
          const first = (Object.keys(fields) as (keyof typeof fields)[]).find((name) => wrong.includes(name));
          if (first !== undefined) fields[first].input.focus();
          return;
        }
        const made = publicationOf(typed(), freeId(fields.title.input.value));
        status.textContent = words.made(made.title);
        onmade(made);
      },
      // Once it was refused, what is put right is shown at once.
      oninput: () => {
        if (wasTried) check();
      }
    },
    h("p", {}, words.intro),
    h("div", {class: "sh-own-fields"}, fields.title, fields.publisher, fields.published, fields.source),
    h("div", {class: "sh-own-fields"}, fields.baseYear, definition, fields.base),
    h("div", {class: "sh-own-fields"}, fields.gdp1, fields.unemployment1, fields.gdp2, fields.unemployment2),
    h("p", {}, h("button", {type: "submit", class: "sh-button"}, words.submit)),
    status
  );
  return form;
}
