import {z} from "zod";
import {runCommandLine} from "./run-command.js";
import type {Part} from "./compare.js";

const coefficient = z.object({
  term: z.string(),
  estimate: z.number(),
  se: z.number().nullable(),
  statistic: z.number().nullable(),
  p: z.number().nullable()
});
const estimateDocument = z.looseObject({
  n: z.number(),
  dof: z.number(),
  coefficients: z.array(coefficient),
  fit: z.record(z.string(), z.number().nullable().optional()),
  diagnostics: z.record(
    z.string(),
    z.looseObject({statistic: z.number().nullable(), p: z.number().nullable()}).nullable()
  )
});
export type EstimateDocument = z.infer<typeof estimateDocument>;

/** A coefficient table by term, as the cases write it. */
export const byTerm = (
  document: EstimateDocument,
  field: "estimate" | "se" | "statistic" | "p"
): Record<string, number | null> => Object.fromEntries(document.coefficients.map((row) => [row.term, row[field]]));

/** The coefficient, standard error, t and p of an estimate. */
export const table = (document: EstimateDocument): Record<string, unknown> => ({
  coef: byTerm(document, "estimate"),
  se: byTerm(document, "se"),
  t: byTerm(document, "statistic"),
  p: byTerm(document, "p"),
  df: document.dof
});

/** Commands on the data files of the cases; the same command line runs once. */
export function commandRunner(dataDirectory: string): {
  run(line: readonly string[]): Promise<unknown>;
  estimate(file: string, ...options: string[]): Promise<EstimateDocument>;
  part(path: readonly string[], line: readonly string[], read: (document: unknown) => unknown): Part;
  estimatePart(path: readonly string[], line: readonly string[], read: (document: EstimateDocument) => unknown): Part;
} {
  const results = new Map<string, Promise<unknown>>();
  const run = (line: readonly string[]): Promise<unknown> => {
    const key = line.join("\u0000");
    const known = results.get(key) ?? runCommandLine(line, dataDirectory);
    results.set(key, known);
    return known;
  };
  const part = (path: readonly string[], line: readonly string[], read: (document: unknown) => unknown): Part => ({
    path,
    via: "command",
    call: line.map((word) => (/[\s|*^]/.test(word) ? `'${word}'` : word)).join(" "),
    produce: async () => read(await run(line))
  });
  return {
    run,
    estimate: async (file, ...options) => estimateDocument.parse(await run(["estimate", file, ...options])),
    part,
    estimatePart: (path, line, read) =>
      part(path, ["estimate", ...line], (document) => read(estimateDocument.parse(document)))
  };
}
