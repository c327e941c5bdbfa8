import { scratchDataDir, type RunningSite } from "#core/testing/running-site.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { objectsOf } from "#e2e/site-objects.ts";
import { siteCli } from "#e2e/site-cli.ts";
import { fillSignIn, signIn, visit } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

const OWNER = { email: "owner@example.test", password: "eight-lamps-eight-names" };
const GUEST = { email: "guest@example.test", password: "rain-on-the-roof-tonight" };

interface ListedVideo {
  readonly id: string;
  readonly state: string;
}

let site: RunningSite;

test.beforeAll(async () => {
  // The site is not set up yet, and its transcoder encodes first chunks alone.
  site = await startJourneySite({
    dataDir: scratchDataDir(),
    env: { MATINEE_TEST_HOLD: "after-first-chunk" },
  });
});

test.afterAll(() => site.remove());

test(
  "from the setup link to a film that resumes in another browser and is deleted without a trace",
  { tag: "@storage" },
  async ({ browser, expectConsole }) => {
    const clip = await filmClip({ name: "Slack Water", seconds: 24, width: 640, height: 360 });
    // A request for a segment that the held transcoder does not encode gets this answer after 8 s, and is repeated.
    expectConsole(/status of 503/);
    const open = async () => (await browser.newContext({ baseURL: site.url })).newPage();
    const page = await open();
    const player = new PlayerPage(page);
    const video = async () => {
      const [only] = await siteCli<ListedVideo[]>(site.dataDir, ["videos"]);
      return only ?? { id: "", state: "none" };
    };

    await test.step("the setup link makes the first admin", async () => {
      const link = /https?:\/\/\S+\/setup\?code=\S+/.exec(site.output())?.[0] ?? "no setup link was printed";
      await visit(page, link);
      await fillSignIn(page, OWNER);
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page).toHaveURL(/\/admin\/upload/);
    });

    await test.step("a film is uploaded, and plays while only its first chunk exists", async () => {
      await page.getByLabel("Videos to upload").setInputFiles(clip);
      await page.getByRole("link", { name: "Watch", exact: true }).click({ timeout: 60_000 });
      await player.passes(3);
      await page.keyboard.press("k");
      await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
      expect((await video()).state).toBe("playable");
    });
    const leftAt = await player.currentTime();

    await test.step("another browser resumes within two seconds of the same position", async () => {
      const elsewhere = await open();
      await signIn(elsewhere, OWNER);
      await elsewhere.goto(new URL(page.url()).pathname);
      const there = new PlayerPage(elsewhere);
      await there.passes(0);
      expect(Math.abs((await there.currentTime()) - leftAt)).toBeLessThan(2);
      await elsewhere.context().close();
    });

    await test.step("a viewer cannot open the admin pages", async () => {
      await siteCli(
        site.dataDir,
        ["users", "add", GUEST.email, "--role", "viewer", "--password-stdin"],
        GUEST.password,
      );
      expectConsole(/status of 403/);
      const guest = await open();
      await signIn(guest, GUEST);
      for (const address of ["/admin", "/admin/upload", "/admin/users"]) {
        expect((await guest.goto(address))?.status(), address).toBe(403);
      }
    });

    await test.step("deleted, no object is left", async () => {
      await visit(page, "/");
      expect((await objectsOf(site)).length).toBeGreaterThan(0);
      await siteCli(site.dataDir, ["delete", (await video()).id, "--yes", "--now"]);
      expect(await objectsOf(site)).toEqual([]);
    });
  },
);
