import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {scanSite} from "../../tools/scan-site.js";

const made: string[] = [];
afterEach(async () => {
  for (const directory of made.splice(0)) await rm(directory, {recursive: true});
});

async function scan(files: Record<string, string>): Promise<string[]> {
  const directory = await mkdtemp(join(tmpdir(), "samenhang-scan-"));
  made.push(directory);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), {recursive: true});
    await writeFile(join(directory, path), content);
  }
  return (await scanSite(directory)).map(({file, problem}) => `${file}: ${problem}`);
}

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'">`;
const page = (body: string): string =>
  `<!DOCTYPE html><html lang="nl"><head>${policy}</head><body>${body}</body></html>`;

describe("scanSite", () => {
  it("finds nothing wrong with a sound site", async () => {
    const problems = await scan({
      "index.html": page(
        `<a href="./over.html#doel">Over</a> <a href="./map/">Map</a> <a href="https://www.cbs.nl/">CBS</a> <a href="#hier">hier</a>
         <h2 id="hier">Hier</h2><pre>import "node:fs"</pre><link rel="stylesheet" href="./stijl.css">
         <script type="module">import "./code.js"; const x = import.meta.resolve("./stijl.css");</script>`
      ),
      "over.html": page('<h2 id="doel">Doel</h2>'),
      "map/index.html": page('<a href="../">terug</a> <a href="../over">schoon adres</a>'),
      "stijl.css": "@font-face{src:url(./letter.woff2)} a{background:url('data:image/svg+xml,x')}",
      "letter.woff2": "",
      "code.js": 'import("./later.js"); const text = "import x from \'fs\'"; export default text;',
      "later.js": "export {};"
    });
    expect(problems).toEqual([]);
  });

  it.each([
    ["a cell shown as an error", page('<div class="observablehq--error">x</div>'), /shown as an error/],
    [
      "a syntax error in a fence",
      page("<div>SyntaxError: Unexpected token (1:5)</div>"),
      /SyntaxError: Unexpected token/
    ],
    ["a page without a content security policy", "<!DOCTYPE html><html></html>", /no content security policy/],
    ["a handler inside the markup", page('<button onclick="go()">x</button>'), /handler inside the markup/],
    ["a dead link", page('<a href="./weg">x</a>'), /dead link: \.\/weg/],
    ["a dead anchor", page('<a href="#weg">x</a>'), /dead anchor: #weg/],
    ["a link out of the site", page('<a href="../../boven.html">x</a>'), /dead link/],
    ["an absolute path", page('<a href="/over">x</a>'), /absolute path/],
    ["a missing image", page('<img src="./foto.png" alt="">'), /dead resource: \.\/foto\.png/],
    ["an image on another host", page('<img src="https://example.org/x.png" alt="">'), /resource on another host/],
    ["a script on another host", page('<script src="//cdn.example.org/x.js"></script>'), /resource on another host/],
    [
      "a style on another host",
      page('<link rel="stylesheet" href="https://example.org/x.css">'),
      /resource on another host/
    ],
    [
      "a font on another host",
      page("<style>@font-face{src:url(https://example.org/x.woff2)}</style>"),
      /style resource on another host/
    ],
    [
      "a style imported from another host",
      page('<style>@import "https://example.org/x.css";</style>'),
      /style resource on another host/
    ],
    ["a bare import in a page", page('<script type="module">import "d3";</script>'), /bare import: d3/],
    [
      "a missing data file",
      page('<script type="module">registerFile("./x.csv", {"name":"./x.csv","path":"./_file/x.csv"});</script>'),
      /dead data file/
    ]
  ])("catches %s", async (_, html, message) => {
    const problems = await scan({"index.html": html});
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  it.each([
    ["a bare import", 'import x from "arquero"; export {x};', /bare import: arquero/],
    [
      "an import of Node",
      'import {readFile} from "node:fs/promises"; export {readFile};',
      /import of Node: node:fs\/promises/
    ],
    ["a bare import of Node", 'import {EventEmitter} from "events"; export {EventEmitter};', /bare import: events/],
    ["an import over the network", 'const x = () => import("https://cdn.example.org/x.js"); x();', /another host/],
    ["a missing module", 'export * from "./weg.js";', /dead import: \.\/weg\.js/],
    [
      "a missing file resolved at run time",
      'export const u = import.meta.resolve("./weg.wasm");',
      /dead import: \.\/weg\.wasm/
    ],
    ["a script that cannot be read", "const = 1;", /cannot be read/]
  ])("catches %s in a script", async (_, script, message) => {
    const problems = await scan({"index.html": page(""), "_import/x.js": script});
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  it("lets Framework's client name built-ins that no page uses, but not import them outright", async () => {
    const lazy = 'const d3 = () => import("../_npm/d3@7/_esm.js"); d3();';
    expect(await scan({"_observablehq/client.0a1b2c3d.js": lazy})).toEqual([]);
    expect(await scan({"_observablehq/client.0a1b2c3d.js": 'import "../_npm/d3@7/_esm.js";'})).toHaveLength(1);
  });
});
