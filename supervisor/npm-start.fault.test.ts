import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { asPlainUser } from "#core/testing/other-rights.ts";
import { processesOf, whoIsLeft } from "#core/testing/processes-of.ts";
import { scratchDataDir } from "#core/testing/running-site.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
test("a SIGKILL of npm itself leaves nothing behind", async () => {
  const dataDir = scratchDataDir();
  const npm = spawn("npm", ["start"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      BASE_URL: "",
      MATINEE_DATA_DIR: dataDir,
      PORT: "0",
      HOST: "127.0.0.1",
      DATABASE_URL: "",
    },
  });
  let output = "";
  npm.stdout.on("data", (part) => (output += String(part)));
  await expect
    .poll(() => output, { timeout: 120_000, interval: 100 })
    .toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/m);
  const before = processesOf(dataDir);
  npm.kill("SIGKILL");
  expect(await whoIsLeft(dataDir, before, 10)).toEqual([]);
});

test("an old Node is told what it lacks", () => {
  const pretend = `Object.defineProperty(process.versions, "node", { value: "18.20.0" })`;
  const result = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${pretend}`, "scripts/start.mjs"],
    {
      cwd: ROOT,
      encoding: "utf8",
    },
  );
  expect(result.status).toBe(3);
  expect(result.stderr).toMatch(
    /^Matinee needs Node 20\.19 or newer, this is 18\.20\.0\. Get one from \S+\n$/,
  );
});

test("as root, what is missing is installed", () => {
  const folder = scratchDataDir();
  const bin = path.join(folder, "bin");
  mkdirSync(bin);
  for (const program of ["sh", "setpriv", "ln", "env"])
    symlinkSync(`/usr/bin/${program}`, path.join(bin, program));
  const log = path.join(folder, "apt.log");
  const apt = `#!/bin/sh\necho "$@" >> ${log}\n[ "$1" = update ] || ln -s /usr/bin/ffmpeg /usr/bin/ffprobe ${bin}/\n`;
  writeFileSync(path.join(bin, "apt-get"), apt, { mode: 0o755 });
  const script = `import("./scripts/setup/system-tools.mjs").then((tools) => tools.installSystemTools(["ffmpeg"]))`;
  const becomeRoot = process.getuid?.() === 0 ? ["env"] : ["unshare", "--user", "--map-root-user"];
  const [program = "", ...args] = [...becomeRoot, process.execPath, "-e", script];
  const result = spawnSync(`/usr/bin/${program}`, args, {
    cwd: ROOT,
    encoding: "utf8",
    env: { PATH: bin, NODE_ENV: "production" },
  });
  expect(result.stderr).toBe("");
  expect(result.stdout).toMatch(/^ {2}Installing FFmpeg \(apt-get, a few minutes\) … [\d.]+ s\n$/);
  expect(readFileSync(log, "utf8")).toBe("update\ninstall -y --no-install-recommends ffmpeg\n");
});

test("without rights to install FFmpeg, the one command to copy is printed", () => {
  const programs = scratchDataDir();
  mkdirSync(path.join(programs, "bin"));
  for (const program of ["sh", "setpriv"])
    symlinkSync(`/usr/bin/${program}`, path.join(programs, "bin", program));
  symlinkSync(process.execPath, path.join(programs, "bin", "node"));
  symlinkSync("/bin/true", path.join(programs, "bin", "apt-get"));
  const [program = "", ...rights] = asPlainUser();
  const result = spawnSync(program, [...rights, process.execPath, "scripts/start.mjs"], {
    cwd: ROOT,
    encoding: "utf8",
    env: { PATH: path.join(programs, "bin"), NODE_ENV: "production" },
  });
  expect(result.status).toBe(3);
  expect(result.stderr).toContain("sudo apt-get update && sudo apt-get install -y ffmpeg");
});
