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
    throw new InputError("invalid-xml", `${valid.err.msg} (line ${valid.err.line}); correct the file`, where);
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
  const nodes = nodesOf(parser.parse(text) as unknown);
  const [root] = nodes.children;
  if (root === undefined) throw new InputError("invalid-xml", "there is no element in this file", where);
  return root;
}

/** Tags and nesting, counted before anything is built. */
function checkShape(text: string, where: string): void {
  let [tags, depth] = [0, 0];
  for (const [tag] of text.matchAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[/?]?[^<>]*>/g)) {
    if (tag.startsWith("<!") || tag.startsWith("<?")) continue;
    if (++tags > mostTags) throw new InputError("hostile-xml", `more than ${mostTags} tags: this is no model`, where);
    if (tag.startsWith("</")) depth--;
    else if (!tag.endsWith("/>")) depth++;
    if (depth > deepest) throw new InputError("hostile-xml", `tags nest deeper than ${deepest} levels`, where);
  }
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
