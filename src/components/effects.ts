/** What components ask of the world outside; tests pass their own. */
export interface Effects {
  now: () => Date;
  /** Address of this page, with the state of its controls. */
  href: () => string;
  /** Hands a file to the reader. */
  save: (name: string, content: Blob) => void;
  /** Puts text on the clipboard. */
  copy: (text: string) => Promise<void>;
}

/** The browser itself. */
export const browserEffects: Effects = {
  now: () => new Date(),
  href: () => window.location.href,
  save: (name, content) => {
    const url = URL.createObjectURL(content);
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    // Some browsers read the address only after the click handler returns.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  },
  copy: (text) => navigator.clipboard.writeText(text)
};
