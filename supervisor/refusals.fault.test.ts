import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { expect, test } from "vitest";
import { scratchDataDir, startRefusedSite } from "#core/testing/running-site.ts";
import { boundByFileModes } from "#core/testing/other-rights.ts";
import { whoIsLeft } from "#core/testing/processes-of.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
test("a port in use is one clear line, and no process or file is left", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const dataDir = scratchDataDir();
  const { exitCode, output } = await startRefusedSite({ dataDir, env: { PORT: String(port) } });
  server.close();
  expect(exitCode).toBe(1);
  expect(output.trim()).toMatch(
    new RegExp(`^Port ${port} is taken by another program\\. Choose another one.*$`),
  );
  expect(await whoIsLeft(dataDir, [], 1)).toEqual([]);
});

test("wrong settings are listed together, with what to set", async () => {
  const env = { PORT: "seventy", LOG_LEVEL: "loud", DATABASE_URL: "mysql://house" };
  const { exitCode, output } = await startRefusedSite({ dataDir: scratchDataDir(), env });
  expect(exitCode).toBe(2);
  expect(output).toContain("These settings are wrong");
  for (const name of Object.keys(env)) expect(output).toContain(name);
  expect(output).not.toContain("    at ");
});

test("an address that is not this machine's is named", async () => {
  const { exitCode, output } = await startRefusedSite({
    dataDir: scratchDataDir(),
    env: { HOST: "192.0.2.254" },
  });
  expect(exitCode).toBe(2);
  expect(output).toContain("HOST=192.0.2.254 is no address of this machine");
});

test("a Postgres that does not answer is named without its password", async () => {
  const env = { DATABASE_URL: "postgres://matinee:hush-hush@127.0.0.1:9/matinee" };
  const { exitCode, output } = await startRefusedSite({ dataDir: scratchDataDir(), env });
  expect(exitCode).toBe(3);
  expect(output).toContain("The Postgres that DATABASE_URL names does not answer");
  expect(output).not.toContain("hush-hush");
});

test("a data folder that cannot be made is named", async () => {
  const { exitCode, output } = await startRefusedSite({ dataDir: "/dev/null/films" });
  expect(exitCode).toBe(1);
  expect(output.trim()).toMatch(
    /^The data folder \/dev\/null\/films cannot be made \(ENOTDIR\)\. Set MATINEE_DATA_DIR/,
  );
});

test("a data folder of another user's is named, with how to take it back; the command line says so too", () => {
  const folder = scratchDataDir();
  mkdirSync(path.join(folder, "run"), { mode: 0o000 });
  const [program = "", ...rights] = boundByFileModes();
  const run = (script: string, ...words: string[]) =>
    spawnSync(program, [...rights, process.execPath, `build/${script}`, ...words], {
      cwd: ROOT,
      encoding: "utf8",
      env: { ...process.env, BASE_URL: "", MATINEE_DATA_DIR: folder, PORT: "0", DATABASE_URL: "" },
    });
  const site = run("supervisor.js");
  expect(site.status).toBe(1);
  expect(site.stderr.trim()).toMatch(
    /^The data folder \S+ belongs to another user, as after a start with sudo .*sudo chown -R/,
  );
  const status = run("cli.js", "status");
  expect(status.status).toBe(6);
  expect(status.stderr.trim()).toMatch(
    /^The data folder \S+ belongs to another user\. Run this as that user/,
  );
});

test("a full disk is one clear line", () => {
  const folder = scratchDataDir();
  const mountAndStart = `mount -t tmpfs -o size=16m tmpfs "${folder}" && exec "${process.execPath}" build/supervisor.js`;
  const asOther = process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"];
  const result = spawnSync("unshare", [...asOther, "--mount", "sh", "-c", mountAndStart], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, BASE_URL: "", MATINEE_DATA_DIR: folder, PORT: "0", DATABASE_URL: "" },
  });
  const hint =
    "This test mounts a tmpfs: run it as root, or allow user namespaces (sysctl kernel.unprivileged_userns_clone=1).";
  expect(result.stderr, hint).not.toMatch(/unshare|mount:/);
  expect(result.status).toBe(1);
  expect(result.stderr.trim()).toMatch(
    /^The disk of .* is full: \d+ MB free, at least 256 MB needed\. Free some space/,
  );
});
