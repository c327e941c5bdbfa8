import { describe, expect, it } from "vitest";
import { parseMediaPath } from "#app/media/media-path.ts";

const video = "0191b2c0-0000-7000-8000-000000000001";
const hash = "0123456789abcdef0123456789abcdef";
const at = (file: string) => `/v1.k.p.m/${video}/${hash}/${file}`;

describe("media paths", () => {
  it.each([
    ["all.m3u8", { kind: "master", which: "all" }],
    ["master.m3u8", { kind: "master", which: "complete" }],
    ["v360/index.m3u8", { kind: "playlist", renditionName: "v360" }],
    ["a0/init.mp4", { kind: "init", renditionName: "a0" }],
    ["v1080/00042.m4s", { kind: "segment", renditionName: "v1080", number: 42 }],
    ["storyboard.vtt", { kind: "storyboard" }],
    ["sb/00003.webp", { kind: "sprite", number: 3 }],
    ["subs/0.m3u8", { kind: "subtitlePlaylist", number: 0 }],
    ["subs/12.vtt", { kind: "subtitle", number: 12 }],
  ])("%s", (file, target) => {
    expect(parseMediaPath(at(file))).toEqual({ token: "v1.k.p.m", videoId: video, planHash: hash, target });
  });

  it.each([
    "",
    "/",
    at(""),
    at("v360/"),
    at("v360/1.m4s"),
    at("v360/000000.m4s"),
    at("v360/00000.mp4"),
    at("x360/00000.m4s"),
    at("source/00000.m4s"),
    at("../../../../etc/passwd"),
    at("v360/../../secret"),
    at("v360/%2e%2e/00000.m4s"),
    at("v360%2f00000.m4s"),
    at("v360/00000.m4s/.."),
    at("v360\\00000.m4s"),
    at("v360//00000.m4s"),
    at("v360/00000.m4s\u0000"),
    at("v360/00000.m4s\n"),
    at("sb/init.mp4"),
    at("subs/00.vtt"),
    at("subs/007.m3u8"),
    `/t/${video.toUpperCase()}/${hash}/all.m3u8`,
    `/t/../${hash}/all.m3u8`,
    `/t/${video}/../all.m3u8`,
    `/../${video}/${hash}/../all.m3u8`,
    `/${"t".repeat(601)}/${video}/${hash}/all.m3u8`,
    at("a".repeat(5_000)),
  ])("%j is none", (path) => {
    expect(parseMediaPath(path)).toBeNull();
  });
});
