import {createHash} from "node:crypto";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {readExpectations} from "../../models/system/expectations/read-expectations.js";
import {readSystem} from "../../models/system/read-system.js";

// The system models of data/systems for the pages about them: {models: [{id, system, sha256, expectations}]}, the default first.
const folder = join(process.cwd(), "data", "systems");
const suffix = ".system.json";
const standard = "standaardmodel";
const read = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, file), "utf8")) as unknown;

const files = await readdir(folder);
const ids = files
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length))
  .sort((a, b) => Number(!a.startsWith(standard)) - Number(!b.startsWith(standard)) || (a < b ? -1 : 1));
const models = await Promise.all(
  ids.map(async (id) => {
    const expected = `${id}.expectations.json`;
    return {
      id,
      system: readSystem(await read(id + suffix), id),
      // Of the file as it is: a session says by it on which version its figures rest.
      sha256: createHash("sha256")
        .update(await readFile(join(folder, id + suffix)))
        .digest("hex"),
      expectations: files.includes(expected) ? readExpectations(await read(expected), expected) : null
    };
  })
);
process.stdout.write(JSON.stringify({models}));
