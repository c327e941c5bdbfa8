import { describe, expect, it } from "vitest";
import { renderMaster, type MasterInput } from "#core/media/hls/playlist-master.ts";
import {
  playableSeconds,
  renderMediaPlaylist,
  renderSubtitlePlaylist,
} from "#core/media/hls/playlist-media.ts";
import { type Grid } from "#core/media/plan/segment-grid.ts";

const film: Grid = { frameRate: { num: 25, den: 1 }, totalFrames: 230, segmentFrames: 100, segmentCount: 3 };
const ntsc: Grid = {
  frameRate: { num: 24000, den: 1001 },
  totalFrames: 172_800,
  segmentFrames: 96,
  segmentCount: 1800,
};

describe("media playlists", () => {
  it("list every planned video segment with its exact duration", () => {
    expect(renderMediaPlaylist(film, "v360", null)).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MAP:URI="init.mp4"
#EXTINF:4.000000,
00000.m4s
#EXTINF:4.000000,
00001.m4s
#EXTINF:1.200000,
00002.m4s
#EXT-X-ENDLIST
`);
  });

  it("list audio on the grid of 1024 samples", () => {
    const lengths = [...renderMediaPlaylist(film, "a0", null).matchAll(/#EXTINF:([\d.]+),/g)].map(
      (m) => m[1],
    );
    // 4 s are 187.5 frames: 188, then 187, then the 57 that end after 9.2 s.
    expect(lengths).toEqual(["4.010667", "3.989333", "1.216000"]);
  });

  it("never let roundings add up", () => {
    const lengths = [...renderMediaPlaylist(ntsc, "v360", null).matchAll(/#EXTINF:([\d.]+),/g)];
    const sum = lengths.reduce((total, match) => total + Number(match[1]), 0);
    expect(lengths[0]?.[1]).toBe("4.004000");
    expect(sum).toBeCloseTo((172_800 * 1001) / 24000, 5);
  });

  it("get shorter where the file ends before its plan", () => {
    const text = renderMediaPlaylist(film, "v360", 2);
    expect(text).toContain("00001.m4s");
    expect(text).not.toContain("00002.m4s");
    expect(text).toMatch(/#EXT-X-ENDLIST\n$/);
    expect(playableSeconds(film, 2)).toBe(8);
    expect(playableSeconds(film, null)).toBeCloseTo(9.2);
    expect(playableSeconds(film, 0)).toBe(0);
  });

  it("name one WebVTT file for a subtitle", () => {
    expect(renderSubtitlePlaylist(9.2, "0.vtt")).toBe(
      "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:9\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXTINF:9.200000,\n0.vtt\n#EXT-X-ENDLIST\n",
    );
  });
});

const renditionPlan = (height: number, frameWidth: number, capKbps: number) => ({
  renditionName: `v${height}`,
  height,
  frameWidth,
  frameHeight: height,
  capKbps,
});
const rendition = (
  name: string,
  state: "encoding" | "complete" | "dropped",
  rates: [number, number] | null,
) => ({
  renditionName: name,
  state,
  codecs: "avc1.64001f",
  averageBitsPerSecond: rates?.[0] ?? null,
  peakBitsPerSecond: rates?.[1] ?? null,
});
const audio = (name: string, languageTag: string, isDefault: boolean) => ({
  renditionName: `a${name.length % 10}`,
  languageTag,
  name,
  channels: 2,
  isDefault,
  codecs: "mp4a.40.2",
  averageBitsPerSecond: 128_000,
  peakBitsPerSecond: 130_000,
});

const master: MasterInput = {
  plan: {
    renditions: [
      renditionPlan(360, 640, 800),
      renditionPlan(720, 1280, 2800),
      renditionPlan(1080, 1920, 5000),
    ],
    frameRate: { num: 24000, den: 1001 },
    audio: [],
  },
  renditions: [
    rendition("v360", "encoding", null),
    rendition("v720", "complete", [1_500_000, 2_100_000]),
    rendition("v1080", "encoding", null),
  ],
  audioTracks: [audio("English", "en", true)],
  subtitles: [],
};

describe("master playlists", () => {
  it("list every rendition in all.m3u8: entry first, capped estimates, measured rates of complete ones", () => {
    expect(renderMaster(master, "all")).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="English",LANGUAGE="en",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="a7/index.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=1010000,AVERAGE-BANDWIDTH=688000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=23.976,AUDIO="sound",CLOSED-CAPTIONS=NONE
v360/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=2230000,AVERAGE-BANDWIDTH=1628000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=23.976,AUDIO="sound",CLOSED-CAPTIONS=NONE
v720/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=5630000,AVERAGE-BANDWIDTH=3628000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1920x1080,FRAME-RATE=23.976,AUDIO="sound",CLOSED-CAPTIONS=NONE
v1080/index.m3u8
`);
  });

  const listed = (text: string) => [...text.matchAll(/^(v\d+)\/index/gm)].map((match) => match[1]);

  it("list the entry rendition and complete ones in master.m3u8, and dropped renditions in neither", () => {
    expect(listed(renderMaster(master, "complete"))).toEqual(["v360", "v720"]);
    const dropped = {
      ...master,
      renditions: [...master.renditions.slice(0, 2), rendition("v1080", "dropped", [1, 1])],
    };
    expect(listed(renderMaster(dropped, "all"))).toEqual(["v360", "v720"]);
    expect(listed(renderMaster(dropped, "complete"))).toEqual(["v360", "v720"]);
  });

  it("leave audio and subtitles out if there are none", () => {
    const text = renderMaster({ ...master, audioTracks: [] }, "all");
    expect(text).not.toContain("AUDIO");
    expect(text).not.toContain("SUBTITLES");
    expect(text).toContain('CODECS="avc1.64001f",');
  });

  it("keep names apart, quotes and line breaks out, and have one default", () => {
    const text = renderMaster(
      {
        ...master,
        audioTracks: [
          audio("Com\nmentary", "en", false),
          audio('The "Cut"', "und", false),
          audio("Deutsch", "de", true),
        ],
        subtitles: [0, 1].map((number) => ({
          number,
          languageTag: "de",
          name: "Deutsch",
          isForced: number === 1,
          isHearingImpaired: number === 0,
          isDefault: true,
        })),
      },
      "all",
    );
    expect(text.match(/TYPE=AUDIO.*DEFAULT=YES/g)).toHaveLength(1);
    expect(text).toContain('NAME="Com mentary",LANGUAGE="en",DEFAULT=NO');
    expect(text).toContain(`NAME="The 'Cut'",DEFAULT=NO`);
    expect(text).toContain(
      'NAME="Deutsch",LANGUAGE="de",DEFAULT=YES,AUTOSELECT=YES,FORCED=NO,CHARACTERISTICS=',
    );
    expect(text).toContain(
      'NAME="Deutsch (2)",LANGUAGE="de",DEFAULT=NO,AUTOSELECT=YES,FORCED=YES,URI="subs/1.m3u8"',
    );
    expect(text).toContain('SUBTITLES="subtitles",CLOSED-CAPTIONS=NONE');
  });
});
