import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readSystem} from "../../../models/system/read-system.js";
import {writeXmile} from "../../../models/system/xmile/write-xmile.js";
import {readForeign} from "./foreign-model.js";

const file = join(process.cwd(), "data", "systems", "wachtlijst.system.json");
const system = readSystem(JSON.parse(readFileSync(file, "utf8")), file);

describe("readForeign", () => {
  it("takes back a model of this program from XMILE as it was", () => {
    const reading = readForeign({text: writeXmile(system).text, name: "wachtlijst.xmile"});
    expect("system" in reading && reading.system).toEqual(system);
  });

  it("says in Dutch what it cannot read, and executes nothing", () => {
    const hostile = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><xmile>&a;</xmile>`;
    for (const [text, name] of [
      ["geen xml", "a.xmile"],
      [hostile, "b.stmx"],
      ["x = ~~|", "c.mdl"]
    ] as const) {
      const reading = readForeign({text, name});
      expect("message" in reading && reading.message).toMatch(/^(Dit bestand|In dit bestand) /);
    }
    for (const text of [hostile, `<xmile>${"<a>".repeat(1000)}`]) {
      const reading = readForeign({text, name: "x.xmile"});
      expect("message" in reading && reading.message).toMatch(/kwaad kunnen/);
    }
  });
});
