/**
 * The one error shape of the project. `kind` is a stable kebab-case word for programs, `message` says in one line what
 * is wrong and what to do, `where` names the place (file, row, field, or option). Exit codes follow from the class:
 * InputError 1 (the user's input), SourceError 3 (a source or the network), anything else 2 (a defect of ours).
 */
export class InputError extends Error {
  readonly kind: string;
  readonly where: string | null;

  constructor(kind: string, message: string, where: string | null = null) {
    super(message);
    this.name = "InputError";
    this.kind = kind;
    this.where = where;
  }
}

/** A source or the network failed; the last good data are kept. */
export class SourceError extends InputError {
  constructor(kind: string, message: string, where: string | null = null) {
    super(kind, message, where);
    this.name = "SourceError";
  }
}
