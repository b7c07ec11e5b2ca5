import {existsSync} from "node:fs";
import {delimiter, join} from "node:path";

// The shell without windows goes first: it draws the same at half the cost.
const names = [
  "chromium-headless-shell",
  "chrome-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge",
  "chrome"
];
const places = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"
  ],
  win32: [
    "Google\\Chrome\\Application\\chrome.exe",
    "Chromium\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe"
  ]
};

/**
 * Path of an installed Chromium or a browser built on it, or null. CHROMIUM goes first, then the usual names on PATH,
 * then the usual places of the system. `env` and `platform` default to those of this process.
 */
export function findChromium(env = process.env, platform = process.platform) {
  if (env.CHROMIUM) return existsSync(env.CHROMIUM) ? env.CHROMIUM : null;
  const suffix = platform === "win32" ? ".exe" : "";
  const onPath = (env.PATH ?? "")
    .split(delimiter)
    .filter((directory) => directory !== "")
    .flatMap((directory) => names.map((name) => join(directory, name + suffix)));
  const roots = platform === "win32" ? [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA] : [""];
  const inPlaces = roots
    .filter((root) => root !== undefined)
    .flatMap((root) => (places[platform] ?? []).map((place) => (root === "" ? place : join(root, place))));
  return [...onPath, ...inPlaces].find((file) => existsSync(file)) ?? null;
}
