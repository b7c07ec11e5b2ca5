// Types, rules and layout of all code: three programs of one thread each, side by side. Fails when one of them does.
import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";

const programs = [
  ["typescript", "bin/tsc", "-p", "."],
  ["eslint", "bin/eslint.js", ".", "--max-warnings", "0"],
  ["prettier", "bin/prettier.cjs", "--check", "."]
];

const {resolve} = createRequire(import.meta.url);

/** Runs one program and shows what it says when it is done, so that no lines mix. True when it found nothing. */
function run([name, file, ...args]) {
  const script = join(dirname(resolve(`${name}/package.json`)), file);
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [script, ...args], {stdio: ["ignore", "pipe", "pipe"]});
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
    child.on("error", failed);
    child.on("close", (code) => {
      if (code !== 0) process.stderr.write(`${name} found:\n${Buffer.concat(said).toString()}\n`);
      done(code === 0);
    });
  });
}

const found = await Promise.all(programs.map(run));
if (found.includes(false)) process.exitCode = 1;
