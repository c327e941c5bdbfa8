import { copyFile, readFile, truncate, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withOutsideData } from "#core/media/testing/outside-data.ts";
import { probeArgs } from "#core/media/probe/probe-args.ts";
import { probeSource } from "#worker/ffmpeg/probe/probe-source.ts";
import { runFfprobe } from "#worker/ffmpeg/run/run-ffprobe.ts";
import { never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, videoSource, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";
import { fileSource, type MediaSource } from "#worker/source-reader/media-source.ts";
import { storedSource } from "#worker/source-reader/testing/stored-source.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
let film = "";
let server: Server;
let port = 0;
const asked: string[] = [];

beforeAll(async () => {
  scratch = await scratchFolder();
  film = `${scratch.path}/film.mp4`;
  await makeClip(film, ...videoSource("160x120", "25", 3), ...tone(3), "-c:v", "libx264", "-c:a", "aac");
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((callback) => void server.listen(0, "127.0.0.1", callback));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await scratch.remove();
});

/** Why a file of these contents is refused; fails if it is not. */
async function refusal(name: string, contents: Buffer | string): Promise<string> {
  const path = `${scratch.path}/${name}`;
  await writeFile(path, contents);
  return reasonFor(path);
}

/** Both ways of reading must refuse it for the same reason. */
async function reasonFor(path: string): Promise<string> {
  const reason = await refusalOf(path, fileSource(path));
  expect(await refusalOf(path, storedSource(path))).toBe(reason);
  return reason;
}

async function refusalOf(path: string, source: MediaSource): Promise<string> {
  const probed = await probeSource(source, { signal: never() });
  if (probed.kind === "media") throw new Error(`${path} was taken`);
  const reason = sentenceOf(probed.reason);
  expect(reason).toMatch(/^[A-Z].{15,}\.$/);
  expect(reason).not.toContain(scratch.path);
  expect(reason).not.toContain("127.0.0.1");
  return reason;
}

describe("files that are no film are refused with a reason", () => {
  it("an empty file", async () => {
    expect(await refusal("empty.mp4", "")).toBe("This file is empty.");
  });
  it("zeros", async () => {
    expect(await refusal("zeros.mp4", Buffer.alloc(300_000))).toMatch(/not a video/);
  });
  it("text under a film's name", async () => {
    expect(await refusal("text.mp4", "Dear diary,\n".repeat(500))).toMatch(/not a video/);
  });
  it("a program under a film's name", async () => {
    expect(
      await refusal("program.mkv", await readFile(process.execPath).then((all) => all.subarray(0, 400_000))),
    ).toMatch(/not a video/);
  });
  it("a film without its end, which has the index", async () => {
    const path = `${scratch.path}/no-end.mp4`;
    await copyFile(film, path);
    await truncate(path, 8000);
    expect(await reasonFor(path)).toMatch(/incomplete/);
  });
  it("a film whose frames are all zeros", async () => {
    const bytes = await readFile(film);
    const media = bytes.indexOf("mdat") + 4;
    bytes.fill(0, media, bytes.indexOf("moov") - 4);
    expect(await refusal("hollow.mp4", bytes)).toMatch(/video can't be read.* damaged/);
  });
  it("audio alone", async () => {
    const path = await makeClip(`${scratch.path}/sound.mp4`, ...tone(2), "-c:a", "aac");
    expect(await reasonFor(path)).toMatch(/audio but no video/);
  });
  it("audio with a cover", async () => {
    const cover = await makeClip(
      `${scratch.path}/cover.png`,
      ...videoSource("64x64", "1", 1),
      "-frames:v",
      "1",
    );
    const args = [...tone(2), "-i", cover, "-map", "0", "-map", "1", "-c:a", "aac", "-c:v", "copy"];
    const path = await makeClip(`${scratch.path}/song.m4a`, ...args, "-disposition:v:0", "attached_pic");
    expect(await reasonFor(path)).toMatch(/audio but no video/);
  });
  it.each(["h264", "hevc"])("bare video of %s, which have no times", async (format) => {
    const codec =
      format === "h264" ? ["-c:v", "libx264"] : ["-c:v", "libx265", "-x265-params", "log-level=none"];
    const path = await makeClip(
      `${scratch.path}/bare.mp4`,
      ...videoSource("64x48", "10", 1),
      ...codec,
      "-f",
      format,
    );
    expect(await reasonFor(path)).toMatch(/without timestamps/);
  });
  it("too many tracks", async () => {
    const audioSource = await makeClip(`${scratch.path}/sound.mkv`, ...tone(0.2), "-c:a", "pcm_s16le");
    const maps = Array.from({ length: 128 }, () => ["-map", "1:a"]).flat();
    const path = await makeClip(
      `${scratch.path}/tracks.mkv`,
      ...[...videoSource("64x48", "10", 1), "-i", audioSource, "-map", "0", ...maps, "-c:a", "copy"],
    );
    expect(await reasonFor(path)).toMatch(/more than 128 tracks/);
  });
  it("a video of too many pixels", async () => {
    const big = ["-f", "lavfi", "-i", "color=s=6000x6000:r=1:d=1", "-frames:v", "1", "-c:v", "png"];
    const path = await makeClip(`${scratch.path}/huge.mov`, ...big);
    expect(await reasonFor(path)).toMatch(/video/);
  });
});

describe("playlists under a film's name are not followed", () => {
  const segment = (): string => `http://127.0.0.1:${port}/inner.ts`;
  it.each([
    {
      name: "HLS",
      file: "hls.mp4",
      text: () => `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n${segment()}\n#EXT-X-ENDLIST\n`,
    },
    {
      name: "HLS of local files",
      file: "local.mp4",
      text: () => `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://${film}\n#EXT-X-ENDLIST\n`,
    },
    {
      name: "an HLS key",
      file: "key.ts",
      text: () =>
        `#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="${segment()}"\n#EXTINF:4,\n${film}\n#EXT-X-ENDLIST\n`,
    },
    { name: "a list to join", file: "concat.mkv", text: () => `ffconcat version 1.0\nfile '${film}'\n` },
    {
      name: "DASH",
      file: "dash.mp4",
      text: () =>
        `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT4S"><Period><AdaptationSet><Representation id="0" mimeType="video/mp4" codecs="avc1" bandwidth="1"><BaseURL>${segment()}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    },
    {
      name: "a session description",
      file: "sdp.mp4",
      text: () =>
        `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video ${port} RTP/AVP 96\n`,
    },
    { name: "subtitles", file: "captions.mp4", text: () => "WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n" },
  ])("$name", async ({ file, text }) => {
    asked.length = 0;
    expect(await refusal(file, text())).toMatch(/not a video/);
    expect(asked).toEqual([]);
  });

  it("QuickTime whose frames are in another file", async () => {
    const bytes = await readFile(film);
    expect(await refusal("outside.mov", withOutsideData(bytes, film))).toMatch(/in another file/);
  });

  it("QuickTime whose frames are at another address", async () => {
    asked.length = 0;
    const bytes = withOutsideData(await readFile(film), segment());
    expect(await refusal("elsewhere.mov", bytes)).toMatch(/in another file/);
    expect(asked).toEqual([]);
  });

  it("a reader's address that redirects, which ours never does", async () => {
    const target = segment();
    const redirecting = createServer((_request, response) =>
      response.writeHead(302, { location: target }).end(),
    );
    await new Promise<void>((callback) => void redirecting.listen(0, "127.0.0.1", callback));
    asked.length = 0;
    const url = `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}/source`;
    const args = probeArgs({ kind: "loopback", url });
    await expect(runFfprobe({ args, signal: never() })).rejects.toMatchObject({ kind: "unreadable" });
    expect(asked).toEqual([]);
    redirecting.close();
  });
});
