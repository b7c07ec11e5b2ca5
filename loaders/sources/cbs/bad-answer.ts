/** An answer (or the lack of one) that may be better the next time: the request is repeated. */
export class BadAnswer extends Error {
  readonly kind: string;
  /** The server asked to wait this long. */
  readonly retryAfterMs: number | null;

  constructor(kind: string, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.name = "BadAnswer";
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}
