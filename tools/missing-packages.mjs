import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

/**
 * Names of the packages of package-lock.json that are not installed, or installed in another version, in
 * `projectRoot`/node_modules. npm's own list of what it installed is compared, so no separate stamp can go stale.
 */
export function missingPackages(projectRoot) {
  const wanted = readPackages(join(projectRoot, "package-lock.json"));
  const installed = readPackages(join(projectRoot, "node_modules", ".package-lock.json"));
  return Object.entries(wanted)
    .filter(([path, {optional, version, link}]) => {
      if (path === "" || link === true) return false;
      // Packages for other systems are optional and rightly absent; what is there must be of the right version.
      const there = installed[path];
      if (there === undefined || !existsSync(join(projectRoot, path))) return optional !== true;
      return there.version !== version;
    })
    .map(([path]) => path.replace(/^.*node_modules\//, ""));
}

function readPackages(file) {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}
