import {InputError} from "../../models/errors.js";

/** Custom properties by name, as written. */
export interface Declarations {
  light: ReadonlyMap<string, string>;
  dark: ReadonlyMap<string, string>;
}

/**
 * The custom properties of a style sheet, of which later ones win; everything else in it is passed over. Those within
 * `@media (prefers-color-scheme: dark)`, or in a rule whose selector says "dark", are of the dark scheme. Other at-rules
 * than media and layers hold none. Throws InputError when a brace or a comment is not closed.
 */
export function readDeclarations(css: string, where: string): Declarations {
  const light = new Map<string, string>();
  const dark = new Map<string, string>();
  const text = css.replaceAll(/\/\*[\s\S]*?\*\//g, " ");
  if (text.includes("/*")) throw new InputError("invalid-theme", "a comment is not closed: add */", where);
  const open: string[] = [];
  let part = "";
  for (const piece of text.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\)|[{};]|[^{};"'u]+|./gs) ?? []) {
    if (piece === "{") open.push(part.trim().toLowerCase());
    else if (piece === "}" || piece === ";") keep();
    else {
      part += piece;
      continue;
    }
    part = "";
    if (piece === "}" && open.pop() === undefined)
      throw new InputError("invalid-theme", "a } closes nothing: take it out, or add the { it closes", where);
  }
  if (open.length > 0)
    throw new InputError("invalid-theme", `the rule "${open.at(-1) ?? ""}" is not closed: add a }`, where);
  return {light, dark};

  function keep(): void {
    const [, name, value] = /^\s*(--[\w-]+)\s*:\s*([\s\S]*?)\s*(?:!important\s*)?$/.exec(part) ?? [];
    if (name === undefined || value === undefined || value === "") return;
    const rules = open.filter((prelude) => prelude.startsWith("@"));
    if (!rules.every((prelude) => /^@(layer\b|media\b.*(screen|prefers-color-scheme))/.test(prelude))) return;
    (open.some((prelude) => prelude.includes("dark")) ? dark : light).set(name, value);
  }
}

/** The value of a property with every `var()` in it filled in. Throws InputError for one that leads nowhere. */
export function resolve(name: string, properties: ReadonlyMap<string, string>, where: string): string {
  let value = properties.get(name) ?? "";
  for (let step = 0; step < 20; step++) {
    const found = /var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)/.exec(value);
    if (!found) return value.trim();
    const [whole, inner = "", instead] = found;
    const filled = properties.get(inner) ?? instead;
    if (filled === undefined)
      throw new InputError("invalid-theme", `${name} refers to ${inner}, which is not in the file: add it`, where);
    value = value.replace(whole, () => filled);
  }
  throw new InputError("invalid-theme", `${name} refers to itself, by way of others: give it a colour`, where);
}
