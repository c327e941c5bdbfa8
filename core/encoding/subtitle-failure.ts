import { messageOf } from "#core/messages/message.ts";

/** What users are told of a track that its job could not extract from the file, for any end of the job. */
export const SUBTITLES_UNREADABLE = messageOf("subtitles.unreadable");
