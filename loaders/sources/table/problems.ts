import type {Problem} from "../../warehouse/types.js";

const mostExamples = 1000;

/** Gathers oddities of one kind into one line with a count and the first examples, so that nothing floods and nothing is lost. */
export class ProblemList {
  private readonly found = new Map<string, {kind: string; what: string; count: number; examples: Set<string>}>();

  constructor(
    private readonly source: string,
    private readonly file: string
  ) {}

  /** Adds `count` cases of `kind`; `what` says in one phrase what and what was done, `example` where. */
  add(kind: string, what: string, example: string | null = null, count = 1): void {
    const key = `${kind}|${what}`;
    let entry = this.found.get(key);
    if (!entry) this.found.set(key, (entry = {kind, what, count: 0, examples: new Set()}));
    entry.count += count;
    if (example !== null && entry.examples.size < mostExamples) entry.examples.add(example);
  }

  /** One problem a kind; the message holds the first three examples, `examples` all of them. */
  list(): Problem[] {
    return [...this.found.values()].map(({kind, what, count, examples}) => {
      const first = [...examples].slice(0, 3);
      const some = first.length > 0 ? ` (${first.join("; ")}${count > first.length ? "; …" : ""})` : "";
      return {source: this.source, kind, message: `${this.file}: ${what}${some}`, count, examples: [...examples]};
    });
  }
}
