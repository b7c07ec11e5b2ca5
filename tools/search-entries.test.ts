import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {docEntries} from "./search-entries.js";

it("finds a page of documentation by its title, headings and first paragraph, and tells its language", async () => {
  const folder = await mkdtemp(join(tmpdir(), "samenhang-docs-"));
  try {
    await mkdir(join(folder, "method"));
    const text =
      "---\ntitle: X\n---\n# Shift-share\n\nWhat a `mix` says.\n\nMore.\n\n```sh\n# no heading\n```\n\n## Érrors\n";
    await writeFile(join(folder, "method/shift-share.md"), text);
    expect(await docEntries(folder)).toEqual([
      {path: "/docs/method/shift-share", title: "Shift-share (Engels)", text: "Errors What a mix says", keywords: ""}
    ]);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
});
