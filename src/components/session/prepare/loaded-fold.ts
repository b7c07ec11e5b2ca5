import {h} from "../../dom.js";
import {ErrorCard} from "../../error-card.js";

export interface LoadedFoldOptions<T> {
  title: string;
  lede: string;
  /** What stands there while it loads. */
  loading: string;
  load: () => Promise<T>;
  draw: (loaded: T) => HTMLElement;
  /** What went wrong, in words for the reader. */
  trouble?: (error: unknown) => unknown;
}

/** A part that is folded away, and fetches what it needs when somebody opens it; after a failure it can be tried again. */
export function LoadedFold<T>({title, lede, loading, load, draw, trouble}: LoadedFoldOptions<T>): HTMLElement {
  const body = h("div", {}, h("p", {}, loading));
  let isAsked = false;
  const open = (): void => {
    if (isAsked) return;
    isAsked = true;
    load().then(
      (loaded) => body.replaceChildren(draw(loaded)),
      (error: unknown) => {
        isAsked = false;
        body.replaceChildren(ErrorCard(trouble?.(error) ?? error, {retry: open}));
      }
    );
  };
  return h("details", {class: "sh-session-model", ontoggle: open}, h("summary", {}, title), h("p", {}, lede), body);
}
