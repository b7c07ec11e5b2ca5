import {spawn, spawnSync} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {createRandom} from "../../models/statistics/random.js";
import type {FullDisk} from "../helpers/full-disk-child.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const helper = (name: string): string => join(root, "test", "helpers", name);
const kills = process.env["SAMENHANG_SOAK"] ? 50 : 4;

/** A world of mounts of its own: what is mounted there, nobody else sees, and it goes with the process. */
const alone = process.getuid?.() === 0 ? ["-m"] : ["-r", "-m"];
const mayMount = spawnSync("unshare", [...alone, "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"]).status === 0;

function inOwnMounts(script: string, args: string[]): {status: number | null; stdout: string; stderr: string} {
  return spawnSync("unshare", [...alone, "sh", "-ec", script, ...args], {encoding: "utf8", cwd: root});
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "samenhang-disk-"));
});
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

describe.skipIf(!mayMount)("a disk of eight megabytes", () => {
  it("keeps the last good file on a full disk, and says so", {timeout: 120_000}, () => {
    const script = 'mount -t tmpfs -o size=8m none "$0"; exec "$1" --import tsx "$2" "$0"';
    const {stdout, stderr, status} = inOwnMounts(script, [folder, process.execPath, helper("full-disk-child.ts")]);
    expect([status, stderr]).toEqual([0, ""]);
    const {refused, changed, left, worksAgain} = JSON.parse(stdout) as FullDisk;
    expect(refused["data build"]).toMatchObject({
      kind: "disk-full",
      message: expect.stringContaining("last one still stands")
    });
    expect(refused["writeWhole"]).toMatchObject({kind: "cannot-write", message: "the disk is full; make room"});
    for (const command of ["model convert", "scenario new", "estimate panel.csv"])
      expect([command, refused[command]]).toEqual([
        command,
        {code: 1, kind: "", message: "error: the disk is full; make room"}
      ]);
    expect(changed).toEqual([]);
    expect(left).toEqual([]);
    expect(worksAgain).toBe(true);
  });
});

describe.skipIf(!mayMount)("a disk that is read-only", () => {
  it.each([
    ["data build", 'exec "$2" bin/samenhang.mjs data build --out .samenhang/other.duckdb'],
    ["site build", 'exec "$2" bin/samenhang.mjs site build'],
    ["serve", 'exec "$2" bin/samenhang.mjs serve --port 0'],
    ["new indicator", 'exec "$2" bin/samenhang.mjs new indicator proef-van-een-schijf']
  ])("is told by %s in a line or two, not as a defect", {timeout: 120_000}, (_, line) => {
    const script = `mount --bind "$1" "$0"; mount -o remount,ro,bind "$0"; cd "$0"; ${line}`;
    const {status, stderr} = inOwnMounts(script, [folder, root, process.execPath]);
    expect(stderr).toMatch(/error: .*(read-only|may not be written)/i);
    expect(stderr).not.toMatch(/defect|^\s+at /m);
    expect(status).toBe(1);
  });
});

describe("a file that is being written when the process is killed", () => {
  it(`is one version or the other, whole, ${kills} times`, {timeout: 30_000 * (kills + 1)}, async () => {
    const file = join(folder, "session.json");
    writeFileSync(file, "0".repeat(1_000_000));
    const random = createRandom(20200312);
    const seen = new Set<string>();
    for (let kill = 0; kill < kills; kill++) {
      const child = spawn(process.execPath, ["--import", "tsx", helper("write-child.ts"), file], {
        cwd: root,
        stdio: ["ignore", "pipe", "inherit"]
      });
      const ended = new Promise((resolve) => child.on("exit", resolve));
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await wait(200 * random.uniform());
      child.kill("SIGKILL");
      await ended;
      const text = readFileSync(file, "utf8");
      expect(text.length).toBe(1_000_000);
      expect(text).toBe((text[0] ?? "").repeat(1_000_000));
      seen.add(text[0] ?? "");
      // Beside it at most what the killed process was writing.
      expect(
        readdirSync(folder).filter((name) => name !== "session.json" && !/^session\.json\.\d+\.part$/.test(name))
      ).toEqual([]);
    }
    expect(seen.has("0")).toBe(false);
  });
});
