import { spawn } from "node:child_process";
import { once } from "node:events";
import { drawScene } from "./draw-scene.mjs";
import { FRAME_RATE, momentAt, momentsOf } from "./moments.mjs";

const [WIDTH, HEIGHT] = [1280, 720];

/** Draws every frame of a film into `target`, near enough to lossless that its encode can be tried again and again. */
export async function renderFilm(film, target) {
  const args = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "8", ...COLOURS, target];
  await pipeFrames({ film, width: WIDTH, height: HEIGHT, moments: momentsOf(film), args });
}

/** Draws one moment of a film at twice the size, and writes it as WebP. */
export async function renderStill(film, { seconds, view, width, height }, target) {
  const smaller = `scale=${width}:${height}:flags=lanczos`;
  const args = ["-frames:v", "1", "-c:v", "libwebp", "-quality", "86", target];
  const moments = [momentAt(film, seconds, view)];
  await pipeFrames({ film, width: width * 2, height: height * 2, moments, args, filters: [smaller] });
}

const COLOURS = ["-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709"];

async function pipeFrames({ film, width, height, moments, args, filters = [TO_BT709] }) {
  const raw = ["-f", "rawvideo", "-pix_fmt", "rgba", "-s", `${width}x${height}`, "-r", String(FRAME_RATE)];
  const turned = ["vflip", ...filters].join(",");
  const all = ["-v", "error", "-y", ...raw, "-i", "pipe:0", "-vf", turned, ...args];
  const ffmpeg = spawn("ffmpeg", all, { stdio: ["pipe", "inherit", "inherit"] });
  const ended = once(ffmpeg, "exit");
  const onFrame = async (pixels) => {
    if (!ffmpeg.stdin.write(pixels)) await once(ffmpeg.stdin, "drain");
  };
  await drawScene({ scene: film.scene, width, height, moments, onFrame });
  ffmpeg.stdin.end();
  const [exitCode] = await ended;
  if (exitCode !== 0) throw new Error(`ffmpeg ended with ${exitCode} for ${film.slug}.`);
}

const TO_BT709 = "scale=out_color_matrix=bt709:out_range=tv";
