/** The text for users about a track that its job could not extract from the file, for any end of the job. */
export const SUBTITLES_UNREADABLE = "These subtitles could not be read out of the file.";
