import {existsSync} from "node:fs";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {InputError} from "../../models/errors.js";
import {contrast, luminance, mix, parseColour, readableOn, toHex, type Rgb} from "./colour.js";
import {readDeclarations, resolve, type Declarations} from "./declarations.js";
import {contrastRules, otherNames, screenOnly, steps} from "./theme-tokens.js";

type Scheme = "light" | "dark";
type Palette = ReadonlyMap<string, Rgb>;

/** A colour that a file gives to a token of ours, under the name it has there. */
interface Given {
  colour: Rgb;
  name: string;
}

/** Where the theme of a checkout stands; no other file needs to be named. */
const ownTheme = "data/theme/tokens.css";

/**
 * Environment in which Framework builds pages in the colours of a theme: of `file`, or of data/theme/tokens.css if that is
 * there. Throws InputError for a file that cannot be read, is no theme, or has colours that are hard to see.
 */
export async function themeEnvironment(projectRoot: string, file?: string): Promise<Record<string, string>> {
  const path = file ?? join(projectRoot, ownTheme);
  if (file === undefined && !existsSync(path)) return {};
  const css = await readFile(path, "utf8").catch((error: unknown) => {
    throw new InputError("unreadable-theme", `the theme cannot be read: ${String(error)}`, path);
  });
  const style = themeStyle(css, await defaultPalettes(projectRoot), path);
  const checked = join(projectRoot, ".samenhang", "theme.css");
  await mkdir(join(projectRoot, ".samenhang"), {recursive: true});
  await writeFile(checked, style);
  return {SAMENHANG_THEME: checked};
}

/** The colours that pages have without a theme, from the style sheets themselves. */
export async function defaultPalettes(projectRoot: string): Promise<Record<Scheme, Palette>> {
  const files = ["src/style/tokens.css", "src/style/components/colours.css"];
  const sheets = await Promise.all(files.map((file) => readFile(join(projectRoot, file), "utf8")));
  const {light, dark} = readDeclarations(sheets.join("\n"), files.join(", "));
  const paletteOf = (properties: ReadonlyMap<string, string>): Palette =>
    new Map(
      [...properties].flatMap(([name, value]): [string, Rgb][] => {
        const colour = parseColour(value);
        return colour ? [[name, colour]] : [];
      })
    );
  return {light: paletteOf(light), dark: paletteOf(new Map([...light, ...dark]))};
}

/**
 * The style sheet that lays a theme over ours: written anew from the colours that were read, so that nothing else of the
 * file gets into a page. What the file leaves open keeps our colour, in light and in dark. Throws InputError, which
 * names the token, the ratio and a colour that would do.
 */
export function themeStyle(css: string, defaults: Record<Scheme, Palette>, where: string): string {
  const declared = readDeclarations(css, where);
  const light = givenColours(declared, "light", defaults.light, where);
  const dark = givenColours(declared, "dark", defaults.dark, where);
  if (light.size + dark.size === 0)
    throw new InputError(
      "empty-theme",
      "no token of ours or of NL Design System in it: see docs/how-to/theme.md",
      where
    );
  const faults = [...faultsOf(light, defaults.light, "light"), ...faultsOf(dark, defaults.dark, "dark")];
  if (faults.length > 0) throw new InputError("hard-to-see", faults.join("; "), where);
  const all = [...new Set([...light.keys(), ...dark.keys()])];
  const lines = (names: readonly string[], given: ReadonlyMap<string, Given>, palette: Palette): string =>
    names
      .flatMap((name) => {
        const colour = given.get(name)?.colour ?? palette.get(name);
        return colour ? [`${name}:${toHex(colour)}`] : [];
      })
      .concat(names.includes("--sh-accent") ? bandOf(given, palette) : [])
      .join(";");
  const printed = [...light.keys()].filter((name) => !screenOnly.has(name));
  const shown = [...light.keys()].filter((name) => screenOnly.has(name));
  return [
    `:root,.sh-light{${lines(printed, light, defaults.light)}}`,
    `@media screen{:root,.sh-light{${lines(shown, light, defaults.light)}}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${lines(all, dark, defaults.dark)}}}`
  ].join("\n");
}

/** The band round a line is the accent, let through. */
function bandOf(given: ReadonlyMap<string, Given>, palette: Palette): string[] {
  const accent = given.get("--sh-accent")?.colour ?? palette.get("--sh-accent");
  return accent ? [`--sh-band:${toHex(accent)}26`] : [];
}

function givenColours(
  declared: Declarations,
  scheme: Scheme,
  defaults: Palette,
  where: string
): ReadonlyMap<string, Given> {
  // A name in the dark part may refer to one of the light part, as it may in a page.
  const own = declared[scheme];
  const properties = scheme === "dark" ? new Map([...declared.light, ...own]) : own;
  const given = new Map<string, Given>();
  for (const name of own.keys())
    if (name.startsWith("--sh-") && !defaults.has(name))
      throw new InputError("unknown-token", `${name} is no colour of this site: see docs/how-to/theme.md`, where);
  for (const token of defaults.keys()) {
    const name = [token, ...(otherNames[token] ?? [])].find((each) => own.has(each));
    if (name === undefined) continue;
    const value = resolve(name, properties, where);
    const colour = parseColour(value);
    if (!colour)
      throw new InputError(
        "unreadable-colour",
        `${name} in ${scheme} is "${value.slice(0, 60)}": write an opaque colour as #rrggbb, rgb() or hsl()`,
        where
      );
    given.set(token, {colour, name});
  }
  const accent = given.get("--sh-accent");
  if (accent && !given.has("--sh-accent-soft"))
    given.set("--sh-accent-soft", {colour: softOf(accent.colour, given, defaults), name: `a shade of ${accent.name}`});
  return given;
}

/** As much of the accent as lets it be read on its own shade. */
function softOf(accent: Rgb, given: ReadonlyMap<string, Given>, defaults: Palette): Rgb {
  const paper = given.get("--sh-paper")?.colour ?? defaults.get("--sh-paper") ?? {r: 255, g: 255, b: 255};
  const share = [0.14, 0.1, 0.06, 0.03].find((each) => contrast(accent, mix(accent, paper, each)) >= 4.5) ?? 0;
  return mix(accent, paper, share);
}

/** What cannot be seen well in a scheme, as far as the file has a hand in it. */
function faultsOf(given: ReadonlyMap<string, Given>, defaults: Palette, scheme: Scheme): string[] {
  const colourOf = (token: string): Rgb | undefined => given.get(token)?.colour ?? defaults.get(token);
  const nameOf = (token: string): string => {
    const name = given.get(token)?.name ?? token;
    return name === token ? token : `${token} (${name})`;
  };
  // One fault a token: on the ground where it is worst.
  const faults = new Map<string, {ratio: number; words: string}>();
  const look = (token: string, under: string, ground: Rgb | undefined, rule: (typeof contrastRules)[number]): void => {
    const colour = colourOf(token);
    if (!colour || !ground || !(given.has(token) || given.has(under))) return;
    const ratio = contrast(colour, ground);
    if (ratio >= rule.least || ratio >= (faults.get(token)?.ratio ?? Infinity)) return;
    const better = readableOn(colour, ground, rule.least);
    const words =
      `${nameOf(token)} ${toHex(colour)} on ${nameOf(under)} ${toHex(ground)} in ${scheme} has a contrast of ` +
      `${(Math.floor(ratio * 100) / 100).toFixed(2)}, and ${rule.what} ${rule.least}: ` +
      (better ? `take ${toHex(better)} or ${luminance(ground) > 0.18 ? "darker" : "lighter"}` : "change the ground");
    faults.set(token, {ratio, words});
  };
  for (const rule of contrastRules) {
    for (const token of rule.tokens) {
      for (const under of rule.on) look(token, under, colourOf(under), rule);
      // Printed on white, whatever the ground on a screen.
      if (scheme === "light" && !screenOnly.has(token) && rule.on.includes("--sh-surface"))
        look(token, "white paper", {r: 255, g: 255, b: 255}, rule);
    }
  }
  const found = [...faults.values()].map(({words}) => words);
  if (!steps.some((step) => given.has(step)) || areInOrder(steps.map(colourOf), scheme)) return found;
  const way = scheme === "light" ? "darker" : "lighter";
  return [...found, `${steps[0]} to ${steps.at(-1)} in ${scheme} must get ${way} step by step`];
}

function areInOrder(colours: readonly (Rgb | undefined)[], scheme: Scheme): boolean {
  const lights = colours.map((colour) => (colour ? luminance(colour) : Number.NaN));
  const sign = scheme === "light" ? -1 : 1;
  return lights.every((each, at) => at === 0 || sign * (each - (lights[at - 1] ?? Number.NaN)) > 0);
}
