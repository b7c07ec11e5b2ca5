import type {Document} from "yaml";
import {isMap, LineCounter, parseDocument} from "yaml";
import type {z, ZodType} from "zod";
import {InputError} from "../../models/errors.js";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Reads YAML text that holds one item or a list of items and validates each against the schema; defaults are filled in.
 * `file` is the name used in errors. Throws InputError (`invalid-yaml`, `invalid-field`) whose `where` is `file:line` and
 * whose message begins with the field. Pure; also used in the browser.
 */
export function parseYaml<T>(content: string, file: string, schema: ZodType<T>): T[] {
  const lines = new LineCounter();
  const {document, value} = toValue(content, file, lines);
  const isList = Array.isArray(value);
  const items: unknown[] = isList ? value : value == null ? [] : [value];
  return items.map((item, index) => {
    const result = schema.safeParse(item);
    if (result.success) return result.data;
    const issue = deepestIssue(result.error.issues[0]);
    const path = issue?.path ?? [];
    const offset = findOffset(document, isList ? [index, ...path] : path, isList ? 1 : 0);
    const line = offset === null ? "" : `:${lines.linePos(offset).line}`;
    throw new InputError("invalid-field", describe(issue, item), `${file}${line}`);
  });
}

function toValue(content: string, file: string, lines: LineCounter): {document: Document; value: unknown} {
  try {
    const document = parseDocument(content, {lineCounter: lines, prettyErrors: false});
    const broken = document.errors[0];
    if (broken) throw new InputError("invalid-yaml", broken.message, `${file}:${lines.linePos(broken.pos[0]).line}`);
    return {document, value: document.toJS({maxAliasCount: 100})};
  } catch (error) {
    // Hostile text: aliases that multiply (ReferenceError) or nesting deeper than the stack (RangeError).
    if (error instanceof ReferenceError || error instanceof RangeError)
      throw new InputError("invalid-yaml", "too many aliases or too deeply nested; write the values out", file);
    throw error;
  }
}

/** The issue that says most: of the options of a union, the one that came furthest. */
function deepestIssue(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== "invalid_union") return unknownKey(issue);
  const inner = issue.errors.flat().map((each) => ({...each, path: [...issue.path, ...each.path]}));
  const deepest = inner.toSorted((a, b) => b.path.length - a.path.length)[0];
  return deepest && deepest.path.length > issue.path.length ? deepestIssue(deepest) : issue;
}

/** An unknown field is reported by zod on the object that holds it; the user wants the line of the field. */
function unknownKey(issue: Issue | undefined): Issue | undefined {
  const key = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  return issue && key !== undefined ? {...issue, path: [...issue.path, key]} : issue;
}

function describe(issue: Issue | undefined, item: unknown): string {
  if (!issue) return "item: invalid";
  const field = issue.path.map(String).join(".") || "item";
  const id = typeof item === "object" && item !== null && "id" in item ? ` (in ${String(item.id)})` : "";
  if (issue.code === "unrecognized_keys") return `${field}: unknown field; remove it or mend its spelling${id}`;
  const missing = issue.code === "invalid_type" && issue.input === undefined && valueAt(item, issue.path) === undefined;
  return missing ? `${field}: missing; add it${id}` : `${field}: ${issue.message}${id}`;
}

function valueAt(item: unknown, path: Path): unknown {
  let value = item;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** Where a path stands in the text: the node itself, its key, or the nearest node above that exists. */
function findOffset(document: Document, path: Path, least: number): number | null {
  for (let length = path.length; length >= least; length--) {
    const key = path[length - 1];
    const parent: unknown = length > 1 ? document.getIn(path.slice(0, length - 1), true) : document.contents;
    const pair = isMap(parent) ? parent.items.find((each) => String(each.key) === String(key)) : undefined;
    const node: unknown = pair
      ? pair.key
      : length > 0
        ? document.getIn(path.slice(0, length), true)
        : document.contents;
    const range = (node as {range?: readonly number[]} | null | undefined)?.range;
    if (range?.[0] !== undefined) return range[0];
  }
  return null;
}
