import type {Session} from "../../../models/interpretation/format.js";
import {sessionJoin} from "../../../locale/session-join.js";
import {sessionReport} from "../../../locale/session-report.js";
import {h} from "../../dom.js";
import {ChoiceRow} from "../choice-row.js";
import {figureText} from "../question-figures.js";
import {moment, type SessionContext} from "../session-context.js";
import type {SessionStore} from "../session-store.js";
import {participantOf} from "./who-part.js";

const words = sessionJoin.vote;
const none = "geen";
const choices = [...words.options.map((label, at) => [String(at + 1), label] as const), [none, words.none] as const];

/** The statements of the group, each with a vote of one's own. */
export function VotePart(context: SessionContext, store: SessionStore): HTMLElement | null {
  const {session} = store;
  if (session.statements.length === 0) return null;
  return h(
    "section",
    {},
    h("h2", {}, words.title),
    h("p", {}, words.lede),
    h(
      "ol",
      {class: "sh-session-questions"},
      session.statements.map(({id, type, text}) =>
        h(
          "li",
          {},
          h("p", {class: "sh-session-kind"}, sessionReport.statements.types[type]),
          h("p", {class: "sh-session-asked"}, figureText(session, text)),
          ChoiceRow({
            store,
            label: words.label,
            choices,
            get: (now) => voteOf(now, id),
            set: (now, value) => voted(now, id, value === none ? null : Number(value))
          })
        )
      )
    )
  );

  function voteOf(now: Session, statement: string): string | undefined {
    const vote = now.votes.find((each) => isOwn(now, each, statement));
    return vote === undefined ? undefined : (vote.value?.toString() ?? none);
  }

  function voted(now: Session, statement: string, value: number | null): Session {
    const vote = {statement, participant: participantOf(now), value, at: moment(context)};
    return {...now, votes: [...now.votes.filter((each) => !isOwn(now, each, statement)), vote]};
  }

  function isOwn(now: Session, vote: Session["votes"][number], statement: string): boolean {
    return vote.statement === statement && vote.participant === participantOf(now);
  }
}
