/** A checked expression of XMILE's grammar (OASIS XMILE 1.0, §3.3). Names are folded: see foldName. */
export type Expression =
  | {readonly type: "number"; readonly value: number}
  | {readonly type: "name"; readonly name: string; readonly at: number}
  /** `x[north, young]`, `x[*]`: a name with one index a dimension. */
  | {readonly type: "subscript"; readonly name: string; readonly indices: readonly Index[]; readonly at: number}
  | {readonly type: "call"; readonly name: string; readonly args: readonly Expression[]; readonly at: number}
  | {readonly type: "unary"; readonly operator: "-" | "+" | "not"; readonly operand: Expression}
  | {readonly type: "binary"; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression}
  | {readonly type: "if"; readonly condition: Expression; readonly yes: Expression; readonly no: Expression};

/** A wildcard keeps the dimension; anything else picks an element by name, number or expression. */
export type Index = {readonly type: "wildcard"} | Expression;

export type BinaryOperator = "+" | "-" | "*" | "/" | "^" | "mod" | "<" | "<=" | ">" | ">=" | "=" | "<>" | "and" | "or";

/** The parts an expression is made of, indices included, wildcards left out. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case "number":
    case "name":
      return [];
    case "subscript":
      return expression.indices.filter((index) => index.type !== "wildcard");
    case "call":
      return expression.args;
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "if":
      return [expression.condition, expression.yes, expression.no];
  }
}

/** Walking a tree deeper than this may run out of stack, in a worker above all. */
export const deepestTree = 1000;

/** Whether an expression nests deeper than is read, a long sum included: `a + b + c` is two levels. Uses no stack. */
export function isTooDeep(expression: Expression): boolean {
  let level: readonly Expression[] = [expression];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestTree) return true;
    level = level.flatMap(partsOf);
  }
  return false;
}

/** Every name an expression reads, subscripted ones included, functions left out. */
export function namesIn(expression: Expression): Set<string> {
  const names = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.type === "name" || part.type === "subscript") names.add(part.name);
    partsOf(part).forEach(visit);
  };
  visit(expression);
  return names;
}
