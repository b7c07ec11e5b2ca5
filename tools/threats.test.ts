import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {ESLint} from "eslint";
import {describe, expect, it} from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const document = await readFile(`${root}/docs/threats.md`, "utf8");
const threats = document
  .split(/^### /m)
  .slice(1)
  .map((text) => [text.slice(0, text.indexOf("\n")), text] as const);

describe("each threat of docs/threats.md", () => {
  it.each(threats)(
    "has what could happen, what stops it, what is left, and a test that is there: %s",
    async (_, text) => {
      for (const part of ["Could happen", "Stops it", "Left", "Test"])
        expect(text.match(new RegExp(`^- ${part}: .`, "gm")), part).toHaveLength(1);
      const tests = [...text.slice(text.indexOf("- Test: ")).matchAll(/`([^`]+)` "([^"]+)"/g)];
      expect(tests.length).toBeGreaterThan(0);
      for (const [, file = "", name = ""] of tests) {
        expect(file).toMatch(/\.test\.ts$/);
        const code = await readFile(`${root}/${file}`, "utf8").catch(() => "");
        // A text before a function is the name of a test or of a group of them.
        const names = [...code.matchAll(/(["'`])((?:(?!\1)[^\n])*)\1,\s*(?:async\b|\(|\w+ =>|\{timeout)/g)];
        expect(
          names.some((match) => match[2]?.includes(name)),
          `${file}: ${name}`
        ).toBe(true);
      }
    }
  );
});

describe("markup and code made of text", () => {
  const linter = new ESLint({cwd: root});
  it.each([
    "element.innerHTML = text;",
    "element.outerHTML = text;",
    'element.insertAdjacentHTML("beforeend", text);',
    "document.write(text);",
    "eval(text);",
    "new Function(text);",
    'setTimeout("text", 1);'
  ])("is refused by the linter in what runs in a browser: %s", async (code) => {
    const [result] = await linter.lintText(`export const use = (element, text, document) => { ${code} };\n`, {
      filePath: `${root}/src/components/some.ts`
    });
    expect(
      result?.messages.filter(({ruleId}) =>
        /^no-(restricted-properties|eval|new-func|implied-eval)$/.test(ruleId ?? "")
      )
    ).toHaveLength(1);
  });
});
