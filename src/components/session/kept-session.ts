import type {Session} from "../../models/interpretation/format.js";

/** For what a browser keeps a session: to lead it, or to take part in it. */
export type Role = "lead" | "join";

/** A session as a browser keeps it. */
export interface KeptSession {
  role: Role;
  session: Session;
  /** Counts the times it was kept: who writes over another's is found by it. */
  revision: number;
  /** Moment, with its zone. */
  kept: string;
}

export type KeptLine = Pick<KeptSession, "role" | "kept"> & {id: string; title: string | null};

/** Where sessions are kept. Every method rejects when the browser keeps nothing, or is full. */
export interface SessionKeep {
  read(role: Role, id: string): Promise<KeptSession | null>;
  /**
   * Keeps a session when nobody else did since `after` (the revision it was made from, 0 for none): answers its revision, or
   * what stands there instead.
   */
  write(kept: Omit<KeptSession, "revision">, after: number): Promise<{revision: number} | {other: KeptSession}>;
  remove(role: Role, id: string): Promise<void>;
  /** The latest first. */
  list(role: Role): Promise<KeptLine[]>;
}
