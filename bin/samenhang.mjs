#!/usr/bin/env node
// The command. Registers tsx's loader, so that the TypeScript beside this file runs as it is, and hands over.
let register;
try {
  ({register} = await import("tsx/esm/api"));
} catch {
  process.stderr.write("error: the packages of this project are not installed\nrun: npm ci\n");
  process.exit(1);
}
register();
const {main} = await import("./main.ts");
const {processContext} = await import("./command.ts");
process.exitCode = await main(process.argv.slice(2), processContext());
