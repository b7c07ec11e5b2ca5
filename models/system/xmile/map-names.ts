import type {Expression} from "../equation/ast.js";

/** An expression with something else for each name; arrays stay as they are. */
export function mapNames(part: Expression, map: (name: string) => Expression): Expression {
  const inner = (each: Expression): Expression => mapNames(each, map);
  switch (part.type) {
    case "number":
    case "subscript":
      return part;
    case "name":
      return map(part.name);
    case "call":
      return {...part, args: part.args.map(inner)};
    case "unary":
      return {...part, operand: inner(part.operand)};
    case "binary":
      return {...part, left: inner(part.left), right: inner(part.right)};
    case "if":
      return {...part, condition: inner(part.condition), yes: inner(part.yes), no: inner(part.no)};
  }
}
