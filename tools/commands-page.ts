import {fileURLToPath} from "node:url";
import type {Command} from "commander";
import {processContext} from "../bin/command.js";
import {makeProgram} from "../bin/main.js";

const head = `---
title: Commands
---

# Commands

<!-- Made by \`npm run commands\` from the help of the commands themselves; a test compares. -->

The same capabilities as the site, for scripts. From the folder of the project: \`node bin/samenhang.mjs COMMAND\`. What
follows is what each command says of itself with \`--help\`.

- **Results stand on stdout**, progress and errors on stderr. With \`--json\` exactly one JSON document stands on stdout, an
  error as \`{error: {kind, message, where}}\`.
- **Exit codes**: 0 done; 1 something in your input, or a \`check\` that does not hold; 2 a defect of Samenhang; 3 a source or
  the network; 130 stopped by you.
- **Decimals**: a point, in files and in results. Files of publishers with a comma are read by their source card.
- Where a command draws at random it has a \`--seed\`; the same seed gives the same numbers.

More than the help says: \`data\` in [How to add a source](../how-to/source) and [The panel](../method/panel),
\`estimate\` in [Estimates](../method/estimate), \`correlate\` in [Correlations and lags](../method/correlation), \`model\` in
[How to make a system model](../how-to/system-model), \`scenario\` in [Scenarios](../method/scenario), \`session\` in
[How to lead a session](../how-to/session), \`edition\` in [How to make an edition](../how-to/edition), \`new notebook\` in
[How to add a notebook](../how-to/notebook). The other commands carry the name of their method page.

`;

const width = 96;

/** The reference page of all commands, from commander's own help: one heading a command, groups with theirs below them. */
export async function commandsPage(): Promise<string> {
  const program = await makeProgram({...processContext(), projectRoot: fileURLToPath(new URL("..", import.meta.url))});
  const commands = program.commands.flatMap((command) => sections(command, command.name(), 2));
  return `${head}${commands.join("\n")}`;
}

function sections(command: Command, name: string, depth: number): string[] {
  const title = `${"#".repeat(depth)} ${name}\n`;
  if (command.commands.length === 0) return [`${title}\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`];
  const below = command.commands.flatMap((each) => sections(each, `${name} ${each.name()}`, depth + 1));
  return [`${title}\n${sentence(command.description())}\n`, ...below];
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** What `--help` prints, with what stands after the options. */
function helpOf(command: Command): string {
  let text = "";
  command.configureHelp({helpWidth: width}).configureOutput({writeOut: (part) => void (text += part)});
  command.outputHelp();
  return text.trimEnd().replaceAll(/[ \t]+$/gm, "");
}
