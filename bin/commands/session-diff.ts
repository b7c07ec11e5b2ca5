import type {Session} from "../../models/interpretation/format.js";
import type {CommandContext, Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import type {NumberShares} from "../session-shares.js";

/** `session diff`: what changed between two sessions or editions, and why. */
export const register: Register = (program, context) => {
  commandGroup(program, "session", "interpretation sessions: what the figures mean, and what came of it")
    .command("diff")
    .description(
      "compare what two sessions rest on and their figures: new, revised, definition, boundary, model, parameter"
    )
    .argument("<a>", "the session before, a *.session.json")
    .argument("<b>", "the session after")
    .option("--shares", "make figures again for every set of changes, and divide each difference over what changed")
    .option("--db <file>", "with --shares: warehouse of the session after")
    .option("--db-before <file>", "with --shares: warehouse of the session before; left out, both use the same one")
    .option("--json", "one JSON document on stdout")
    .action((a: string, b: string, options: DiffOptions) =>
      runCommand({context, json: options.json}, async () => {
        const {openSession} = await import("../session-file.js");
        const {diffSessions} = await import("../../models/interpretation/diff.js");
        const [before, after] = [await openSession(context, a), await openSession(context, b)];
        const diff = diffSessions(before, after);
        const shares = options.shares === true ? await sharesOf(context, options, {a, b, before, after}) : null;
        const table = formatTable(diff.items, [
          {title: "kind", value: ({kind}) => kind},
          {title: "what", value: ({ref}) => ref},
          {title: "before", value: ({before}) => before},
          {title: "after", value: ({after}) => after},
          {title: "contribution", value: ({contribution}) => contribution},
          {title: "reason", value: ({reason, needsReason}) => reason ?? (needsReason ? "MISSING" : "")}
        ]);
        const text = diff.items.length === 0 ? "nothing differs" : table;
        if (shares === null) return {json: diff, text};
        return {json: {...diff, shares}, text: `${text}\n\n${sharesText(shares)}`};
      })
    );
};

interface DiffOptions {
  json?: boolean;
  shares?: boolean;
  db?: string;
  dbBefore?: string;
}

async function sharesOf(
  context: CommandContext,
  {db, dbBefore}: DiffOptions,
  {a, b, before, after}: {a: string; b: string; before: Session; after: Session}
): Promise<NumberShares[]> {
  const {numberShares} = await import("../session-shares.js");
  return numberShares(context, {session: before, file: a, db: dbBefore ?? db}, {session: after, file: b, db});
}

/** A line for each share, then what making the figures again does not show. */
function sharesText(shares: readonly NumberShares[]): string {
  const rows = shares.flatMap(({ref, difference, unexplained, problem, ...number}) => [
    ...number.shares.map(({kind, ref: change, share}) => ({ref, kind, change, share})),
    ...(problem === null ? [{ref, kind: "", change: "together", share: difference}] : []),
    // What rounding leaves is nothing to explain.
    ...(unexplained === null || Math.abs(unexplained) <= 1e-9 * Math.abs(difference ?? 0)
      ? []
      : [{ref, kind: "", change: "not made again", share: unexplained}]),
    ...(problem === null ? [] : [{ref, kind: "", change: problem, share: null}])
  ]);
  if (rows.length === 0) return "no figure changed that both hold";
  return formatTable(rows, [
    {title: "figure", value: ({ref}) => ref},
    {title: "kind", value: ({kind}) => kind},
    {title: "change", value: ({change}) => change},
    {title: "share", value: ({share}) => (share === null ? null : Number(share.toPrecision(6)))}
  ]);
}
