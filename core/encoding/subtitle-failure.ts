/** What a person reads of a track that its job could not take out of the file, whichever way the job ended. */
export const SUBTITLES_UNREADABLE = "These subtitles could not be read out of the file.";
