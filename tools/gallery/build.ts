import {mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Builds one page with every component in typical and extreme states: for people who change a component, and for the
 * tests that look at it. Everything is inside the file, so it opens without a server. Answers with its path.
 */
export async function buildGallery(outDir = join(root, ".samenhang", "gallery")): Promise<string> {
  const result = await build({
    entryPoints: [join(root, "tools/gallery/gallery.ts")],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    platform: "browser",
    charset: "utf8"
  });
  const script = result.outputFiles[0]?.text ?? "";
  const page = `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Componenten</title><style>${await readFonts()}${await readStyles()}
body{margin:0 auto;padding:1rem;max-width:68rem;background:var(--sh-paper);color:var(--sh-ink);font:17px/1.5 "Source Sans 3 Variable",system-ui,sans-serif}
h1,h2{font-family:"Source Serif 4 Variable",Georgia,serif}h3{line-height:1.3}a{color:var(--sh-accent)}
</style></head><body><main><h1>Componenten</h1></main><script>${script.replaceAll("</script", "<\\/script")}</script></body></html>`;
  await mkdir(outDir, {recursive: true});
  const file = join(outDir, "index.html");
  await writeFile(file, page);
  return file;
}

/** The tokens and the components' styles, in the order in which the site imports them. */
async function readStyles(): Promise<string> {
  const styles = join(root, "src/style");
  const imports = (await readFile(join(styles, "samenhang.css"), "utf8")).matchAll(/@import "\.\/(.+)";/g);
  const files = [...imports].map(([, name = ""]) => name).filter((name) => /^(tokens\.css|components\/)/.test(name));
  return (await Promise.all(files.map((name) => readFile(join(styles, name), "utf8")))).join("\n");
}

async function readFonts(): Promise<string> {
  const faces = [
    ["Source Sans 3 Variable", "source-sans-3"],
    ["Source Serif 4 Variable", "source-serif-4"]
  ] as const;
  const rules = faces.map(async ([family, name]) => {
    const file = join(root, `node_modules/@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`);
    const data = (await readFile(file)).toString("base64");
    return `@font-face{font-family:"${family}";font-weight:200 900;src:url(data:font/woff2;base64,${data})}`;
  });
  return (await Promise.all(rules)).join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildGallery(process.argv[2]));
