import type {SystemFile} from "../../../models/system/format.js";
import type {SystemWarning} from "../../../models/system/simulate/simulate.js";
import {systemProblems} from "../../../locale/system-problems.js";
import {linkName} from "../certainty/link-name.js";
import {inSentence, labelOf} from "../natural.js";

const words = systemProblems.warnings;

/** A warning in Dutch, with the part of the model it is about; null when it is about the whole. */
export interface WarningRow {
  text: string;
  place: {kind: "variable"; id: string} | {kind: "link"; id: string} | {kind: "loop"; nodes: readonly string[]} | null;
}

/** What a sound model may still be wrong about, for its reader. */
export function warningWords(system: SystemFile, {code, message}: SystemWarning): WarningRow {
  const first = (pattern: RegExp): string => pattern.exec(message)?.[1] ?? "";
  const variable = (id: string): string =>
    system.variables.some((each) => each.id === id) ? capital(inSentence(labelOf(system, id))) : id;
  const link = (id: string): string => (system.links.some((each) => each.id === id) ? linkName(system, id) : id);
  switch (code) {
    case "start-outside-limits": {
      const id = first(/^(\S+) starts at/);
      return {text: words[code](variable(id)), place: {kind: "variable", id}};
    }
    case "strength-outside-interval":
    case "fact-without-evidence":
    case "evidence-off-scale": {
      const id = first(/^(?:the signed strength of )?(\S+) (?:\(|is called|has evidence)/);
      return {text: words[code](capital(link(id))), place: {kind: "link", id}};
    }
    case "reinforcing-gain": {
      const nodes = first(/^the loop (.*) returns /).split(" → ");
      const path = nodes.map((id) => inSentence(variable(id))).join(` ${systemProblems.arrow} `);
      return {text: words[code](path), place: {kind: "loop", nodes}};
    }
    case "structure-only": {
      const ids = first(/pass nothing on: (.*)$/).split(", ");
      const place = ids.length === 1 ? {kind: "link" as const, id: ids[0] ?? ""} : null;
      return {text: words[code](ids.map(link).join("; ")), place};
    }
    case "many-loops":
    case "no-end-value":
    case "discrete-unstable":
    case "linearised":
    case "start-not-at-rest":
      return {text: words[code], place: null};
    default:
      return {text: words.other, place: null};
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
