import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { EXIT, Refusal } from "./refusal.mjs";
import { findOnPath, isOnPath, runLogged } from "./run-program.mjs";
import { step } from "./step.mjs";

/** The tools that Matinee needs from the system, their Debian packages, and how to detect them. */
const TOOLS = {
  ffmpeg: { label: "FFmpeg", packages: ["ffmpeg"], isThere: hasFfmpeg },
  setpriv: { label: "setpriv", packages: ["util-linux"], isThere: () => isOnPath("setpriv") },
  chromium: {
    label: "Chromium",
    packages: ["chromium", "fonts-liberation"],
    isThere: () => chromiumPath() !== null,
    isSnapOnly: isUbuntu(),
  },
};

const OLDEST_FFMPEG = [5, 1];

/** Installs missing tools if we are root; otherwise stops (exit 3) with the one command to copy. */
export async function installSystemTools(names) {
  const missing = names.map((name) => TOOLS[name]).filter((tool) => !tool.isThere());
  if (missing.length === 0) return;
  if (missing.some((tool) => tool.isSnapOnly)) throw new Refusal(ONLY_A_SNAP, EXIT.missing);
  const labels = missing.map((tool) => tool.label).join(" and ");
  const packages = missing.flatMap((tool) => tool.packages);
  if (!canInstall()) throw new Refusal(howToInstall(labels, packages), EXIT.missing);
  await step(`Installing ${labels} (apt-get, a few minutes)`, () => aptInstall(packages));
  const still = missing.filter((tool) => !tool.isThere()).map((tool) => tool.label);
  if (still.length > 0)
    throw new Refusal(`apt-get brought no usable ${still.join(" and ")}. ${VERSIONS}`, EXIT.missing);
}

/** Chromium for the browser tests: CHROMIUM_PATH, or one of the system's names for it. */
export function chromiumPath() {
  return process.env.CHROMIUM_PATH || findOnPath("chromium", "chromium-browser", "google-chrome");
}

const VERSIONS = `Matinee needs FFmpeg ${OLDEST_FFMPEG.join(".")} or newer (Debian 12, Ubuntu 23.04 and later have it).`;

/** Ubuntu's package `chromium` only fetches a snap, which does not run in a container or for the tests. */
const ONLY_A_SNAP =
  "The browser tests need Chromium, which Ubuntu has as a snap only. Install Google Chrome instead, then start again:\n" +
  "  npx playwright install --with-deps chrome\n(or set CHROMIUM_PATH to a Chromium that plays H.264)";

function isUbuntu() {
  return existsSync("/etc/os-release") && /^ID=ubuntu$/m.test(readFileSync("/etc/os-release", "utf8"));
}

function canInstall() {
  return process.getuid?.() === 0 && isOnPath("apt-get");
}

function howToInstall(labels, packages) {
  const command = isOnPath("apt-get")
    ? `sudo apt-get update && sudo apt-get install -y ${packages.join(" ")}`
    : `(with your system's package manager) install ${packages.join(" ")}`;
  return `${labels} missing or too old. Run this, then start again:\n  ${command}`;
}

async function aptInstall(packages) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  // One unreachable source must not block the others.
  await runLogged("apt-get-update", ["apt-get", "update"], { env }).catch(() => undefined);
  await runLogged("apt-get-install", ["apt-get", "install", "-y", "--no-install-recommends", ...packages], {
    env,
  });
}

function hasFfmpeg() {
  const ffmpeg = process.env.MATINEE_FFMPEG_PATH || "ffmpeg";
  const ffprobe = process.env.MATINEE_FFPROBE_PATH || "ffprobe";
  return isNewEnough(versionOf(ffmpeg)) && versionOf(ffprobe) !== null;
}

/** `ffmpeg version 5.1.6-0+deb12u1` or, built from git, `ffmpeg version N-109…`, which is newer than all. */
function versionOf(program) {
  const { status, stdout } = spawnSync(program, ["-hide_banner", "-version"], { encoding: "utf8" });
  return status === 0 ? (/version n?(\S+)/.exec(stdout)?.[1] ?? "N") : null;
}

function isNewEnough(version) {
  if (version === null) return false;
  const numbers = /^(\d+)\.(\d+)/.exec(version);
  if (!numbers) return true;
  const [major, minor] = numbers.slice(1).map(Number);
  return major > OLDEST_FFMPEG[0] || (major === OLDEST_FFMPEG[0] && minor >= OLDEST_FFMPEG[1]);
}
