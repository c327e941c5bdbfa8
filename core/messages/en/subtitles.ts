/** Subtitles: extracted ones, and files of their own. */
export const subtitles = {
  extractedMissing: () => "Subtitles that were just stored are missing.",
  noneInFile: () => "No subtitles were found in this file. Choose an SRT, VTT or ASS file.",
  notASubtitleFile: () => "This is not a subtitle file.",
  notFound: () => "There are no such subtitles. They may have been removed.",
  tooLargeFile: () => "This file is larger than 10 MB. It is no subtitle file.",
  tooLargeText: () => "These subtitles are larger than 10 MB. Upload a smaller file.",
  tooMany: ({ count }: { count: number }) => `This video has ${count} files of subtitles. Remove one first.`,
  unreadable: () => "These subtitles could not be read out of the file.",
  videoDeleted: () => "This video was deleted meanwhile.",
  videoNotFound: () => "There is no such video. It may have been deleted.",
};
