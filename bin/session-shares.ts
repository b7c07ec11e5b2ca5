import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import type {Call, SessionNumber} from "../models/interpretation/calls.js";
import type {ChangeKind, Session} from "../models/interpretation/format.js";
import {changedFactors, mixedCall, type Factor} from "../models/interpretation/mixed-calls.js";
import {shapleyShares} from "../models/interpretation/shapley-shares.js";
import type {CommandContext} from "./command.js";
import {openCalls, type CallRunner} from "./session-calls.js";

/** How a figure came from what it was to what it is, over the changes that moved it. */
export interface NumberShares {
  ref: string;
  /** As made again with everything as it was, and with every change. */
  before: number | null;
  after: number | null;
  /** Sum of the shares, exactly. */
  difference: number | null;
  shares: {kind: ChangeKind; ref: string; share: number}[];
  /** Of the difference between the stored figures: what making them again does not show, such as software or lost data. */
  unexplained: number | null;
  /** Why there are no shares; null when there are. */
  problem: string | null;
}

interface Side {
  session: Session;
  file: string;
  db: string | undefined;
}

/** Shares of the figures that both sessions hold and that changed, each made again for every set of changes. */
export async function numberShares(context: CommandContext, before: Side, after: Side): Promise<NumberShares[]> {
  const runners = new Map<string, Promise<CallRunner>>();
  const runner = (data: Side, model: Side): Promise<CallRunner> => {
    const key = `${data.db ?? ""}\n${model.file}`;
    const open = runners.get(key) ?? openCalls(context, model.file, data.db);
    runners.set(key, open);
    return open;
  };
  const later = new Map(after.session.numbers.map((number) => [number.ref, number]));
  const found: NumberShares[] = [];
  try {
    for (const a of before.session.numbers) {
      const b = later.get(a.ref);
      if (b === undefined) continue;
      const factors = changedFactors(a.call, b.call, {
        data: before.db !== after.db && a.call.kind !== "simulate",
        model: await hasOtherModel(context, {call: a.call, file: before.file}, {call: b.call, file: after.file})
      });
      if (factors?.length === 0 && a.value === b.value) continue;
      context.stderr.write(`shares of ${a.ref}\n`);
      const make = async (made: readonly Factor[]): Promise<{now: number | null; problem: string | null}> => {
        const has = (ref: string): boolean => made.some((factor) => factor.ref === ref);
        const calls = await runner(has("data") ? after : before, has("model") ? after : before);
        return calls.recompute(mixedCall(a.call, b.call, made));
      };
      found.push(await sharesOf(a, b, factors, make));
    }
  } finally {
    for (const open of runners.values()) await (await open).close();
  }
  return found;
}

async function sharesOf(
  a: SessionNumber,
  b: SessionNumber,
  factors: readonly Factor[] | null,
  make: (made: readonly Factor[]) => Promise<{now: number | null; problem: string | null}>
): Promise<NumberShares> {
  const none = {ref: a.ref, before: null, after: null, difference: null, shares: [], unexplained: null};
  if (factors === null) return {...none, problem: "the two calls ask for different numbers"};
  const values: number[] = [];
  for (let set = 0; set < 1 << factors.length; set++) {
    const made = factors.filter((_, at) => (set & (1 << at)) !== 0);
    const {now, problem} = await make(made);
    if (now === null) {
      const changes = made.map(({ref}) => ref).join(", ") || "nothing";
      return {...none, problem: `with ${changes} changed there is no number${problem === null ? "" : `: ${problem}`}`};
    }
    values.push(now);
  }
  const {shares, difference} = shapleyShares(
    factors.map(({ref}) => ref),
    values
  );
  const stored = a.value === null || b.value === null ? null : b.value - a.value;
  return {
    ...{ref: a.ref, before: values[0] ?? null, after: values.at(-1) ?? null, difference, problem: null},
    shares: shares.map(({share}, at) => ({kind: factors[at]?.kind ?? "parameter", ref: factors[at]?.ref ?? "", share})),
    unexplained: stored === null ? null : stored - difference
  };
}

/** Whether the model's file of the one session is not that of the other, byte for byte. */
async function hasOtherModel(
  context: CommandContext,
  a: {call: Call; file: string},
  b: {call: Call; file: string}
): Promise<boolean> {
  if (a.call.kind !== "simulate" || b.call.kind !== "simulate") return false;
  const textOf = (model: string, file: string): Promise<string> => {
    const near = join(dirname(resolve(context.cwd, file)), model);
    return readFile(existsSync(near) ? near : join(context.projectRoot, model), "utf8").catch(() => "");
  };
  return (await textOf(a.call.model, a.file)) !== (await textOf(b.call.model, b.file));
}
