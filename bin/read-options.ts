import {InvalidArgumentError} from "commander";

/** Readers of option values shared by commands; each says in its error what is expected. */

export function readWhole(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(value)) throw new InvalidArgumentError("a whole number expected.");
  return value;
}

export function readPositiveWhole(text: string): number {
  const value = readWhole(text);
  if (value < 1) throw new InvalidArgumentError("a whole number above 0 expected.");
  return value;
}

export function readCount(text: string): number {
  const value = readWhole(text);
  if (value < 0) throw new InvalidArgumentError("a whole number of 0 or more expected.");
  return value;
}

export function readNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("a number expected.");
  return value;
}

/** `a,b,c` as a list; `none` or nothing as an empty one. */
export const readList = (text: string): string[] =>
  text === "none"
    ? []
    : text
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== "");

export function readNumbers(text: string): number[] {
  return readList(text).map(readNumber);
}

/** `a=1,b=-0.2` as values by name; may be repeated. */
export function readAssignments(text: string, before: Record<string, number> = {}): Record<string, number> {
  const pairs = readList(text).map((item): [string, number] => {
    const [name = "", value, ...more] = item.split("=");
    if (name === "" || value === undefined || more.length > 0)
      throw new InvalidArgumentError("name=number expected, such as unemployment=0.1.");
    return [name.trim(), readNumber(value)];
  });
  return {...before, ...Object.fromEntries(pairs)};
}

/** `r1,r2=0.5` as inputs that move together, each pair with that rank correlation; may be repeated. */
export function readCorrelation(
  text: string,
  before: {inputs: string[]; rank: number}[] = []
): {inputs: string[]; rank: number}[] {
  const [names = "", rank, ...more] = text.split("=");
  const inputs = readList(names);
  if (inputs.length < 2 || rank === undefined || more.length > 0)
    throw new InvalidArgumentError("two or more inputs and a number expected, such as r1,r2=0.5.");
  return [...before, {inputs, rank: readNumber(rank)}];
}
