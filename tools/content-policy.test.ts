import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {framePolicy, scriptPolicy, withContentPolicy} from "./content-policy.js";

const page = (head: string): string =>
  `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n${head}</head>\n<body></body>\n</html>\n`;
const policyOf = (html: string): string => /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";

describe("the content security policy of a page", () => {
  it("lets exactly the scripts run that stand in the page", () => {
    const policy = policyOf(withContentPolicy(page("<script>alert('Hello, world.');</script>\n")));
    // The example of the specification, CSP Level 3, section 8.3.
    expect(policy).toContain("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    expect(policy.match(/sha256-/g)).toHaveLength(1);
  });

  it("allows no code from text, and nothing from elsewhere", () => {
    const policy = policyOf(withContentPolicy(page("")));
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/'unsafe-eval'|script-src[^;]*'unsafe-inline'|\*|https?:/);
  });

  it("names no hash for a script that is a file", () => {
    expect(policyOf(withContentPolicy(page('<script src="./a.js"></script>\n')))).not.toContain("sha256");
  });

  it("comes before everything it rules", () => {
    const html = withContentPolicy(page('<link rel="stylesheet" href="a.css"><script>1</script>'));
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<link"));
  });

  it("refuses a page with no place for it", () => {
    expect(() => withContentPolicy("<html></html>")).toThrow(/meta charset/);
  });
});

describe("the policies that only a server can send", () => {
  it("stand in the page on hosting as samenhang serve sends them: told, for nginx twice, and for Apache", async () => {
    const text = await readFile(new URL("../docs/how-to/host.md", import.meta.url), "utf8");
    expect(text.split(`Content-Security-Policy: ${scriptPolicy}\n`)).toHaveLength(1 + 1);
    expect(text.split(`add_header Content-Security-Policy "${scriptPolicy}";`)).toHaveLength(1 + 2);
    expect(text.split(`Header set Content-Security-Policy "${scriptPolicy}"`)).toHaveLength(1 + 1);
    expect(text.split(`Content-Security-Policy "${framePolicy}"`)).toHaveLength(1 + 3);
  });

  it("let a worker compile WebAssembly, and neither make code from text nor ask another host", () => {
    expect(scriptPolicy).toMatch(/^default-src 'none'; /);
    expect(scriptPolicy).not.toMatch(/'unsafe-eval'|'unsafe-inline'|\*|https?:|data:|blob:/);
  });
});
