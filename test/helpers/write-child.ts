import {writeWhole} from "../../bin/write-whole.js";

/** Writes one file over and over, each time of another digit, until it is killed: node … write-child.ts FILE. */
const [file = ""] = process.argv.slice(2);
for (let version = 1; ; version = (version % 9) + 1) {
  await writeWhole(file, String(version).repeat(1_000_000), file);
  if (version === 1) process.stdout.write("begun\n");
}
