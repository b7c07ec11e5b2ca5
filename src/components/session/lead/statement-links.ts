import type {Session, Statement} from "../../../models/interpretation/format.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {h} from "../../dom.js";
import {edited, itemOf, type Desk} from "../edit.js";
import {SmallButton} from "../small-button.js";
import {watch} from "../watch.js";
import {shortestWay, type Variable} from "./shortest-way.js";

const words = sessionLead.statement;
const part = "statements";
type Link = Statement["links"][number];

/** Routes in the system model that a statement rests on; one that the model does not have is a proposal. */
export function StatementLinks(desk: Desk, id: string, variables: () => Promise<readonly Variable[]>): HTMLElement {
  const {store} = desk;
  const list = h("ul", {class: "sh-session-links", "aria-label": words.links});
  const form = h("div", {class: "sh-session-link-form"});
  const all = (session: Session): Link[] => itemOf(session, part, id)?.links ?? [];
  const set = (session: Session, links: Link[]): Session => edited(desk, session, {part, id, changes: {links}});
  let known: readonly Variable[] = [];
  void variables()
    .then((found) => {
      known = found;
      form.replaceChildren(LinkForm(known, (link) => store.change((session) => set(session, [...all(session), link]))));
      draw();
    })
    .catch(() => form.replaceChildren(h("p", {class: "sh-missing"}, words.noModel)));
  const element = h("div", {class: "sh-session-part"}, h("p", {class: "sh-session-label"}, words.links), list, form);
  return watch(store, element, draw);

  function draw(): void {
    const labels = new Map(known.map((each) => [each.id, each.label]));
    list.replaceChildren(
      ...all(store.session).map(({path, proposed}, at) =>
        h(
          "li",
          {},
          path.map((step) => labels.get(step) ?? step).join(" → "),
          proposed ? ` (${words.proposed})` : "",
          " ",
          SmallButton(words.removeLink, () =>
            store.change((session) =>
              set(
                session,
                all(session).filter((_, place) => place !== at)
              )
            )
          )
        )
      )
    );
    list.hidden = list.children.length === 0;
  }
}

/** Two variables; the shortest way between them in the model, or a proposal when there is none. */
function LinkForm(known: readonly Variable[], add: (link: Link) => void): HTMLElement {
  const sorted = [...known].sort((a, b) => a.label.localeCompare(b.label, "nl"));
  const choice = (label: string): HTMLSelectElement =>
    h(
      "select",
      {"aria-label": label},
      h("option", {value: ""}, `${label}: ${words.linkNone}`),
      sorted.map((each) => h("option", {value: each.id}, each.label))
    );
  const [from, to] = [choice(words.linkFrom), choice(words.linkTo)];
  return h(
    "div",
    {class: "sh-session-row"},
    from,
    to,
    SmallButton(words.addLink, () => {
      if (from.value === "" || to.value === "" || from.value === to.value) return;
      const way = shortestWay(known, from.value, to.value);
      add({path: way ?? [from.value, to.value], proposed: way === null});
      from.value = "";
      to.value = "";
    })
  );
}
