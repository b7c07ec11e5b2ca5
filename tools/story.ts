import {processContext} from "../bin/command.js";
import {story} from "./story/command.js";

const context = processContext();
await story(process.argv.slice(2), context);
process.exitCode = context.exitCode;
