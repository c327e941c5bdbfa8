import { type Film } from "#cli/seed/make-film.ts";
import { insertChunks } from "#core/encoding/chunks/chunk-states.ts";
import { type Transaction } from "#db/client.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { images } from "#db/schema/images.ts";
import { plans } from "#db/schema/plans.ts";
import { playables } from "#db/schema/playables.ts";
import { renditions } from "#db/schema/renditions.ts";
import { seasons } from "#db/schema/seasons.ts";
import { segments } from "#db/schema/segments.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** All rows that the seed writes into the catalog, collected first and inserted table by table. */
export interface SeedRows {
  readonly titles: (typeof titles.$inferInsert)[];
  readonly seasons: (typeof seasons.$inferInsert)[];
  readonly playables: (typeof playables.$inferInsert)[];
  readonly versions: (typeof versions.$inferInsert)[];
  readonly videos: (typeof videos.$inferInsert)[];
  readonly images: (typeof images.$inferInsert)[];
  readonly subtitles: (typeof subtitles.$inferInsert)[];
  readonly films: Film[];
  readonly objects: Map<string, Buffer>;
}

/** An empty set of rows. */
export const noRows = (): SeedRows => ({
  ...{
    titles: [],
    seasons: [],
    playables: [],
    versions: [],
    videos: [],
    images: [],
    subtitles: [],
    films: [],
  },
  objects: new Map(),
});

/** Inserts all rows. One statement per table is enough for some hundred or thousand rows. */
export async function insertRows(tx: Transaction, rows: SeedRows): Promise<void> {
  await tx.insert(titles).values(rows.titles);
  await tx.insert(seasons).values(rows.seasons);
  await tx.insert(playables).values(rows.playables);
  await tx.insert(versions).values(rows.versions);
  await tx.insert(videos).values(rows.videos);
  await tx.insert(plans).values(rows.films.flatMap((film) => film.plans));
  await tx.insert(renditions).values(rows.films.flatMap((film) => film.renditions));
  await tx.insert(audioTracks).values(rows.films.flatMap((film) => film.audioTracks));
  await insertChunks(
    tx,
    rows.films.flatMap((film) => film.chunks),
  );
  await tx.insert(segments).values(rows.films.flatMap((film) => film.segments));
  await tx.insert(subtitles).values(rows.subtitles);
  await tx.insert(images).values(rows.images);
}
