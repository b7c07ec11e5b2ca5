import {build} from "esbuild";

export interface ModuleImport {
  specifier: string;
  /** Static imports are fetched when the script is; the others perhaps never. */
  isStatic: boolean;
}

/**
 * The static imports, dynamic imports and `import.meta.resolve` calls with a literal in a script, sorted by specifier.
 * Throws when the script cannot be parsed.
 */
export async function moduleImports(script: string): Promise<ModuleImport[]> {
  const found = new Map<string, boolean>();
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
            if (kind !== "entry-point") found.set(path, found.get(path) === true || kind === "import-statement");
            return {path, external: true};
          });
        }
      }
    ]
  });
  for (const [, , specifier] of script.matchAll(/\bimport\.meta\.resolve\(\s*(["'`])([^"'`$]+)\1\s*\)/g)) {
    if (specifier !== undefined && !found.has(specifier)) found.set(specifier, false);
  }
  return [...found.keys()].sort().map((specifier) => ({specifier, isStatic: found.get(specifier) === true}));
}
