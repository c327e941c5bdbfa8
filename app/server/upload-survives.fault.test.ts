import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { MP4_BEGINNING, beginUpload } from "#core/testing/guest-upload.ts";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { enterSite, type SiteGuest } from "#core/testing/site-guest.ts";
import { startSite, type RunningSite } from "#core/testing/running-site.ts";

const ADMIN = { email: "admin@example.test", password: "a password for tests" };
const MIB = 2 ** 20;
const bytes = Buffer.concat([MP4_BEGINNING, Buffer.alloc(17 * MIB - MP4_BEGINNING.length, 7)]);
const file = { name: "film.mp4", bytes };

let site: RunningSite;
let guest: SiteGuest;
const finished: string[] = [];

beforeAll(async () => {
  const env = { MATINEE_ADMIN_EMAIL: ADMIN.email, MATINEE_ADMIN_PASSWORD: ADMIN.password };
  site = await startSite({ env });
  guest = await enterSite(site.url, ADMIN);
}, 120_000);
afterAll(() => site.remove(), 30_000);
afterEach(async () => {
  const shown = () => [...guest.seen, site.output()];
  expect(await complaintsOf({ ...site, shown, finished: () => finished })).toEqual([]);
});

function webPid(): number {
  const web = site.instance().processes.find((one) => one.role === "web");
  if (!web) throw new Error("the web does not run");
  return web.pid;
}

async function untilHealthyAgain(killedPid: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const healthy = await fetch(`${site.url}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy && webPid() !== killedPid) return;
    await sleep(100);
  }
  throw new Error("the web did not come back within 20 s");
}

it("goes on after the web was killed in the middle of a part, and sends only what is missing", async () => {
  const upload = await beginUpload(guest, file);
  await upload.send(2);
  const half = await upload.sendHalf(1);
  const pid = webPid();
  process.kill(pid, "SIGKILL");
  half.destroy();
  await untilHealthyAgain(pid);
  const again = await beginUpload(guest, file);
  expect(again.status).toMatchObject({ id: upload.status.id, storedParts: [2] });
  for (const missing of [1, 3]) expect((await again.send(missing)).status).toBe(200);
  const [first, second] = [await again.complete(), await again.complete()];
  expect(first.data?.videoId).toBeDefined();
  expect(second.data).toEqual(first.data);
  finished.push(first.data?.videoId ?? "");
}, 60_000);
