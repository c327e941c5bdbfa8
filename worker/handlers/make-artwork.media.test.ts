import { createReadStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addArtwork } from "#core/catalog/artwork/add-artwork.ts";
import { cancelArtwork, getArtworkState } from "#core/catalog/artwork/artwork-state.ts";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { imageKey } from "#core/storage/object-key.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { makeClip, say } from "#worker/ffmpeg/testing/make-clip.ts";
import { makeArtwork } from "#worker/handlers/make-artwork.ts";
import { workerContext } from "#worker/testing/worker-context.ts";

let site: TestContext;
const folder = tempFolder("artwork");
beforeAll(async () => void (site = await createTestContext()));
afterAll(() => site.drop());

/** A still image, written by FFmpeg: red above, blue below. */
async function imageFile(name: string, size: string, ...options: string[]): Promise<string> {
  const [width = 0, height = 0] = size.split("x").map(Number);
  const half = `${width}x${Math.ceil(height / 2)}`;
  const graph = `color=0xD61414:s=${half}[a];color=0x1414D6:s=${half}[b];[a][b]vstack,crop=${width}:${height}`;
  return makeClip(
    `${folder}/${name}`,
    ...["-f", "lavfi", "-i", graph, "-frames:v", "1", "-pix_fmt", "yuv420p"],
    ...options,
  );
}

async function give(target: Parameters<typeof addArtwork>[1], path: string) {
  const { artworkId } = await addArtwork(site.ctx, target, createReadStream(path));
  await makeArtwork(workerContext(site.ctx, { scratchRoot: folder }), artworkId);
  const [image] = await site.ctx.sql<
    {
      kind: string;
      widths: number[];
      width: number;
      height: number;
      lightness: number;
      placeholder: string;
    }[]
  >`select * from images where id = ${artworkId}`;
  return { artworkId, image, ...(await getArtworkState(site.ctx, artworkId)) };
}

async function storedKeys(imageId: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of site.ctx.store.list(`images/${imageId}/`)) keys.push(key);
  return keys.sort();
}

/** The colour of a pixel of a stored image, as a browser shows it. */
async function pixelOf(imageId: string, width: number, x: string, y: string): Promise<number[]> {
  const path = `${folder}/${imageId}-${width}.webp`;
  await writeFile(path, await site.ctx.store.readBytes(imageKey(imageId, width), 5_000_000));
  const graph = `scale=in_color_matrix=bt601:in_range=tv,format=gbrp,crop=1:1:${x}:${y},format=rgb24`;
  await say("ffmpeg", "-v", "error", "-y", "-i", path, "-vf", graph, "-f", "rawvideo", `${path}.rgb`);
  return [...(await readFile(`${path}.rgb`))];
}

const isNear = (colour: number[], wanted: number[]): boolean =>
  wanted.every((value, channel) => Math.abs((colour[channel] ?? 0) - value) < 12);
const RED = [214, 20, 20];
const BLUE = [20, 20, 214];

describe("an image file", () => {
  it.each([
    ["poster.png", []],
    ["poster.jpg", ["-q:v", "2"]],
    ["poster.webp", ["-c:v", "libwebp"]],
    ["poster.avif", ["-c:v", "libaom-av1", "-still-picture", "1", "-cpu-used", "8", "-crf", "20"]],
  ])("%s becomes a poster in our widths, with its placeholder and lightness", async (name, options) => {
    const { titleId } = await insertMovie(site.ctx, name);
    const { artworkId, image, state } = await give(
      { kind: "poster", titleId },
      await imageFile(name, "900x1200", ...options),
    );
    expect(state).toBe("ready");
    // 3:4 is cropped to 2:3.
    expect(image).toMatchObject({ kind: "poster", widths: [160, 320, 480, 800], width: 800, height: 1200 });
    expect(image?.lightness).toBeGreaterThan(0.15);
    expect(image?.lightness).toBeLessThan(0.4);
    expect(image?.placeholder).toMatch(/^data:image\/webp;base64,/);
    expect(await storedKeys(artworkId)).toEqual(
      image?.widths.map((width) => imageKey(artworkId, width)).sort(),
    );
    const [title] = await site.ctx.sql`select poster_image_id from titles where id = ${titleId}`;
    expect(title?.poster_image_id).toBe(artworkId);
    expect(isNear(await pixelOf(artworkId, 320, "10", "10"), RED)).toBe(true);
    expect(isNear(await pixelOf(artworkId, 320, "10", "ih-10"), BLUE)).toBe(true);
  });

  it("is turned upright by its EXIF orientation", async () => {
    const { titleId } = await insertMovie(site.ctx, "Turned");
    const path = await imageFile("flat.jpg", "640x480", "-q:v", "2");
    await writeFile(path, withOrientation(await readFile(path), 6));
    const { artworkId, image } = await give({ kind: "poster", titleId }, path);
    expect(image).toMatchObject({ width: 426, height: 640 });
    // Turned clockwise, what was above is at the right.
    expect(isNear(await pixelOf(artworkId, 426, "iw-10", "300"), RED)).toBe(true);
    expect(isNear(await pixelOf(artworkId, 426, "10", "300"), BLUE)).toBe(true);
  });

  it("becomes the still of an episode, and can be chosen again", async () => {
    const { titleId, episodes } = await insertSeries(site.ctx, "Series", [["ready"]]);
    const playableId = episodes[0] ?? "";
    const { artworkId, image } = await give(
      { kind: "still", titleId, playableId },
      await imageFile("still.png", "1280x720"),
    );
    expect(image).toMatchObject({ kind: "still", widths: [320, 640, 1280] });
    const [episode] = await site.ctx.sql`select still_image_id from playables where id = ${playableId}`;
    expect(episode?.still_image_id).toBe(artworkId);
  });

  it("with transparency stands on black", async () => {
    const { titleId } = await insertMovie(site.ctx, "Clear");
    const path = await makeClip(
      `${folder}/clear.png`,
      ...["-f", "lavfi", "-i", "color=white@0.0:s=640x360,format=rgba", "-frames:v", "1"],
    );
    const { image } = await give({ kind: "backdrop", titleId }, path);
    expect(image?.lightness).toBeLessThan(0.02);
  });

  it("that was cancelled before a worker came leaves nothing", async () => {
    const { titleId } = await insertMovie(site.ctx, "Cancelled");
    const body = createReadStream(await imageFile("cancelled.png", "640x960"));
    const { artworkId } = await addArtwork(site.ctx, { kind: "poster", titleId }, body);
    expect(await cancelArtwork(site.ctx, artworkId)).toBe(true);
    await makeArtwork(workerContext(site.ctx, { scratchRoot: folder }), artworkId);
    expect(await storedKeys(artworkId)).toEqual([]);
    expect((await getArtworkState(site.ctx, artworkId)).state).toBe("cancelled");
  });

  it("does not replace one that was given later, and decoded first", async () => {
    const { titleId } = await insertMovie(site.ctx, "Overtaken");
    const path = await imageFile("overtaken.png", "640x960");
    const first = await addArtwork(site.ctx, { kind: "poster", titleId }, createReadStream(path));
    const { artworkId } = await give({ kind: "poster", titleId }, path);
    await makeArtwork(workerContext(site.ctx, { scratchRoot: folder }), first.artworkId);
    const [title] = await site.ctx.sql`select poster_image_id from titles where id = ${titleId}`;
    expect(title?.poster_image_id).toBe(artworkId);
  });
});

describe("a hostile image file", () => {
  const target = async () => ({
    kind: "poster" as const,
    titleId: (await insertMovie(site.ctx, "Hostile")).titleId,
  });
  const refused = async (bytes: Buffer, name: string) => {
    const path = `${folder}/${name}`;
    await writeFile(path, bytes);
    const { state, failure, image, artworkId } = await give(await target(), path);
    expect(image).toBeUndefined();
    expect(await storedKeys(artworkId)).toEqual([]);
    expect(state).toBe("failed");
    return failure?.key;
  };

  it("is not taken where its bytes are no JPEG, PNG, WebP or AVIF, whatever its name", async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    for (const bytes of [svg, Buffer.from("#EXTM3U\n/etc/passwd\n"), Buffer.from("GIF89a....")]) {
      await expect(addArtwork(site.ctx, await target(), Readable.from([bytes]))).rejects.toMatchObject({
        code: "media_refused",
        userMessage: { key: "catalog.imageFormat" },
      });
    }
  });

  it("is not taken past 20 MB, and leaves nothing in the store", async () => {
    const png = await readFile(await imageFile("large.png", "640x960"));
    const body = Readable.from([png, ...Array.from({ length: 21 }, () => Buffer.alloc(1_000_000))]);
    await expect(addArtwork(site.ctx, await target(), body)).rejects.toMatchObject({ code: "too_large" });
    const [row] = await site.ctx.sql`select count(*)::int as count from artworks where bytes > 20000000`;
    expect(row?.count).toBe(0);
  });

  it("with the header of a huge picture is refused before its pixels are decoded", async () => {
    const png = await readFile(await imageFile("bomb.png", "640x960"));
    png.writeUInt32BE(60_000, 16);
    png.writeUInt32BE(60_000, 20);
    // Its checksum is right, so that only the size speaks against it.
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    expect(await refused(png, "bomb.png")).toBe("catalog.imageUnreadable");
  });

  it("that ends too soon, or is noise behind a signature, is refused with our words", async () => {
    const png = await readFile(await imageFile("torn.png", "640x960"));
    const noise = Buffer.concat([png.subarray(0, 8), Buffer.alloc(5_000, 0x5a)]);
    const film = Buffer.from("\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1A\0\0\0\x10mdatnothing", "latin1");
    for (const [name, bytes] of Object.entries({ "noise.png": noise, "film.avif": film })) {
      expect(await refused(bytes, name)).toBe("catalog.imageUnreadable");
    }
  });

  it("that is too small to be shown is refused with its width", async () => {
    const path = await imageFile("small.png", "120x180");
    expect(await refused(await readFile(path), "small.png")).toBe("catalog.imageTooSmall");
  });
});

/** Adds an EXIF segment with only an orientation behind the start of a JPEG. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from("4d4d002a00000008000101120003000000010000000000000000", "hex");
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
