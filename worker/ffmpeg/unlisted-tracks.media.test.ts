import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messageOf } from "#core/messages/message.ts";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, videoSource, say, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";
import { probeSource } from "#worker/ffmpeg/probe/probe-source.ts";
import { fileSource } from "#worker/source-reader/media-source.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const film = [...videoSource("64x48", "10", 2), ...tone(2)];
const both = ["-map", "0", "-map", "1"];
const codecs = ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"];
const attached = (name: string, type: string) => [
  ...["-attach", `${scratch.path}/${name}`, "-metadata:s:t", `mimetype=${type}`],
];

describe("a track of a kind that is not taken", () => {
  it.each([
    { name: "a cover", file: "gif.mkv", beside: () => attached("cover.gif", "image/gif"), audioTracks: 1 },
    {
      name: "two audio tracks",
      file: "sounds.mkv",
      beside: () => [...["-map", "1", "-map", "1"], ...UNKNOWN],
      audioTracks: 1,
    },
  ])("$name, is left out", async ({ file, beside, audioTracks }) => {
    await makeClip(`${scratch.path}/cover.gif`, ...videoSource("32x48", "1", 1));
    const source = await makeClip(`${scratch.path}/${file}`, ...film, ...both, ...codecs, ...beside());
    const clip = await encodeClip(source, (await scratchFolder(scratch.path)).path);
    expect(clip.plan.renditions.map(({ renditionName }) => renditionName)).toEqual(["v48"]);
    expect(clip.plan.audio).toHaveLength(audioTracks);
    for (const renditionName of ["v48", "a0"])
      expect(
        await say("ffmpeg", "-v", "error", "-i", await joinRendition(clip, renditionName), "-f", "null", "-"),
      ).toBe("");
  });

  it("is refused for what it is where it is the film", async () => {
    const source = await makeClip(`${scratch.path}/only.mkv`, ...videoSource("64x48", "5", 1), "-c:v", "gif");
    expect(await probeSource(fileSource(source), { signal: new AbortController().signal })).toMatchObject({
      kind: "refused",
      reason: messageOf("media.unknownCodec"),
    });
  });
});

const UNKNOWN = ["-c:a:1", "adpcm_yamaha", "-c:a:2", "real_144", "-ar:a:2", "8000"];
