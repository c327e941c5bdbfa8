import { expect, it } from "vitest";
import { type PlayableSession, type PlayerBackend } from "../player-types.ts";
import { PlayerEngine } from "./player-engine.ts";
import { renditionIn } from "./quality-control.ts";

const backend = { fetchToken: () => Promise.resolve(null) } as unknown as PlayerBackend;
const session = { resumeAtSeconds: 0, tokenExpiresAt: null, readiness: null } as unknown as PlayableSession;
const base = "https://films.test/media/v1.k.token.mac/video/plan";

it("knows the rendition of the sound that is listened to, not only of the first", () => {
  const engine = new PlayerEngine(session, null, backend);
  expect(engine.audioRendition()).toBeNull();
  const audioTracks = ["a0", "a1", "a12"].map((renditionName) => ({
    url: `${base}/${renditionName}/index.m3u8`,
  }));
  const listenTo = (audioTrack: number) => {
    engine.hls = { audioTracks, audioTrack } as unknown as typeof engine.hls;
    return engine.audioRendition();
  };
  expect([0, 1, 2, -1].map(listenTo)).toEqual(["a0", "a1", "a12", null]);
});

it("reads the rendition in an address", () => {
  expect(renditionIn(`${base}/v1080/index.m3u8`)).toBe("v1080");
  expect(renditionIn(`${base}/a0/00003.m4s?x=/v1/y`)).toBe("a0");
  expect(renditionIn(`${base}/all.m3u8`)).toBeNull();
  expect(renditionIn(undefined)).toBeNull();
});

it("starts where it is told, else where one stopped", () => {
  const stopped = { ...session, resumeAtSeconds: 70 };
  const starts = [42, 0, null].map((at) => new PlayerEngine(stopped, at, backend).startSeconds);
  expect(starts).toEqual([42, 0, 70]);
});
