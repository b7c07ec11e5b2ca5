import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {withContentPolicy} from "./content-policy.js";
import {notFoundPage} from "./not-found-page.js";
import {walk} from "./walk.js";

/**
 * Mends what Framework has hard-coded in the pages it writes: the language, the ban on zooming, the skip link, the names
 * and words of its interface, and the address of the local fonts; then gives each its content security policy. Each
 * replacement must find its target, so that a change in Framework is noticed.
 * @param theme style sheet of a municipality's colours, which pages have already and the page for unknown addresses has not
 */
export async function postbuild(site: string, version: string, theme = ""): Promise<void> {
  const files = await walk(site);
  await Promise.all(
    files.map(async (file) => {
      const path = join(site, file);
      if (file.endsWith(".html")) await rewrite(path, (html) => withContentPolicy(mendPage(html, file)));
      else if (/^_observablehq\/search\.\w+\.js$/.test(file)) await rewrite(path, mendSearch);
    })
  );
  await writeFile(join(site, "404.html"), withContentPolicy(notFoundPage(version, theme)));
}

async function rewrite(path: string, mend: (content: string) => string): Promise<void> {
  await writeFile(path, mend(await readFile(path, "utf8")));
}

/** The page `file` (path in the site) as it should have been written. */
function mendPage(html: string, file: string): string {
  // Method pages are in English, and say so.
  const language = file.startsWith("docs/") ? "en" : "nl";
  const replace = replacer(file);
  html = replace(html, /<html>/, `<html lang="${language}">`);
  html = replace(html, /(<meta name="viewport" content="width=device-width, initial-scale=1), maximum-scale=1/, "$1");
  html = replace(html, /<body>/, '<body>\n<a class="skip-link" href="#observablehq-main">Naar de inhoud</a>');
  html = replace(html, /<main id="observablehq-main"/, '<main id="observablehq-main" tabindex="-1"');
  if (html.includes('id="observablehq-sidebar"')) {
    html = replace(
      html,
      / title="Toggle sidebar"/,
      ' title="Menu tonen of verbergen" aria-label="Menu tonen of verbergen"'
    );
    html = replace(html, /<nav id="observablehq-sidebar"/, '<nav id="observablehq-sidebar" aria-label="Pagina’s"');
    // A label among the items of a list is no list item.
    html = replace(html, /<ol>\s*(<label id="observablehq-sidebar-close"[^>]*><\/label>)/, "$1\n  <ol>");
    html = html.replace(/(class="observablehq-link observablehq-link-active"><a )/g, '$1aria-current="page" ');
    html = nameSections(html);
  }
  if (html.includes('id="observablehq-search"')) {
    html = replace(
      html,
      /<input type="search" placeholder="Search">/,
      '<input type="search" placeholder="Zoeken" aria-label="Zoeken in dit dashboard">'
    );
    html = replace(html, /<div id="observablehq-search-results">/, '<div id="observablehq-search-results">');
  }
  // Code, and a table in the text, may be wider than its place: the keyboard must be able to scroll it.
  html = html.replaceAll("<pre data-language=", '<pre tabindex="0" data-language=');
  html = html.replaceAll("<pre><code", '<pre tabindex="0"><code').replaceAll("<table>", '<table tabindex="0">');
  html = html.replace(/(<footer id="observablehq-footer">\s*)<nav>/, '$1<nav aria-label="Vorige en volgende pagina">');
  html = html.replace(/(<aside id="observablehq-toc"[^>]*>\s*)<nav>/, '$1<nav aria-label="Op deze pagina">');
  return pointAtFonts(html, file);
}

/** A group of links in the sidebar is a section named by its heading. */
function nameSections(html: string): string {
  let count = 0;
  return html.replace(
    /<section(?: class="(observablehq-section-active)")?>\s*<summary>([^<]*)<\/summary>\s*<ol>/g,
    (_, active: string | undefined, name: string) => {
      const id = `menu-group-${++count}`;
      return `<section${active === undefined ? "" : ` class="${active}"`}>\n    <div class="menu-group" id="${id}">${name}</div>\n    <ol aria-labelledby="${id}">`;
    }
  );
}

/** The address of a font is known only after the build: the preload link in the same page has it. */
function pointAtFonts(html: string, file: string): string {
  const addresses = new Map<string, string>();
  for (const [, address, name] of html.matchAll(
    /<link [^>]*href="([^"]*\/_file\/style\/fonts\/([\w-]+)\.[\w.]*woff2)"/g
  )) {
    if (address !== undefined && name !== undefined) addresses.set(name, address);
  }
  return html.replace(/url\("?\/_file\/style\/fonts\/([\w-]+)\.woff2"?\)/g, (_, name: string) => {
    const address = addresses.get(name);
    if (address === undefined) throw new Error(`no preload link for the font ${name} in ${file}`);
    return `url(${address})`;
  });
}

function mendSearch(script: string): string {
  const replace = replacer("search.js");
  script = replace(script, /"<div>no results<\/div>"/, '"<div>Niets gevonden</div>"');
  return replace(
    script,
    /\$\{(\w+)\.length\.toLocaleString\("en-US"\)\} result\$\{\1\.length===1\?"":"s"\}/,
    '${$1.length.toLocaleString("nl-NL")} ${$1.length===1?"pagina":"pagina’s"}'
  );
}

function replacer(file: string): (content: string, pattern: RegExp, replacement: string) => string {
  return (content, pattern, replacement) => {
    if (!pattern.test(content))
      throw new Error(`Framework's output has changed: ${pattern.source} not found in ${file}`);
    return content.replace(pattern, replacement);
  };
}
