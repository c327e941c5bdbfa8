import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withOutsideData } from "#core/media/testing/outside-data.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { MP4_BEGINNING, askForUpload, uploadFile } from "#core/testing/guest-upload.ts";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { enterSite, type SiteGuest } from "#core/testing/site-guest.ts";
import { startSite, type RunningSite } from "#core/testing/running-site.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { type VideoDetail } from "#core/videos/types.ts";

/** Bad files, sent to a running site and read from its disk. How FFmpeg handles each: hostile.media.test.ts. */
const ADMIN = { email: "admin@example.test", password: "a password for tests" };
let site: RunningSite;
let guest: SiteGuest;
let folder: string;
let film: Buffer<ArrayBuffer>;
let bait: Server;
const baitTaken: string[] = [];
const finished: string[] = [];

beforeAll(async () => {
  folder = tempFolder("hostile");
  const env = { MATINEE_ADMIN_EMAIL: ADMIN.email, MATINEE_ADMIN_PASSWORD: ADMIN.password };
  site = await startSite({ env });
  guest = await enterSite(site.url, ADMIN);
  film = makeFilm("film.mp4");
  bait = createServer((request, response) => {
    baitTaken.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((resolve) => void bait.listen(0, "127.0.0.1", resolve));
}, 120_000);
afterAll(async () => {
  bait.close();
  await site.remove();
});

afterEach(async () => {
  const shown = () => [...guest.seen, site.output()];
  expect(await complaintsOf({ ...site, shown, finished: () => finished })).toEqual([]);
  expect(baitTaken).toEqual([]);
});

function makeFilm(name: string, ...args: string[]): Buffer<ArrayBuffer> {
  const file = path.join(folder, name);
  const source = ["-f", "lavfi", "-i", "testsrc2=s=160x120:r=25:d=2"];
  execFileSync("ffmpeg", ["-v", "error", "-y", ...source, "-c:v", "libx264", ...args, file]);
  return readFileSync(file);
}

const baitUrl = () => `http://127.0.0.1:${(bait.address() as AddressInfo).port}/inner.ts`;
const hls = (inner: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n${inner}\n#EXT-X-ENDLIST\n`;
const text = (words: string): Buffer<ArrayBuffer> => Buffer.from(words);

/** Sends a file whose first bytes are accepted, and waits for the result of the probe. */
async function outcomeOf(name: string, bytes: Buffer<ArrayBuffer>): Promise<string | null> {
  const { videoId } = await uploadFile(guest, { name, bytes, pretendedBeginning: MP4_BEGINNING });
  finished.push(videoId);
  await expect
    .poll(async () => (await lookAt(videoId))?.state, { timeout: 30_000, interval: 200, message: name })
    .toBe("failed");
  const reason = (await lookAt(videoId))?.reason;
  return reason ? sentenceOf(reason) : null;
}

async function lookAt(videoId: string): Promise<VideoDetail | null> {
  const { data } = await guest.query<{ items: readonly VideoDetail[] }>("videos.mine", { limit: 100 });
  return data?.items.find(({ id }) => id === videoId) ?? null;
}

it("a file that begins like no film is refused before a part is sent", async () => {
  const files: [name: string, bytes: Buffer<ArrayBuffer>, reason: RegExp][] = [
    ["text", text("Dear diary,\n".repeat(500)), /text.*MP4/],
    ["zeros", Buffer.alloc(300_000), /zeros.*MP4/],
    ["an image", text("\x89PNG\r\n"), /.*MP4/],
    ["a playlist", text(hls(baitUrl())), /playlist.*MP4/],
  ];
  for (const [name, bytes, reason] of files) {
    const { status, message } = await askForUpload(guest, { name: `${name}.mp4`, bytes });
    expect(status, name).toBe(422);
    expect(message, name).toMatch(reason);
  }
  const empty = await askForUpload(guest, { name: "empty.mp4", bytes: Buffer.alloc(0) });
  expect(empty.status).toBe(400);
});

it("a file that got in by a lie is refused by the probe, and the reason is told", async () => {
  const files: [name: string, bytes: Buffer<ArrayBuffer>, reason: RegExp][] = [
    ["zeros", Buffer.alloc(300_000), /not a video/],
    ["text", text("Dear diary,\n".repeat(500)), /not a video/],
    ["a playlist of addresses", text(hls(baitUrl())), /not a video/],
    ["a playlist of files of the site", text(hls("file:///etc/passwd")), /not a video/],
    ["a list to join", text("ffconcat version 1.0\nfile '/etc/passwd'\n"), /not a video/],
    ["a film without its end", film.subarray(0, 2000), /incomplete/],
    ["images in another file", withOutsideData(film, "/etc/passwd"), /in another file/],
  ];
  await Promise.all(
    files.map(async ([name, bytes, reason]) => {
      expect(await outcomeOf(`${name}.mp4`, bytes), name).toMatch(reason);
    }),
  );
});

describe("files that lie on the disk", () => {
  it("are refused one by one, and a playlist among them is not followed", async () => {
    writeFileSync(path.join(folder, "playlist.mp4"), hls(baitUrl()));
    writeFileSync(path.join(folder, "local.mp4"), hls(path.join(folder, "film.mp4")));
    writeFileSync(path.join(folder, "empty.mp4"), "");
    writeFileSync(path.join(folder, "outside.mov"), withOutsideData(film, "/etc/passwd"));
    const names = ["playlist.mp4", "local.mp4", "empty.mp4", "outside.mov"];
    const words = names.map((name) => path.join(folder, name));
    const run = await site.matinee("import", ...words, "--wait", "--json");
    expect(run.exitCode).toBe(5);
    const lines = run.lines<{ path: string; status: string; reason: string | null }>();
    expect(lines.map(({ status }) => status)).toEqual(names.map(() => "refused"));
    for (const { reason } of lines) expect(reason).toMatch(/\w+ .*\./);
  });

  it("play if they are films, despite their names", async () => {
    makeFilm("real.mkv");
    const mislabelled = path.join(folder, "matroska.mp4");
    writeFileSync(mislabelled, readFileSync(path.join(folder, "real.mkv")));
    const run = await site.matinee("import", mislabelled, "--wait", "--json");
    expect(run, run.stderr).toMatchObject({ exitCode: 0 });
    expect(run.json()).toMatchObject({ status: "imported" });
  });
});
