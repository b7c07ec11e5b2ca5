import {h} from "../dom.js";
import {ErrorCard} from "../error-card.js";

/** What stands on the page of an area, but for the choices above it. */
export interface DrawnArea {
  message: readonly Node[];
  content: readonly Node[];
  /** Fills what depends on no more than the theme anew. */
  fill?: () => void;
}

export interface AreaContent {
  readonly heading: HTMLElement;
  readonly message: HTMLElement;
  readonly content: HTMLElement;
  /**
   * Puts in place what belongs to a key, with its title: at once, or when it has come. Only what was asked last is put in
   * place, so that no figures stand under the name of another area; what stands there already is only filled anew.
   */
  show(key: string, title: string, make: () => DrawnArea | Promise<DrawnArea>): void;
}

export function createAreaContent(title: string): AreaContent {
  const heading = h("h1", {}, title);
  const message = h("div", {class: "sh-area-message"});
  const content = h("div", {class: "sh-area-content"});
  let asked = 0;
  let drawn: string | null = null;
  let fill = (): void => undefined;
  return {heading, message, content, show};

  function show(key: string, name: string, make: () => DrawnArea | Promise<DrawnArea>): void {
    const mine = ++asked;
    content.removeAttribute("aria-busy");
    if (key === drawn) return fill();
    const made = make();
    if (!(made instanceof Promise)) return put(key, name, made);
    content.setAttribute("aria-busy", "true");
    made
      .then(
        (found) => () => put(key, name, found),
        (error: unknown) => () => {
          put(key, name, {message: [], content: [ErrorCard(error, {retry: () => show(key, name, make)})]});
          drawn = null;
        }
      )
      .then((finish) => {
        if (mine !== asked) return;
        content.removeAttribute("aria-busy");
        finish();
      });
  }

  function put(key: string, name: string, made: DrawnArea): void {
    drawn = key;
    fill = made.fill ?? (() => undefined);
    heading.textContent = name;
    document.title = `${name} | Samenhang`;
    message.replaceChildren(...made.message);
    content.replaceChildren(...made.content);
  }
}
