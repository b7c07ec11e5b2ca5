import type {Problem} from "../../warehouse/types.js";

/** Gathers oddities of one kind into one line with a count and the first examples, so that nothing floods and nothing is lost. */
export class ProblemList {
  private readonly found = new Map<string, {kind: string; what: string; count: number; examples: string[]}>();

  constructor(
    private readonly source: string,
    private readonly file: string
  ) {}

  /** Adds `count` cases of `kind`; `what` says in one phrase what and what was done, `example` where. */
  add(kind: string, what: string, example: string | null = null, count = 1): void {
    const key = `${kind}|${what}`;
    let entry = this.found.get(key);
    if (!entry) this.found.set(key, (entry = {kind, what, count: 0, examples: []}));
    entry.count += count;
    if (example !== null && entry.examples.length < 3 && !entry.examples.includes(example))
      entry.examples.push(example);
  }

  list(): Problem[] {
    return [...this.found.values()].map(({kind, what, count, examples}) => ({
      source: this.source,
      kind,
      message: `${this.file}: ${what}${examples.length > 0 ? ` (${examples.join("; ")}${count > examples.length ? "; …" : ""})` : ""}`,
      count
    }));
  }
}
