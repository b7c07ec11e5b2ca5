import {callText} from "../../../../models/interpretation/call-lines.js";
import type {TableData} from "../../../../src/components/table-data.js";
import {formatNumber} from "../../../../src/locale/format.js";
import {sessionReport} from "../../../../src/locale/session-report.js";
import {storySession as words} from "../../../../src/locale/story-session.js";
import type {StoryFacts} from "../facts.js";
import type {StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {number, text} from "./columns.js";

/** The session that is ready to be opened. */
export function sessionSection({session: opened}: Told, facts: StoryFacts): StorySection {
  const {file, session, open} = opened;
  return {
    id: "bijeenkomst",
    title: words.heading,
    blocks: [
      {kind: "text", text: words.text(file)},
      {kind: "heading", text: words.questionsHeading},
      {kind: "list", items: session.questions.map(({text}) => text)},
      {kind: "heading", text: words.notesHeading},
      {kind: "list", items: session.statements.map(({text}) => text)},
      {kind: "text", text: words.numbers(formatNumber(session.numbers.length, 0))},
      ...(open.length === 0
        ? []
        : [
            {
              ...{kind: "care" as const, title: words.open},
              items: open.map(({where, message}) => words.openFields[where] ?? message)
            }
          ]),
      {
        ...{kind: "table", name: "bijeenkomst", title: words.table.title, subtitle: words.table.subtitle},
        // Each row says its own level; none goes further than this one.
        ...{level: "model", sources: facts.sources(), data: numberData(session), isFolded: true, fileOnly: ["call"]}
      }
    ]
  };
}

function numberData({numbers}: Told["session"]["session"]): TableData {
  const {columns} = words.table;
  return {
    columns: [
      text("label", columns.label),
      {...number("value", columns.value), decimals: undefined},
      text("unit", columns.unit),
      text("level", columns.level),
      text("call", columns.call)
    ],
    rows: numbers.map(({label, value, missing, unit = "", decimals, level, call}) => ({
      ...{label, unit, level: sessionReport.levels[level], call: callText(call)},
      value: typeof value === "number" ? Number(value.toFixed(decimals ?? 2)) : {missing: missing ?? null}
    }))
  };
}
