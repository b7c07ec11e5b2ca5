import {agreement} from "../../../models/interpretation/agreement.js";
import {castVote, withdrawVote} from "../../../models/interpretation/edit-session.js";
import type {Session} from "../../../models/interpretation/format.js";
import {naturalOrder} from "../../../models/interpretation/versions.js";
import {formatNumber, formatPercent} from "../../../locale/format.js";
import {session as shared} from "../../../locale/session.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {sessionReport} from "../../../locale/session-report.js";
import {h, uniqueId} from "../../dom.js";
import {itemOf, type Desk} from "../edit.js";
import {ItemList} from "../item-list.js";
import {moment} from "../session-context.js";
import {watch} from "../watch.js";

const words = sessionLead.votes;
const noView = "geen";

/** Everybody who is on the list or said something, in the order of their numbers. */
export const peopleOf = ({participants, expectations, readings, statements}: Session): string[] =>
  [
    ...new Set([
      ...participants.map(({id}) => id),
      ...[...expectations, ...readings, ...statements.flatMap(({votes}) => votes)].map(({participant}) => participant)
    ])
  ].sort(naturalOrder);

/** Somebody's name, or number when there is none. */
export function nameOf({participants}: Pick<Session, "participants">, id: string): string {
  const name = participants.find((each) => each.id === id)?.name.trim();
  return name === undefined || name === "" ? shared.participant(id.replace(/^p/, "")) : name;
}

/** How far people agree on a statement. Folded away until it is time: nobody sees a vote before voting. */
export function VotePanel({context, store}: Desk, statement: string): HTMLElement {
  const summary = h("summary", {});
  const result = h("div", {class: "sh-session-votes", "aria-live": "polite"});
  const votesOf = (session: Session) => itemOf(session, "statements", statement)?.votes ?? [];
  const list = ItemList(store, {
    label: words.title,
    ids: peopleOf,
    empty: words.noPeople,
    build: (participant) => {
      const id = uniqueId("vote");
      const label = h("label", {for: id});
      const select = h(
        "select",
        {id, onchange: () => store.change((session) => voted(session, participant, select.value))},
        h("option", {value: ""}, words.none),
        [1, 2, 3, 4, 5].map((value) => h("option", {value}, String(value))),
        h("option", {value: noView}, words.noView)
      );
      return watch(store, h("div", {class: "sh-field"}, label, select), () => {
        const vote = votesOf(store.session).find((each) => each.participant === participant);
        label.textContent = nameOf(store.session, participant);
        select.value = vote === undefined ? "" : (vote.value?.toString() ?? noView);
      });
    }
  });
  list.querySelector("ul")?.classList.add("sh-session-grid");
  const details = h("details", {class: "sh-session-vote"}, summary, h("p", {}, words.lede), result, list);
  return watch(store, details, () => {
    const votes = votesOf(store.session);
    summary.textContent = words.count(String(votes.length));
    result.replaceChildren(...AgreementLines(votes));
  });

  function voted(session: Session, participant: string, value: string): Session {
    if (value === "") return withdrawVote(session, statement, participant);
    const at = moment(context);
    return castVote(session, {statement, participant, value: value === noView ? null : Number(value), at});
  }
}

/** The middle, the spread and how often each answer was given. */
function AgreementLines(votes: Parameters<typeof agreement>[0]): HTMLElement[] {
  const {n, noView: without, median, low, high, withinOne, counts} = agreement(votes);
  if (median === null || low === null || high === null || withinOne === null) return [];
  const {votes: sentence, near, noView: none} = sessionReport.statements;
  const number = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 2);
  const most = Math.max(...counts);
  return [
    h("p", {class: "sh-session-label"}, words.result),
    h(
      "p",
      {},
      sentence(String(n), number(median), number(low), number(high)),
      ` ${near(formatPercent(100 * withinOne, 0))}`,
      without > 0 ? ` ${none(String(without))}` : ""
    ),
    h(
      "ul",
      {class: "sh-session-counts"},
      counts.map((count, at) =>
        h(
          "li",
          {},
          h("span", {}, words.each(String(at + 1), String(count))),
          h("progress", {max: Math.max(1, most), value: count, "aria-hidden": "true"})
        )
      )
    )
  ];
}
