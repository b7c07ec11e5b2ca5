/** Other tabs and windows of this browser that have the same session open. */
export interface Neighbours {
  listen(id: string, told: {onkept: (revision: number) => void; onchange: () => void}): void;
  /** Tells the others that a new revision is kept. */
  kept(id: string, revision: number): void;
  isElsewhere(id: string): boolean;
  leave(id: string): void;
}

const kinds = ["open", "here", "kept", "gone"] as const;

interface Message {
  kind: (typeof kinds)[number];
  id: string;
  from: string;
  revision: number;
}

function isMessage(data: unknown): data is Message {
  if (typeof data !== "object" || data === null) return false;
  const {kind, id, from, revision} = data as Partial<Record<keyof Message, unknown>>;
  const isText = typeof id === "string" && typeof from === "string";
  return isText && kinds.some((each) => each === kind) && Number.isSafeInteger(revision);
}

/** A channel as BroadcastChannel is: what one posts, all others hear. */
export type Channel = Pick<BroadcastChannel, "postMessage"> & {
  onmessage: ((event: MessageEvent) => unknown) | null;
};

/**
 * @param self what stands for this tab
 * @param channel null where the browser has none: then nobody is ever seen elsewhere
 */
export function browserNeighbours(self: string, channel: Channel | null): Neighbours {
  const others = new Map<string, Set<string>>();
  const told = new Map<string, Parameters<Neighbours["listen"]>[1]>();
  const say = (kind: Message["kind"], id: string, revision = 0): void =>
    channel?.postMessage({kind, id, from: self, revision} satisfies Message);
  if (channel !== null)
    channel.onmessage = ({data}: MessageEvent) => {
      // Another tab may run another version of this site.
      if (!isMessage(data)) return;
      const {kind, id, from, revision} = data;
      const mine = told.get(id);
      if (mine === undefined || from === self) return;
      const seen = others.get(id) ?? new Set();
      const before = seen.size;
      if (kind === "gone") seen.delete(from);
      else seen.add(from);
      others.set(id, seen);
      if (kind === "open") say("here", id);
      if (kind === "kept") mine.onkept(revision);
      if (seen.size !== before) mine.onchange();
    };
  return {
    listen(id, listener) {
      told.set(id, listener);
      say("open", id);
    },
    kept: (id, revision) => say("kept", id, revision),
    isElsewhere: (id) => (others.get(id)?.size ?? 0) > 0,
    leave(id) {
      say("gone", id);
      told.delete(id);
      others.delete(id);
    }
  };
}
