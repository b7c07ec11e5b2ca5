import {changeItem, type Changes, type ItemOf, type ItemPart} from "../../models/interpretation/edit-session.js";
import type {Session} from "../../models/interpretation/format.js";
import {moment, type SessionContext} from "./session-context.js";
import type {SessionStore} from "./session-store.js";

/** What parts of the pages get: the world, and the session that is open. */
export interface Desk {
  context: SessionContext;
  store: SessionStore;
}

/** One thing of a list of the session; undefined when it is gone. */
export const itemOf = <Part extends ItemPart>(session: Session, part: Part, id: string): ItemOf<Part> | undefined =>
  (session[part] as ItemOf<Part>[]).find((each) => each.id === id);

/** The session with fields of one thing changed at this moment. */
export const edited = <Part extends ItemPart>(
  {context}: Pick<Desk, "context">,
  session: Session,
  {part, id, changes}: {part: Part; id: string; changes: Changes<ItemOf<Part>>}
): Session => changeItem(session, part, {id, changes, at: moment(context)});

/** Binds a field of one thing to what stands there, for BoundText and BoundSelect. */
export function bind<Part extends ItemPart>(
  desk: Desk,
  {part, id, field}: {part: Part; id: string; field: keyof ItemOf<Part> & string},
  {keepsEmpty = false}: {keepsEmpty?: boolean} = {}
): {
  store: SessionStore;
  get: (session: Session) => string | undefined;
  set: (session: Session, value: string | null) => Session;
} {
  return {
    store: desk.store,
    get: (session) => itemOf(session, part, id)?.[field] as string | undefined,
    set: (session, value) => {
      const changes = {[field]: value ?? (keepsEmpty ? "" : null)} as Changes<ItemOf<Part>>;
      return edited(desk, session, {part, id, changes});
    }
  };
}
