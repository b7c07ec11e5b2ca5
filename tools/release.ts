import {createWriteStream} from "node:fs";
import {mkdir, readFile, rename} from "node:fs/promises";
import {join} from "node:path";
import {Zip, ZipDeflate, ZipPassThrough} from "fflate";
import {releaseReadme} from "./release-readme.js";
import {walk} from "./walk.js";

/** Dates in a zip start in 1980; a fixed one makes equal sites give equal files. */
const fixedDate = new Date(1980, 0, 1);

export interface ReleaseOptions {
  site: string;
  /** Where the zip is put. */
  directory: string;
  version: string;
}

/** Packs a built site for people who do not run Node: site/ and LEESMIJ.txt. Returns the path of the zip. */
export async function release({site, directory, version}: ReleaseOptions): Promise<string> {
  await mkdir(directory, {recursive: true});
  const path = join(directory, `samenhang-site-${version}.zip`);
  const temporary = `${path}.part`;
  const output = createWriteStream(temporary);
  const finished = new Promise<void>((resolve, reject) => {
    output.on("error", reject).on("finish", resolve);
  });
  const zip = new Zip((error, chunk, isLast) => {
    if (error) output.destroy(error);
    else output.write(chunk);
    if (isLast) output.end();
  });
  const add = (name: string, content: Uint8Array): void => {
    // Compressing again what is compressed only costs time.
    const entry = /\.(woff2|png|jpg|zip)$/.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, {level: 6});
    entry.mtime = fixedDate;
    zip.add(entry);
    entry.push(content, true);
  };
  add("LEESMIJ.txt", new TextEncoder().encode(releaseReadme(version)));
  for (const file of await walk(site)) add(`site/${file}`, await readFile(join(site, file)));
  zip.end();
  await finished;
  await rename(temporary, path);
  return path;
}
