import {InputError} from "../../errors.js";
import type {Expression} from "../equation/ast.js";
import {binary, named, number} from "./build-expression.js";
import type {ScalarVariable} from "./program.js";

/** Makes hidden variables for the equation of `owner`. */
interface Maker {
  readonly owner: string;
  /** Adds one and answers with its key. */
  hide(kind: ScalarVariable["kind"], equation: Expression, more?: Partial<ScalarVariable>): string;
  /** Key of the one after the next: a stock whose flow comes first. */
  next(): string;
}

/** Functions that remember (XMILE 1.0 §3.5.3–3.5.6) as stocks; null for any other. */
export function memoryCall(name: string, args: readonly Expression[], maker: Maker): Expression | null {
  const {owner, hide} = maker;
  const [first, second, third] = args;
  const need = (least: number, most: number): void => {
    if (args.length < least || args.length > most)
      throw new InputError(
        "invalid-equation",
        `${name} takes ${least} to ${most} arguments, not ${args.length}`,
        owner
      );
  };
  const input = first ?? number(0);
  const time = second ?? number(1);
  switch (name) {
    case "init":
      need(1, 1);
      return named(hide("held", input));
    case "previous":
      need(1, 2);
      return named(hide("previous", input, {initial: second ?? input}));
    case "delay":
      need(2, 3);
      return named(hide("late", input, {delay: time, initial: third ?? input}));
    case "smth1":
    case "smth3":
      need(2, 3);
      return smooth(maker, input, time, name === "smth1" ? 1 : 3, third);
    case "smthn":
    case "delayn": {
      need(3, 4);
      const order = whole(third, owner, name);
      return name === "smthn"
        ? smooth(maker, input, time, order, args[3])
        : material(maker, input, time, order, args[3]);
    }
    case "delay1":
    case "delay3":
      need(2, 3);
      return material(maker, input, time, name === "delay1" ? 1 : 3, third);
    case "trend":
      need(2, 3);
      return trend(maker, input, time, third ?? number(0));
    case "forcst": {
      need(3, 4);
      const growth = trend(maker, input, time, args[3] ?? number(0));
      return binary("*", input, binary("+", number(1), binary("*", growth, third ?? number(0))));
    }
    case "step":
      need(2, 2);
      return {type: "if", condition: since(time), yes: input, no: number(0)};
    case "ramp": {
      need(2, 3);
      const until =
        third === undefined ? named("time") : {type: "call" as const, name: "min", args: [named("time"), third], at: 0};
      return {type: "if", condition: since(time), yes: binary("*", input, binary("-", until, time)), no: number(0)};
    }
    case "pulse":
      need(1, 3);
      return pulse(input, second ?? named("starttime"), third);
    default:
      return null;
  }
}

/** time ≥ a moment, a little early so that rounding of the clock does not matter. */
const since = (moment: Expression): Expression =>
  binary(">=", binary("+", named("time"), binary("*", named("dt"), number(1e-6))), moment);

function pulse(size: Expression, first: Expression, interval: Expression | undefined): Expression {
  const early = binary("*", named("dt"), number(1e-6));
  const after = binary("+", binary("-", named("time"), first), early);
  const again =
    interval === undefined
      ? after
      : ({
          type: "if",
          condition: binary(">", interval, number(0)),
          yes: binary("mod", after, interval),
          no: after
        } satisfies Expression);
  const isNow = binary("and", since(first), binary("<", again, named("dt")));
  return {type: "if", condition: isNow, yes: binary("/", size, named("dt")), no: number(0)};
}

function smooth(
  {hide, next}: Maker,
  input: Expression,
  time: Expression,
  order: number,
  start: Expression | undefined
): Expression {
  const each = binary("/", time, number(order));
  let before = input;
  for (let stage = 0; stage < order; stage++) {
    const key = next();
    const flow = hide("flow", binary("/", binary("-", before, named(key)), each));
    hide("stock", start ?? input, {inflows: [flow]});
    before = named(key);
  }
  return before;
}

function material(
  {hide, next}: Maker,
  input: Expression,
  time: Expression,
  order: number,
  start: Expression | undefined
): Expression {
  const each = binary("/", time, number(order));
  let inflow = hide("flow", input);
  for (let stage = 0; stage < order; stage++) {
    const key = next();
    const outflow = hide("flow", binary("/", named(key), each));
    hide("stock", binary("*", start ?? input, each), {inflows: [inflow], outflows: [outflow]});
    inflow = outflow;
  }
  return named(inflow);
}

function trend({hide, next}: Maker, input: Expression, time: Expression, start: Expression): Expression {
  const key = next();
  const flow = hide("flow", binary("/", binary("-", input, named(key)), time));
  hide("stock", binary("/", input, binary("+", number(1), binary("*", start, time))), {inflows: [flow]});
  return binary("/", binary("-", input, named(key)), binary("*", named(key), time));
}

function whole(value: Expression | undefined, owner: string, name: string): number {
  const order = value?.type === "number" ? value.value : NaN;
  if (!(Number.isInteger(order) && order >= 1 && order <= 1000))
    throw new InputError(
      "invalid-equation",
      `the order of ${name} is a whole number written out, from 1 to 1000`,
      owner
    );
  return order;
}
