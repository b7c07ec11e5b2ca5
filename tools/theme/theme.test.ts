import {describe, expect, it} from "vitest";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {InputError} from "../../models/errors.js";
import {contrast, parseColour, readableOn, toHex} from "./colour.js";
import {readDeclarations, resolve} from "./declarations.js";
import {contrastRules, otherNames, steps} from "./theme-tokens.js";
import {notFoundPage} from "../not-found-page.js";
import {defaultPalettes, themeStyle} from "./theme.js";

const colour = (text: string): NonNullable<ReturnType<typeof parseColour>> => {
  const found = parseColour(text);
  if (!found) throw new Error(`no colour: ${text}`);
  return found;
};
const defaults = await defaultPalettes(projectRoot());
const style = (css: string): string => themeStyle(css, defaults, "tokens.css");
const trouble = (css: string): InputError => {
  try {
    style(css);
  } catch (error) {
    if (error instanceof InputError) return error;
  }
  throw new Error("accepted");
};

describe("contrast", () => {
  // Known answers: W3C, Understanding SC 1.4.3 and technique G18; #777 on white is the well-known 4.48.
  it.each([
    ["#000", "#fff", 21],
    ["#fff", "#fff", 1],
    ["#777777", "#ffffff", 4.48],
    ["#767676", "#ffffff", 4.54],
    ["#949494", "#ffffff", 3.03],
    ["#0000ff", "#ffffff", 8.59]
  ])("of %s on %s is %d", (one, other, expected) => {
    expect(contrast(colour(one), colour(other))).toBeCloseTo(expected, 2);
    expect(contrast(colour(other), colour(one))).toBe(contrast(colour(one), colour(other)));
  });

  it("is mended by the nearest shade that reaches it", () => {
    const better = readableOn(colour("#00a1e5"), colour("#fff"), 4.5);
    expect(contrast(better!, colour("#fff"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(better!, colour("#fff"))).toBeLessThan(4.7);
    expect(contrast(readableOn(colour("#555"), colour("#111"), 4.5)!, colour("#111"))).toBeGreaterThanOrEqual(4.5);
  });
});

describe("a colour", () => {
  // Known answers: W3C, CSS Color Module Level 4, examples of hsl().
  it.each([
    ["#C30", "#cc3300"],
    ["#cc3300ff", "#cc3300"],
    ["rgb(204, 51, 0)", "#cc3300"],
    ["rgb(80% 20% 0% / 1)", "#cc3300"],
    ["hsl(120deg 100% 25%)", "#008000"],
    ["hsl(0, 100%, 50%)", "#ff0000"],
    ["hsla(-120, 100%, 50%, 100%)", "#0000ff"],
    ["White", "#ffffff"]
  ])("%s is %s", (text, hex) => expect(toHex(colour(text))).toBe(hex));

  it.each(["#12", "#11223380", "rgb(1 2 3 / 0.5)", "transparent", "url(x)", "red;}", "rgb(1,2)", "hsl(a b c)", ""])(
    "is not read in %s",
    (text) => expect(parseColour(text)).toBeNull()
  );
});

describe("the declarations of a style sheet", () => {
  it("are of light or dark, later ones win, and what is no custom property is passed over", () => {
    const {light, dark} = readDeclarations(
      `/* a: {} */ :root { --a: #111; color: red; --b: var(--a, #222) !important; }
       .gemeente-theme { --a: #333; --icon: url("data:image/svg+xml;utf8,<svg>}</svg>"); --c: url(x;y}z) }
       @media (prefers-color-scheme: dark) { :root { --a: #444 } }
       .gemeente-theme--color-scheme-dark { --b: #555 }
       @media print { :root { --a: #666 } } @supports (x: y) { :root { --a: #777 } }`,
      "x.css"
    );
    expect([light.get("--a"), light.get("--b"), light.size]).toEqual(["#333", "var(--a, #222)", 4]);
    expect([...dark]).toEqual([
      ["--a", "#444"],
      ["--b", "#555"]
    ]);
    expect(resolve("--b", light, "x.css")).toBe("#333");
  });

  it.each([
    [":root { --a: #111", "not closed"],
    [":root { --a: #111 } }", "closes nothing"],
    ["/* :root { --a: #111 }", "comment"]
  ])("are refused in %s", (css, message) => expect(() => readDeclarations(css, "x.css")).toThrow(message));

  it("refuse a reference that leads nowhere or round in a circle", () => {
    const properties = new Map([
      ["--a", "var(--b)"],
      ["--c", "var(--d)"],
      ["--d", "var(--c)"]
    ]);
    expect(() => resolve("--a", properties, "x.css")).toThrow("--b, which is not in the file");
    expect(() => resolve("--c", properties, "x.css")).toThrow("refers to itself");
  });
});

describe("our own colours", () => {
  const pairs = contrastRules.flatMap(({tokens, on, least}) =>
    tokens.flatMap((token) => on.map((under) => ({token, under, least})))
  );

  it.each(["light", "dark"] as const)("can be told apart in %s, each that the rules name", (scheme) => {
    const low = pairs.filter(({token, under, least}) => {
      const [one, other] = [defaults[scheme].get(token), defaults[scheme].get(under)];
      return !one || !other || contrast(one, other) < least;
    });
    expect(low).toEqual([]);
  });

  it("exist under the names that the rules and the mapping use", () => {
    const names = [...Object.keys(otherNames), ...steps, ...pairs.flatMap(({token, under}) => [token, under])];
    expect(names.filter((name) => !defaults.light.has(name))).toEqual([]);
  });
});

describe("a theme", () => {
  it("gives our tokens the colours of NL Design System, in light, and leaves dark as it was", () => {
    const css = style(
      `.gemeente-theme { --gemeente-rood: #9d2235; --utrecht-link-color: var(--gemeente-rood);
         --utrecht-document-background-color: hsl(0 0% 100%); --utrecht-button-border-width: 2px }`
    );
    const [paper = "", screen = "", dark = ""] = css.split("\n");
    expect(paper).toContain("--sh-accent:#9d2235");
    expect(paper).not.toContain("--sh-paper");
    expect(screen).toContain("--sh-paper:#ffffff");
    expect(dark).toContain("--sh-accent:#7db7dd");
    expect(css).not.toContain("utrecht");
  });

  it("may have a dark side of its own, which may refer to its light side", () => {
    const css = style(
      `:root { --licht: #ffb3c1; --sh-accent: #9d2235 } @media (prefers-color-scheme: dark) { :root { --sh-accent: var(--licht) } }`
    );
    expect(css.split("\n")[2]).toContain("--sh-accent:#ffb3c1");
  });

  it("prefers our own name to one of NL Design System, and makes a shade of the accent", () => {
    const css = style(`:root { --utrecht-link-color: #9d2235; --sh-accent: #00573f }`);
    expect(css).toContain("--sh-accent:#00573f");
    const soft = /--sh-accent-soft:(#\w+)/.exec(css)?.[1] ?? "";
    expect(contrast(colour("#00573f"), colour(soft))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(soft), colour("#fbfaf7"))).toBeGreaterThan(1.05);
  });

  it("is refused with the token, the ratio and a colour that would do", () => {
    const {kind, message, where} = trouble(
      `:root { --utrecht-link-color: #00a1e5; --utrecht-document-background-color: #fff }`
    );
    expect([kind, where]).toEqual(["hard-to-see", "tokens.css"]);
    // 2.90 by the formula of WCAG 2.2.
    expect(message).toContain("--sh-accent (--utrecht-link-color) #00a1e5");
    expect(message).toContain("in light has a contrast of 2.90, and text needs 4.5: take #");
    expect(message).not.toContain("\n");
  });

  it("is refused when a ring of focus, a line or the steps of a map cannot be told apart", () => {
    expect(trouble(`:root { --utrecht-focus-outline-color: #ffc200 }`).message).toMatch(/--sh-focus.* need 3:/);
    expect(trouble(`:root { --sh-series-1: #a9cbe0 }`).message).toMatch(/--sh-series-1.* need 3:/);
    expect(trouble(`:root { --sh-seq-2: #101010 }`).message).toContain("must get darker step by step");
    expect(trouble(`@media (prefers-color-scheme: dark) { :root { --sh-ink: #333 } }`).message).toContain("in dark");
  });

  it("is refused when it has a light that cannot be read on white paper", () => {
    const message = trouble(
      `:root { --sh-paper: #101418; --sh-surface: #181d22; --sh-ink: #eeeeee; --sh-focus: #9cc7ff; --sh-accent: #7db7dd }`
    ).message;
    expect(message).toContain("on white paper");
  });

  it.each([
    [":root { --sh-acent: #123456 }", "unknown-token"],
    [":root { --sh-accent: rebeccapurple }", "unreadable-colour"],
    [":root { --sh-accent: #12345680 }", "unreadable-colour"],
    [":root { --sh-accent: #123}</style><script>alert(1)</script> }", "invalid-theme"],
    [":root { --utrecht-button-border-width: 2px }", "empty-theme"],
    ["", "empty-theme"]
  ])("is refused when it says %s", (css, kind) => expect(trouble(css).kind).toBe(kind));

  it("lets nothing of the file through but colours", () => {
    const css = style(`:root { --sh-accent: #9d2235; --y: "</style><script>alert(1)</script>" }`);
    expect(css).not.toMatch(/[<>"'\\]|script/);
  });

  it("is on the page for unknown addresses as well", () => {
    const page = notFoundPage("1.0.0", style(`:root { --sh-paper: #ffffff; --sh-ink: #101010 }`));
    expect(page).toContain("--sh-paper:#ffffff");
    expect(page.indexOf("--sh-paper:#ffffff")).toBeLessThan(page.indexOf("</style>"));
  });
});
