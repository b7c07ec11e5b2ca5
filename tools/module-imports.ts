import {build} from "esbuild";

/**
 * Specifiers of the static imports, dynamic imports and `import.meta.resolve` calls with a literal in a script, sorted.
 * Throws when the script cannot be parsed.
 */
export async function moduleImports(script: string): Promise<string[]> {
  const found = new Set<string>();
  await build({
    stdin: {contents: script, loader: "js"},
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    logLevel: "silent",
    plugins: [
      {
        name: "collect",
        setup: ({onResolve}) => {
          onResolve({filter: /.*/}, ({path, kind}) => {
            if (kind !== "entry-point") found.add(path);
            return {path, external: true};
          });
        }
      }
    ]
  });
  for (const [, , specifier] of script.matchAll(/\bimport\.meta\.resolve\(\s*(["'`])([^"'`$]+)\1\s*\)/g)) {
    if (specifier !== undefined) found.add(specifier);
  }
  return [...found].sort();
}
