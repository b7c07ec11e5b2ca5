import type {Session} from "../models/interpretation/format.js";
import {replay, type Replay} from "../models/interpretation/replay.js";
import type {CommandContext} from "./command.js";
import {openCalls, type Recomputed} from "./session-calls.js";

/** Makes every number of a session again, one after the other, and lays them beside the stored ones. */
export async function replaySession(
  context: CommandContext,
  session: Session,
  {file, db}: {file: string; db?: string | undefined}
): Promise<Replay> {
  const calls = await openCalls(context, file, db);
  const recomputed = new Map<string, Recomputed>();
  try {
    for (const [at, {ref, call}] of session.numbers.entries()) {
      context.stderr.write(`number ${at + 1} of ${session.numbers.length}\n`);
      recomputed.set(ref, await calls.recompute(call));
    }
  } finally {
    await calls.close();
  }
  return replay(session, recomputed);
}
