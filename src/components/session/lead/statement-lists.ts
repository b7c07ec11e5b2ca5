import type {Session, Statement} from "../../../models/interpretation/format.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {Toggle} from "../../controls/toggle.js";
import {h} from "../../dom.js";
import {BoundSelect, BoundText} from "../bound-field.js";
import {edited, itemOf, type Desk} from "../edit.js";
import {InnerList} from "../inner-list.js";
import {shownValue} from "../question-figures.js";
import {watch} from "../watch.js";

const words = sessionLead.statement;
const part = "statements";
type Evidence = Statement["evidence"][number];
type Dissent = Statement["dissent"][number];

const without = <Item extends object>(item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null)) as Item;

/** What speaks for a statement and against it. */
export function EvidenceList(desk: Desk, id: string): HTMLElement {
  const {store} = desk;
  const all = (session: Session): Evidence[] => itemOf(session, part, id)?.evidence ?? [];
  const set = (session: Session, evidence: Evidence[]): Session =>
    edited(desk, session, {part, id, changes: {evidence}});
  const bound = (at: number, field: keyof Evidence & string) => ({
    store,
    get: (session: Session) => all(session)[at]?.[field] as string | undefined,
    set: (session: Session, value: string | null) =>
      set(
        session,
        all(session).map((each, place) =>
          place === at ? without({...each, [field]: value ?? (field === "text" ? "" : null)}) : each
        )
      )
  });
  const numbers = store.session.numbers.map(
    (number) => [number.ref, `${number.label}: ${shownValue(number)}`] as const
  );
  return InnerList<Evidence>({
    store,
    label: words.evidence,
    get: all,
    set,
    build: (at) =>
      h(
        "div",
        {},
        BoundSelect({...bound(at, "side"), label: words.side}, Object.entries(words.sides)),
        BoundText({...bound(at, "text"), label: words.evidenceText}, {isLong: true}),
        BoundSelect({...bound(at, "number"), label: words.number}, [["", words.noNumber], ...numbers]),
        BoundText({...bound(at, "source"), label: words.source})
      ),
    fresh: () => ({side: "for", text: ""}),
    addLabel: words.addEvidence,
    removeLabel: words.removeEvidence
  });
}

/** Who sees it otherwise; for the public only when they agree. */
export function DissentList(desk: Desk, id: string): HTMLElement {
  const {store} = desk;
  const all = (session: Session): Dissent[] => itemOf(session, part, id)?.dissent ?? [];
  const set = (session: Session, dissent: Dissent[]): Session => edited(desk, session, {part, id, changes: {dissent}});
  const change = (session: Session, at: number, changes: Partial<Dissent>): Session =>
    set(
      session,
      all(session).map((each, place) => (place === at ? {...each, ...changes} : each))
    );
  return InnerList<Dissent>({
    store,
    label: words.dissent,
    get: all,
    set,
    build: (at) => {
      const open = Toggle({label: words.dissentPublic});
      open.addEventListener("input", () => store.change((session) => change(session, at, {public: open.value})));
      return h(
        "div",
        {},
        BoundText(
          {
            store,
            label: words.dissentText(String(at + 1)),
            get: (session) => all(session)[at]?.text,
            set: (session, value) => change(session, at, {text: value ?? ""})
          },
          {isLong: true}
        ),
        watch(store, open, () => (open.value = all(store.session)[at]?.public ?? false))
      );
    },
    fresh: () => ({text: "", public: false}),
    addLabel: words.addDissent,
    removeLabel: words.removeDissent
  });
}
