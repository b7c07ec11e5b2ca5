import {createHash} from "node:crypto";

/**
 * The policy a server sends with every script. A browser heeds it only where the script is a worker: that takes no policy
 * over from the page, and would be free to ask anything of any host. No worker makes code from text; those of the database
 * and of statistics compile WebAssembly.
 *
 * Source: HTML Living Standard, "run a worker" (the policy container is that of the response).
 */
export const scriptPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** The policy a server sends with every page, beside the one inside it: who may frame a page only a header can say. */
export const framePolicy = "frame-ancestors 'self'";

/**
 * The page with its content security policy, as the first thing in its head: only what comes from this site runs, and
 * of the scripts inside the page only those it holds now, each by its SHA-256. Styles may stand inside the page, because
 * drawings carry their own; the database needs to compile WebAssembly. Workers are files of the site: they take nothing over
 * from the page, and are ruled by what the server sends with them (`scriptPolicy`).
 *
 * Source: W3C, Content Security Policy Level 3.
 */
export function withContentPolicy(html: string): string {
  const hashes = new Set<string>();
  for (const [, attributes = "", script = ""] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (/\bsrc=/.test(attributes) || script === "") continue;
    hashes.add(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  }
  const policy = [
    "default-src 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self' blob:",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'"
  ].join("; ");
  const head = /<meta charset="utf-8">\n/;
  if (!head.test(html)) throw new Error("a page without <meta charset>: nowhere to put the content security policy");
  return html.replace(head, (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">\n`);
}
