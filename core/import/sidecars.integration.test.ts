import { symlink } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { type ImportOptions } from "#core/import/import-run.ts";
import { importAll, matroska, putFile } from "#core/import/testing/import-folder.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";

let ctx: CoreContext;
let folder: string;
emptyContextForEach((empty) => {
  ctx = empty;
  folder = tempFolder("sidecars");
});

let fileCount = 0;
/** Each file differs: one of the same content is the same film, and the same subtitles. */
const put = (name: string, bytes = contentOf(name)) => putFile(folder, name, bytes);
function contentOf(name: string): Buffer {
  fileCount += 1;
  if (!name.endsWith(".mkv")) return Buffer.from(`1\n00:00:00,000 --> 00:00:01,000\nText ${fileCount}\n`);
  return matroska(2000 + fileCount);
}
async function run(options: Partial<ImportOptions> = {}): Promise<string[]> {
  const results = await importAll(ctx, { paths: [folder], ...options });
  return results.map(({ path: file, status, reason }) =>
    [status, path.relative(folder, file), reason].filter(Boolean).join(" "),
  );
}
const rows = () => ctx.sql<{ film: string; file: string; tag: string; name: string; state: string }[]>`
  select v.source_file_name as film, s.file_name as file, s.language_tag as tag, s.name, s.state
  from subtitles s join videos v on v.id = s.video_id order by 1, 2`;

test("subtitles beside a film and in its folder come in with it", async () => {
  await put("Film (1995)/Film (1995).mkv");
  await put("Film (1995)/Film (1995).en.srt");
  await put("Film (1995)/Film (1995).en.forced.srt");
  await put(
    "Film (1995)/Film (1995).de.sdh.ass",
    Buffer.from("[Script Info]\n\n[Events]\nDialogue: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,Hallo\n"),
  );
  await put("Film (1995)/Subs/2_French.srt");
  await put("Film (1995)/Film (1995)-trailer.mkv");
  expect(await run()).toEqual([
    "imported Film (1995)/Film (1995).mkv",
    "imported Film (1995)/Film (1995).de.sdh.ass Subtitles: Deutsch (SDH).",
    "imported Film (1995)/Film (1995).en.forced.srt Subtitles: English (forced).",
    "imported Film (1995)/Film (1995).en.srt Subtitles: English.",
    "imported Film (1995)/Subs/2_French.srt Subtitles: français.",
    "imported Film (1995)/Film (1995)-trailer.mkv",
  ]);
  expect(await rows()).toMatchObject([
    { film: "Film (1995).mkv", file: "2_French.srt", tag: "fr", state: "waiting" },
    { file: "Film (1995).de.sdh.ass", tag: "de", name: "Deutsch (SDH)" },
    { file: "Film (1995).en.forced.srt", tag: "en", name: "English (forced)" },
    { file: "Film (1995).en.srt", tag: "en", name: "English" },
  ]);
});

test("each episode of a folder has its own, and a second import adds only new ones", async () => {
  await put("Dark/Season 1/Dark.S01E01.mkv");
  await put("Dark/Season 1/Dark.S01E02.mkv");
  await put("Dark/Season 1/Dark.S01E01.en.srt");
  await put("Dark/Season 1/Subs/Dark.S01E02/3_English.srt");
  await put("Dark/Season 1/notes.srt");
  await run();
  expect((await rows()).map(({ film, file }) => [film, file])).toEqual([
    ["Dark.S01E01.mkv", "Dark.S01E01.en.srt"],
    ["Dark.S01E02.mkv", "3_English.srt"],
  ]);
  await put("Dark/Season 1/Dark.S01E02.fr.srt");
  expect((await run()).filter((line) => line.includes(".srt"))).toEqual([
    "skipped Dark/Season 1/Dark.S01E01.en.srt These subtitles are there already.",
    "imported Dark/Season 1/Dark.S01E02.fr.srt Subtitles: français.",
    "skipped Dark/Season 1/Subs/Dark.S01E02/3_English.srt These subtitles are there already.",
    "skipped Dark/Season 1/notes.srt These are subtitles, and no imported film has their name.",
  ]);
  expect(await rows()).toHaveLength(3);
});

test("a film that is named alone brings its subtitles, and a dry run writes none", async () => {
  await put("Film.mkv");
  await put("Film.en.srt");
  const paths = [path.join(folder, "Film.mkv")];
  expect(await run({ paths, dryRun: true })).toEqual([
    "imported Film.mkv A dry run: nothing was written.",
    "imported Film.en.srt Subtitles: English. A dry run: nothing was written.",
  ]);
  expect(await rows()).toEqual([]);
  await run({ paths });
  expect(await rows()).toHaveLength(1);
});

test("a file that is no subtitle file is refused with its reason, and the film is imported", async () => {
  await put("Film.mkv");
  await put("Film.en.srt", Buffer.from("<html>404</html>"));
  await put("Film.fr.srt", Buffer.alloc(10_000_001, "a"));
  await symlink("/nowhere", path.join(folder, "Film.de.srt"));
  const lines = await run();
  expect(lines).toContain("imported Film.mkv");
  expect(lines).toContain("refused Film.de.srt This file can't be read. Check its permissions.");
  expect(lines.filter((line) => line.startsWith("refused"))).toHaveLength(3);
  expect(await rows()).toEqual([]);
});
