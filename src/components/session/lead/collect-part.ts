import type {Session} from "../../../models/interpretation/format.js";
import {session as shared} from "../../../locale/session.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {h, uniqueId} from "../../dom.js";
import {TextField} from "../../scenario/own/text-field.js";
import type {Joined} from "../../workers/session-tasks.js";
import type {Desk} from "../edit.js";
import {joinSessions} from "../session-context.js";
import {fileText, troubleKind} from "../session-file.js";
import {SmallButton} from "../small-button.js";
import {SessionTroubleCard} from "../trouble-card.js";
import {nameOf} from "./vote-panel.js";

const words = sessionLead.collect;

/** Brings what devices sent into the session: files, also many at once, and typed codes. Twice is no harm. */
export function CollectPart(desk: Desk): HTMLElement {
  const {context, store} = desk;
  const result = h("div", {role: "status", class: "sh-session-collected"});
  const id = uniqueId("files");
  const picker = h("input", {
    id,
    type: "file",
    multiple: true,
    accept: ".json,application/json",
    class: "sh-visually-hidden",
    tabindex: -1,
    onchange: () => void addFiles([...(picker.files ?? [])]).finally(() => (picker.value = ""))
  });
  const code = TextField(words.code);
  const typed = (event: Event): void => {
    event.preventDefault();
    const text = code.input.value.trim();
    if (text === "") return;
    void add([], [text]).then((refused) => {
      const why = refused[0]?.kind;
      code.say(why === undefined ? null : shared.trouble.kinds[troubleKind(why)]);
      if (why === undefined) code.input.value = "";
      code.input.focus();
    });
  };
  return h(
    "section",
    {},
    h("h3", {}, words.title),
    h(
      "p",
      {},
      h("label", {for: id, class: "sh-visually-hidden"}, words.files),
      picker,
      SmallButton(words.files, () => picker.click())
    ),
    h(
      "form",
      {class: "sh-session-row", onsubmit: typed},
      code,
      h("button", {type: "submit", class: "sh-button sh-button-small"}, words.add)
    ),
    result
  );

  async function addFiles(chosen: readonly File[]): Promise<void> {
    try {
      const files = await Promise.all(chosen.map(async (file) => ({file: file.name, text: await fileText(file)})));
      await add(files, []);
    } catch (error) {
      result.replaceChildren(SessionTroubleCard(error));
    }
  }

  /** What is typed while the worker joins is joined with what it gave. */
  async function add(files: readonly {file: string; text: string}[], codes: string[]): Promise<Joined["refused"]> {
    const own = store.session;
    const joined = await context.run("merge", {own: {file: own.id, session: own}, files, codes});
    const next = store.session === own ? joined.session : await joinSessions(context, store.session, joined.session);
    store.receive(() => next);
    result.replaceChildren(...joinedWords(joined, next));
    return joined.refused;
  }
}

function joinedWords({participants, readings, expectations, votes, ...found}: Joined, session: Session): HTMLElement[] {
  const who = (id: string): string => nameOf(session, id);
  const asked = (id: string): string => {
    const at = session.questions.findIndex((question) => question.id === id);
    return sessionLead.steps.question(at < 0 ? id : String(at + 1));
  };
  const doubles = found.doubles.map(({kind, part, key, file}) => {
    const [first = "", second = ""] = key.split(" ");
    if (kind === "same") return words.same(file ?? "", key);
    if (kind === "names") return words.names(who(key));
    return part === "votes" ? words.otherVote(who(second)) : words.other(who(second), asked(first));
  });
  const lines = [
    ...found.refused.map(({file, kind}) => words.refused(file, shared.trouble.kinds[troubleKind(kind)])),
    ...found.late.map(({participant, question, part}) =>
      words.late(who(participant), asked(question), words.parts[part])
    ),
    ...new Set(doubles)
  ];
  return [
    h("p", {}, words.result(String(participants), String(readings), String(expectations), String(votes))),
    ...(lines.length === 0
      ? []
      : [
          h(
            "ul",
            {},
            lines.map((line) => h("li", {}, line))
          )
        ])
  ];
}
