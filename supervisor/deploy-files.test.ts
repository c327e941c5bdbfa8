import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { PROCESS_ROLES } from "#db/schema/processes.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const read = (...parts: string[]) => readFileSync(path.join(ROOT, ...parts), "utf8");

test.each(PROCESS_ROLES)("there is a bundle, an npm script and a compose service for %s", (role) => {
  expect(read("scripts", "setup", "make-build.mjs")).toMatch(new RegExp(`^  ${role}: "`, "m"));
  expect(read("package.json")).toContain(`"${role}": "node build/${role}.js"`);
  const service = new RegExp(
    `^  ${role}:\\n    <<: \\*matinee\\n    command: \\["node", "build/${role}\\.js"\\]$`,
    "m",
  );
  expect(read("docker-compose.yml")).toMatch(service);
});

test("compose starts again what ended, and nothing overrides that for a role", () => {
  const [common = "", services = ""] = read("docker-compose.yml").split("\nservices:\n");
  expect(common).toMatch(/^ {2}restart: unless-stopped$/m);
  for (const role of PROCESS_ROLES) {
    const service = services.split(`\n  ${role}:\n`)[1]?.split(/\n {2}\w+:\n/)[0];
    expect(service, role).toBeTruthy();
    expect(service, role).not.toMatch(/^ {4}restart:/m);
  }
});

test.each(PROCESS_ROLES)("a service file runs %s and starts it again, however it ended", (role) => {
  const unit = read("deploy", "systemd", `matinee-${role}.service`);
  expect(unit).toContain(`build/${role}.js\n`);
  expect(unit).toMatch(/^Restart=always$/m);
  expect(unit).toMatch(/^StartLimitIntervalSec=0$/m);
  expect(unit).not.toMatch(/^WatchdogSec=/m);
});
