import { accounts } from "#core/messages/en/accounts.ts";
import { catalog } from "#core/messages/en/catalog.ts";
import { cli } from "#core/messages/en/cli.ts";
import { deletion } from "#core/messages/en/deletion.ts";
import { encoding } from "#core/messages/en/encoding.ts";
import { fields } from "#core/messages/en/fields.ts";
import { history } from "#core/messages/en/history.ts";
import { imports } from "#core/messages/en/imports.ts";
import { jobs } from "#core/messages/en/jobs.ts";
import { media } from "#core/messages/en/media.ts";
import { metadata } from "#core/messages/en/metadata.ts";
import { playback } from "#core/messages/en/playback.ts";
import { request } from "#core/messages/en/request.ts";
import { search } from "#core/messages/en/search.ts";
import { site } from "#core/messages/en/site.ts";
import { start } from "#core/messages/en/start.ts";
import { storage } from "#core/messages/en/storage.ts";
import { stored } from "#core/messages/en/stored.ts";
import { subtitles } from "#core/messages/en/subtitles.ts";
import { uploads } from "#core/messages/en/uploads.ts";
import { videos } from "#core/messages/en/videos.ts";

/**
 * Every message that Matinee has, by area and name: functions from the message's parameters to its English sentence.
 * The keys and the types of the parameters are derived from it (message.ts).
 */
export const english = {
  accounts,
  catalog,
  cli,
  deletion,
  encoding,
  fields,
  history,
  imports,
  jobs,
  media,
  metadata,
  playback,
  request,
  search,
  site,
  start,
  storage,
  stored,
  subtitles,
  uploads,
  videos,
};
