import {arities} from "../equation/arities.js";
import {builtInNames} from "../equation/equation-order.js";
import {foldName} from "../equation/fold-name.js";

const words = ["and", "or", "not", "mod", "if", "then", "else", "init", "previous", "delay", "step", "ramp", "pulse"];
const reserved = new Set([...words, ...builtInNames, ...Object.keys(arities)]);

/**
 * Gives names that are plain in every equation (letters, digits and single underscores of ASCII, no word of the language),
 * each once: a name that is taken gets a number. What was legal and free stays as it is.
 */
export function createNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const plain = wanted
      .normalize("NFD")
      .replaceAll(/\p{M}/gu, "")
      .replaceAll(/[^A-Za-z0-9_]+/g, "_")
      .replaceAll(/_+/g, "_")
      .replace(/_$/, "");
    const started = /^[A-Za-z]/.test(plain) ? plain : `x${plain.startsWith("_") || plain === "" ? "" : "_"}${plain}`;
    const base = reserved.has(started.toLowerCase()) ? `${started}_value` : started;
    let name = base;
    for (let count = 2; taken.has(foldName(name)); count++) name = `${base}_${count}`;
    taken.add(foldName(name));
    return name;
  };
}
