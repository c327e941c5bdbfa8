import { existsSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { fromRoot } from "../setup/paths.mjs";
import { FILMS } from "./film-list.mjs";
import { packFilm } from "./pack-film.mjs";
import { renderFilm, renderStill } from "./render-film.mjs";

/**
 * `node scripts/demo/render-demo.mjs [SLUG…]`: draws the films of the demo catalog, all or the given ones, and writes
 * them with their artwork to `demo`. Commit its output. Drawn frames stay in `.cache/demo`, since they take minutes: to
 * draw a scene again, delete its file there. It needs Chromium with Mesa, and FFmpeg.
 */
const OUT = fromRoot("demo");
const WORK = fromRoot(".cache", "demo");
const POSTER = { fileName: "poster.webp", width: 1000, height: 1500 };
const BACKDROP = { fileName: "fanart.webp", width: 1920, height: 1080 };

mkdirSync(WORK, { recursive: true });
const wanted = process.argv.slice(2);
for (const film of FILMS) {
  if (wanted.length > 0 && !wanted.includes(film.slug)) continue;
  const frames = path.join(WORK, `${film.slug}.mkv`);
  if (!existsSync(frames)) {
    await renderFilm(film, `${frames}.part.mkv`);
    renameSync(`${frames}.part.mkv`, frames);
  }
  packFilm(film, { frames, target: path.join(OUT, `${film.file}.mp4`), workFolder: WORK });
  const titleFolder = path.join(OUT, film.file.split("/")[0]);
  for (const [moment, { fileName, ...size }] of [
    [film.poster, POSTER],
    [film.backdrop, BACKDROP],
  ]) {
    if (moment) await renderStill(film, { ...moment, ...size }, path.join(titleFolder, fileName));
  }
  console.log(film.file);
}
