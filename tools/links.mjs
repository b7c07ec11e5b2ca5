import {existsSync} from "node:fs";
import {
  copyFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  symlink,
  utimes,
  writeFile
} from "node:fs/promises";
import {dirname, join, relative, resolve} from "node:path";

/** Folders of the project that pages import from; Framework only sees what stands under src. */
export const linkedFolders = ["models", "loaders", "docs"];

const marker = ".copied-by-set-up";

/**
 * Makes src/models, src/loaders and src/docs lead to their namesakes: a symbolic link, on Windows a junction, and where
 * neither can be made a copy that is brought in step at every call. Returns what was made of each ("link" or "copy").
 * Throws when something stands in the way that this function did not make: it is never deleted.
 */
export async function makeLinks(projectRoot, {allowLinks = true} = {}) {
  const made = {};
  for (const name of linkedFolders) {
    const target = join(projectRoot, name);
    if (!existsSync(target)) await mkdir(target, {recursive: true});
    made[name] = await makeLink(target, join(projectRoot, "src", name), allowLinks);
  }
  return made;
}

async function makeLink(target, path, allowLinks) {
  const state = await stateOf(path, target);
  if (state === "foreign") throw new Error(`${path} is in the way: move it elsewhere, then start again`);
  if (allowLinks) {
    if (state === "link") return "link";
    if (state !== "absent") await removeLinkOrCopy(path, state);
    try {
      await mkdir(dirname(path), {recursive: true});
      const isWindows = process.platform === "win32";
      await symlink(isWindows ? target : relative(dirname(path), target), path, isWindows ? "junction" : "dir");
      return "link";
    } catch (error) {
      if (!["EPERM", "EACCES", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(error.code)) throw error;
    }
  } else if (state === "link" || state === "other-link") await removeLinkOrCopy(path, state);
  await copyFolder(target, path);
  await writeFile(join(path, marker), "This folder is a copy, kept in step by the set-up script. Edit the original.\n");
  return "copy";
}

async function stateOf(path, target) {
  const status = await lstat(path).catch(() => null);
  if (status === null) return "absent";
  if (status.isSymbolicLink()) {
    const leadsTo = await realpath(path).catch(async () => resolve(dirname(path), await readlink(path)));
    return leadsTo === (await realpath(target)) ? "link" : "other-link";
  }
  return existsSync(join(path, marker)) ? "copy" : "foreign";
}

// A link is removed as a link: what it leads to is never touched.
async function removeLinkOrCopy(path, state) {
  await rm(path, state === "copy" ? {recursive: true} : {});
}

async function copyFolder(from, to) {
  await mkdir(to, {recursive: true});
  const entries = await readdir(from, {withFileTypes: true});
  const names = new Set([marker, ...entries.map((entry) => entry.name)]);
  for (const old of await readdir(to)) if (!names.has(old)) await rm(join(to, old), {recursive: true});
  for (const entry of entries) {
    const [source, destination] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, destination);
    else if (!(await isSame(source, destination))) {
      const {atime, mtime} = await lstat(source);
      await copyFile(source, destination);
      await utimes(destination, atime, mtime);
    }
  }
}

async function isSame(source, destination) {
  const [a, b] = await Promise.all([lstat(source), lstat(destination).catch(() => null)]);
  if (b === null || a.size !== b.size) return false;
  if (Math.abs(a.mtimeMs - b.mtimeMs) < 1) return true;
  return (await readFile(source)).equals(await readFile(destination));
}
