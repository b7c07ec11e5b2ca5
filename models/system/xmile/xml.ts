import {XMLParser, XMLValidator} from "fast-xml-parser";
import {InputError} from "../../errors.js";

/** An element of an XML file. Prefixes stay part of names, whether they were declared or not. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Text directly inside, joined. */
  readonly text: string;
}

const longest = 20 * 1024 * 1024;
const mostTags = 500_000;
const deepest = 100;
const longestTag = 100_000;

/**
 * Reads XML as model files have it: no document types or entities of their own (they can be made to grow without end), at
 * most 500,000 tags, 100 levels and 20 MB.
 *
 * @throws InputError: too-large, hostile-xml, invalid-xml with the line of the first fault
 */
export function parseXml(text: string, where: string): XmlNode {
  if (text.length > longest)
    throw new InputError("too-large", `the file has ${text.length} characters; a model has at most ${longest}`, where);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw new InputError("hostile-xml", "document types and entities are not read; remove the DOCTYPE", where);
  checkShape(text, where);
  const valid = XMLValidator.validate(text);
  if (valid !== true)
    throw new InputError("invalid-xml", `${short(valid.err.msg)} (line ${valid.err.line}); correct the file`, where);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: true,
    processEntities: true,
    htmlEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true
  });
  const [root] = nodesOf(parsed(parser, text, where)).children;
  if (root === undefined) throw new InputError("invalid-xml", "there is no element in this file", where);
  return root;
}

/** The parser refuses names such as __proto__ by errors of its own. */
function parsed(parser: XMLParser, text: string, where: string): unknown {
  try {
    return parser.parse(text) as unknown;
  } catch (error) {
    throw new InputError("hostile-xml", short(error instanceof Error ? error.message : String(error)), where);
  }
}

const short = (message: string): string => (message.length > 200 ? `${message.slice(0, 200)}…` : message);

/** What is no tag, and how it ends. */
const sections = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"]
] as const;

/** Tags and nesting, counted before anything is built, in one walk through the text. */
function checkShape(text: string, where: string): void {
  const refuse = (message: string): never => {
    throw new InputError("hostile-xml", message, where);
  };
  let [tags, depth, at] = [0, 0, text.indexOf("<")];
  for (; at >= 0; at = text.indexOf("<", at)) {
    const section = sections.find(([open]) => text.startsWith(open, at));
    if (section !== undefined) {
      const end = text.indexOf(section[1], at);
      if (end < 0) throw new InputError("invalid-xml", `${section[0]} does not end with ${section[1]}`, where);
      at = end + section[1].length;
      continue;
    }
    const end = endOfTag(text, at);
    if (end - at > longestTag) refuse(`a tag is longer than ${longestTag} characters: this is no model`);
    if (++tags > mostTags) refuse(`more than ${mostTags} tags: this is no model`);
    if (text[at + 1] === "/") depth--;
    else if (text[end - 1] !== "/") depth++;
    if (depth > deepest) refuse(`tags nest deeper than ${deepest} levels`);
    at = end;
  }
}

/** Where a tag ends, `>` inside quotes left out; past its longest when it does not end there. */
function endOfTag(text: string, start: number): number {
  const most = Math.min(text.length, start + longestTag + 1);
  let quote = "";
  for (let at = start + 1; at < most; at++) {
    const sign = text[at] ?? "";
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return at;
  }
  return most;
}

function nodesOf(parsed: unknown, name = "", attributes: Record<string, string> = {}): XmlNode {
  const children: XmlNode[] = [];
  let text = "";
  for (const item of Array.isArray(parsed) ? (parsed as Record<string, unknown>[]) : []) {
    const {":@": own = {}, ...rest} = item;
    for (const [key, value] of Object.entries(rest))
      if (key === "#text") text += String(value);
      else children.push(nodesOf(value, key, {...(own as Record<string, string>)}));
  }
  return {name, attributes, children, text};
}

/** Children of a name, prefix left out, whatever the case. */
export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  (node?.children ?? []).filter((child) => localName(child.name) === name);

export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined => childrenOf(node, name)[0];

const localName = (name: string): string => name.slice(name.indexOf(":") + 1).toLowerCase();

/** An attribute by its name without prefix. */
export const attributeOf = (node: XmlNode | undefined, name: string): string | undefined =>
  Object.entries(node?.attributes ?? {}).find(([key]) => localName(key) === name)?.[1];
