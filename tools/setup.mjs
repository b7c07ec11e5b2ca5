// Makes a checkout ready to run: checks Node, installs packages that are missing, makes the links of docs/architecture.md,
// and with --chromium sees to a browser for the tests. Needs nothing but Node, and no network when all is in place.
import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {findChromium} from "./find-chromium.mjs";
import {makeLinks} from "./links.mjs";
import {missingPackages} from "./missing-packages.mjs";

const projectRoot = join(dirname(fileURLToPath(import.meta.url)), "..");

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(
    `Samenhang needs Node 20.19 or later; this is ${process.versions.node}.\nInstall a newer one: https://nodejs.org`
  );
}

function installPackages() {
  const missing = missingPackages(projectRoot);
  if (missing.length === 0) return;
  process.stderr.write(`installing packages (${missing.length} missing or of another version) …\n`);
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund"];
  const options = {cwd: projectRoot, stdio: ["ignore", "inherit", "inherit"]};
  // Under npm its own script is run with this Node; otherwise npm is looked up on PATH (a .cmd on Windows).
  const run =
    npm?.endsWith("npm-cli.js") === true
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync("npm", args, {...options, shell: process.platform === "win32"});
  if (run.status !== 0) stop("The packages could not be installed. Check the network, then run: npm ci");
  const still = missingPackages(projectRoot);
  if (still.length > 0) stop(`npm ci ran, but packages are missing: ${still.slice(0, 5).join(", ")}`);
}

function isDebianAsRoot() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    return /^ID(_LIKE)?=.*\b(debian)\b/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

const browserPackages = ["chromium-headless-shell", "chromium"];

function ensureChromium() {
  if (process.env.CHROMIUM && findChromium() === null) stop(`CHROMIUM names no file: ${process.env.CHROMIUM}`);
  if (findChromium() !== null) return;
  if (isDebianAsRoot()) {
    process.stderr.write("installing chromium …\n");
    const apt = (...args) =>
      spawnSync("apt-get", args, {
        stdio: ["ignore", "inherit", "inherit"],
        env: {...process.env, DEBIAN_FRONTEND: "noninteractive"}
      }).status === 0;
    const install = (name) => apt("install", "-y", "--no-install-recommends", name);
    // Older releases have no shell without windows.
    if (!browserPackages.some(install) && apt("update")) browserPackages.some(install);
    if (findChromium() !== null) return;
  }
  stop(
    "The browser tests need Chromium (or Chrome, or Edge), and none was found.\n" +
      "Install one (Debian, Ubuntu: apt install chromium; Fedora: dnf install chromium; macOS: brew install --cask chromium;\n" +
      "Windows: winget install Google.Chrome), or name it: CHROMIUM=/path/to/chromium npm test"
  );
}

checkNode();
installPackages();
try {
  await makeLinks(projectRoot, {allowLinks: !process.env.SAMENHANG_NO_SYMLINK});
} catch (error) {
  stop(error.message);
}
if (process.argv.includes("--chromium")) ensureChromium();
