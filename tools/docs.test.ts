import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {dirname, join, relative, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {readCatalogue} from "../loaders/catalogue/catalogue.js";
import {parseYaml} from "../loaders/catalogue/parse-yaml.js";
import {indicatorSchema, privacySchema, ruleSchema, sourceCardSchema} from "../loaders/catalogue/schema.js";
import {commandsPage} from "./commands-page.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = (await readdir(join(root, "docs"), {recursive: true}))
  .filter((name) => name.endsWith(".md"))
  .map((name) => join(root, "docs", name))
  .sort();
const pages = new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const)));
const page = (name: string): string => pages.get(join(root, "docs", name)) ?? "";
const prose = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, "");
const fences = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map((match) => match[1] ?? "");

describe("the documentation", () => {
  it.each(["index.md", "data-model.md", "privacy.md", "how-to/indicator.md", "how-to/source.md", "how-to/notebook.md"])(
    "has %s with a title and one main heading",
    (name) => {
      const front = /^---\n([\s\S]*?)\n---\n/.exec(page(name))?.[1] ?? "";
      expect((parse(front) as {title: string} | null)?.title).toBeTruthy();
      expect(prose(page(name)).match(/^# /gm)).toHaveLength(1);
    }
  );

  it("links every page from its index", () => {
    const links = new Set([...page("index.md").matchAll(/\]\(\.\/([^)#]+)/g)].map((match) => match[1]));
    const names = files.map((file) => relative(join(root, "docs"), file).replace(/\.md$/, ""));
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => name !== "index" && !links.has(name))).toEqual([]);
  });

  it("has the help of every command as it is now: npm run commands", async () => {
    expect(page("reference/commands.md")).toBe(await commandsPage());
  });

  it("links only to pages that exist, relatively, and in the form the site serves", () => {
    for (const [file, text] of pages) {
      for (const [, link = ""] of prose(text).matchAll(/\]\(([^)]+)\)/g)) {
        if (/^(https?:|#)/.test(link)) continue;
        const target = resolve(dirname(file), link.replace(/#.*$/, ""));
        expect(existsSync(`${target}.md`), `${relative(root, file)} → ${link}`).toBe(true);
      }
    }
  });

  it("names only files, commands and options that are there", () => {
    const reference = page("reference/commands.md");
    const commands = new Set([...reference.matchAll(/^#{2,3} (.+)$/gm)].map((match) => match[1] ?? ""));
    const options = new Set(reference.match(/(?<![\w-])--[a-z][a-z-]*/g));
    const wrong: string[] = [];
    for (const [file, text] of pages) {
      const report = (what: string): void => void wrong.push(`${relative(root, file)}: ${what}`);
      for (const [, path = ""] of text.matchAll(/`((?:models|loaders|src|bin|tools|test)\/[\w./-]*\w)`/g))
        if (!/NAME/.test(path) && !existsSync(join(root, path))) report(path);
      for (const [, name = "", sub = ""] of text.matchAll(/samenhang(?:\.mjs)? ([a-z][a-z-]+)(?: ([a-z][a-z-]+))?/g)) {
        const isGroup = [...commands].some((command) => command.startsWith(`${name} `));
        if (!commands.has(isGroup && sub !== "" ? `${name} ${sub}` : name)) report(`samenhang ${name} ${sub}`);
      }
      if (/docs\/(method|models)\//.test(file))
        for (const [, option = ""] of text.matchAll(/`(--[a-z][a-z-]*)(?=[ `])/g))
          if (!options.has(option)) report(option);
    }
    expect(commands.size).toBeGreaterThan(50);
    expect(options.size).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it("tells what a notebook can import of analyses, system models and scenarios", async () => {
    const text = await readFile(join(root, "src/samenhang.ts"), "utf8");
    const statements = [...text.matchAll(/^export \{([^}]*)\} from "\.\/components\/(explore|system|scenario)\//gm)];
    const names = statements.flatMap((match) => (match[1] ?? "").split(",").map((name) => name.trim()));
    expect(names.length).toBeGreaterThan(25);
    for (const name of names) if (name !== "") expect(page("how-to/notebook.md"), name).toContain(`\`${name}(`);
  });

  it("runs no code of its own: fences that a page would execute are switched off", () => {
    for (const [file, text] of pages)
      expect(text, relative(root, file)).not.toMatch(/^```(js|ts|jsx|tsx|sql|html|svg|tex|dot|mermaid)\s*$/m);
  });

  it("has a card for every system model, of the version that it has", async () => {
    const folder = join(root, "data/systems");
    const models = (await readdir(folder)).filter((name) => name.endsWith(".system.json"));
    expect(models.length).toBeGreaterThan(2);
    for (const name of models) {
      const {version, variantOf} = JSON.parse(await readFile(join(folder, name), "utf8")) as {
        version: string;
        variantOf?: string;
      };
      const card = page(`models/${variantOf ?? name.replace(/\.system\.json$/, "")}.md`);
      expect(card, name).toContain(`Version ${version} `);
      expect(card, name).toContain(name);
    }
  });

  it("explains every field of a source card, every rule and every privacy field", () => {
    const text = page("how-to/source.md");
    const fields = [...Object.keys(sourceCardSchema.shape), ...Object.keys(privacySchema.shape)];
    const rules = ruleSchema.options.map((option) => option.shape.rule.value);
    for (const name of [...fields, ...rules])
      expect(text, name).toMatch(new RegExp(`\`${name}\`|^\\s*-?\\s*\\{?${name}:`, "m"));
  });

  it("explains every field of an indicator", () => {
    for (const name of Object.keys(indicatorSchema.shape))
      expect(page("how-to/indicator.md"), name).toContain(`\`${name}\``);
  });

  it("names every table and view of the warehouse, every status and every reason", async () => {
    const sql = await readFile(join(root, "loaders/warehouse/schema.sql"), "utf8");
    const names = [...sql.matchAll(/CREATE (?:TABLE|VIEW) (\w+)/g)].map((match) => match[1] ?? "");
    const lists = [...sql.matchAll(/(?:status|missing|effect) .*CHECK \(\w+ IN \(([^)]*)\)/g)];
    const words = lists.flatMap((match) => [...(match[1] ?? "").matchAll(/'([\w-]+)'/g)].map((word) => word[1] ?? ""));
    expect(names.length).toBeGreaterThan(10);
    expect(words.length).toBeGreaterThan(10);
    for (const name of [...names, ...words]) expect(page("data-model.md"), name).toContain(`\`${name}\``);
  });

  it("gives examples that the reader of the catalogue accepts", async () => {
    const [indicator = ""] = fences(page("how-to/indicator.md"), "yaml");
    const [read] = parseYaml(indicator, "example.yaml", indicatorSchema);
    const catalogue = await readCatalogue(join(root, "data"));
    expect(catalogue.indicators.has(read?.denominator ?? "")).toBe(true);
    expect(read?.leadsTo.every((id) => catalogue.indicators.has(id))).toBe(true);
    const [card = "", ...parts] = fences(page("how-to/source.md"), "yaml");
    const [first] = parseYaml(card, "example.yaml", sourceCardSchema);
    expect(first?.columns[0]?.indicator).toBe(read?.id);
    const rules = parse(parts.find((part) => part.startsWith("rules:")) ?? "") as {rules: unknown[]};
    for (const rule of rules.rules) expect(ruleSchema.safeParse(rule).error).toBeUndefined();
    expect(rules.rules).toHaveLength(ruleSchema.options.length);
  });
});
