/** Plain DOM building: text is only ever set as text, so that no content can become markup. */

export type Child = Node | string | number | false | null | undefined | readonly Child[];
type Listener = (event: Event) => void;
export type Props = Record<string, string | number | boolean | null | undefined | Listener>;

/**
 * An HTML element. Keys that start with `on` are listeners (`onclick`), true gives an empty attribute, false, null and
 * undefined none; anything else is an attribute. `href` only takes links that cannot run code.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setProps(element, props);
  append(element, children);
  return element;
}

/** An SVG element, same rules. */
export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setProps(element, props);
  append(element, children);
  return element;
}

function setProps(element: Element, props: Props): void {
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value === false || value == null) continue;
    else if (key === "href") setHref(element, String(value));
    else element.setAttribute(key, String(value));
  }
}

function setHref(element: Element, href: string): void {
  const url = URL.canParse(href, "https://relative.invalid/") ? new URL(href, "https://relative.invalid/") : null;
  if (url && ["https:", "http:", "mailto:"].includes(url.protocol)) element.setAttribute("href", href);
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child == null || child === false) continue;
    if (Array.isArray(child)) append(element, child as readonly Child[]);
    else element.append(child instanceof Node ? child : String(child));
  }
}

let serial = 0;

/** An id unique in this page. */
export function uniqueId(prefix: string): string {
  return `sh-${prefix}-${++serial}`;
}
