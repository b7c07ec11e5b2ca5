import {readFile} from "node:fs/promises";
import type {Session} from "../../models/interpretation/format.js";
import {readSession} from "../../models/interpretation/read-session.js";

const file = new URL("../../data/sessions/helmond-2021.session.json", import.meta.url);

/** The text of the example session that comes with the project. */
export const exampleText = (): Promise<string> => readFile(file, "utf8");

/** The example session, read. */
export const exampleSession = async (): Promise<Session> => readSession(await exampleText(), "example");
