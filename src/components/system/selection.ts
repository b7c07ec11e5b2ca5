/** A loop as it is shown: its links, its variables in order, and its name. */
export interface ChosenLoop {
  readonly links: readonly string[];
  readonly nodes: readonly string[];
  readonly name: string;
}

export interface Chosen {
  readonly variable: string | null;
  readonly link: string | null;
  readonly loop: ChosenLoop | null;
}

/** What is chosen in a model, shared by the diagram and everything beside it. */
export interface Selection extends Chosen {
  /** Changes some of it. A variable and a link are never chosen together: the one given last wins. */
  set(changes: Partial<Chosen>): void;
  /** Called after every change; answers how to stop. */
  subscribe(listener: (chosen: Chosen) => void): () => void;
}

export function createSelection(): Selection {
  const listeners = new Set<(chosen: Chosen) => void>();
  let now: Chosen = {variable: null, link: null, loop: null};
  return {
    get variable() {
      return now.variable;
    },
    get link() {
      return now.link;
    },
    get loop() {
      return now.loop;
    },
    set(changes) {
      const next = {...now, ...changes};
      if (changes.link != null) next.variable = changes.variable ?? null;
      else if (changes.variable != null) next.link = null;
      if (next.variable === now.variable && next.link === now.link && next.loop === now.loop) return;
      now = next;
      for (const listener of [...listeners]) listener(now);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }
  };
}
