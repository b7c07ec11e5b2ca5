/**
 * Names of NL Design System for our tokens, the first that a file has wins: components of Utrecht (`--utrecht-*`), the
 * candidate components (`--nl-*`) and the basis tokens of the starting theme (`--basis-*`).
 */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  "--sh-paper": ["--utrecht-document-background-color", "--basis-color-default-bg-document"],
  "--sh-surface": ["--utrecht-surface-background-color"],
  "--sh-ink": ["--utrecht-document-color", "--basis-color-default-color-document"],
  "--sh-ink-soft": ["--basis-color-default-color-subtle"],
  "--sh-rule": ["--basis-color-default-border-subtle"],
  "--sh-rule-strong": ["--basis-color-default-border-default"],
  "--sh-neutral": ["--utrecht-form-control-border-color", "--basis-form-control-border-color"],
  "--sh-accent": ["--utrecht-link-color", "--nl-link-color"],
  "--sh-accent-soft": ["--basis-color-action-1-bg-subtle"],
  "--sh-focus": ["--utrecht-focus-outline-color", "--basis-focus-outline-color"]
};

/** On paper these have colours of their own (print.css), whatever the theme. */
export const screenOnly: ReadonlySet<string> = new Set([
  "--sh-paper",
  "--sh-surface",
  "--sh-ink-soft",
  "--sh-rule",
  "--sh-rule-strong"
]);

/** From the lightest to the darkest on paper, the other way round on a dark screen. */
export const steps = [1, 2, 3, 4, 5].map((step) => `--sh-seq-${step}`);

export interface ContrastRule {
  /** What is read or seen. */
  tokens: readonly string[];
  /** What lies under it. */
  on: readonly string[];
  least: 3 | 4.5;
  /** For the message. */
  what: "text needs" | "lines and marks need";
}

const grounds = ["--sh-paper", "--sh-surface"];
const series = [1, 2, 3, 4, 5, 6].map((line) => `--sh-series-${line}`);

/** Source: W3C, WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (what is no text), level AA. */
export const contrastRules: readonly ContrastRule[] = [
  {
    tokens: [
      "ink",
      "ink-soft",
      "accent",
      "worse",
      "better",
      "neutral-ink",
      "fact",
      "plausible",
      "fear",
      "contested"
    ].map((name) => `--sh-${name}`),
    on: grounds,
    least: 4.5,
    what: "text needs"
  },
  {tokens: ["--sh-ink", "--sh-accent"], on: ["--sh-accent-soft"], least: 4.5, what: "text needs"},
  {tokens: ["--sh-warn-ink"], on: ["--sh-warn-bg"], least: 4.5, what: "text needs"},
  {
    tokens: [
      ...["--sh-focus", "--sh-neutral"],
      ...["work", "mental", "school", "behaviour", "cohesion"].map((theme) => `--sh-${theme}`),
      ...series
    ],
    on: grounds,
    least: 3,
    what: "lines and marks need"
  }
];
