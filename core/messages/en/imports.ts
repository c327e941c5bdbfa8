import { type Sentence } from "#core/messages/nested-sentence.ts";

/** What becomes of the files of an import, and why. */
export const imports = {
  artworkKept: () => "An admin chose another image, which stays.",
  artworkKnown: () => "This image is there already.",
  artworkOther: () => "Another image file is used for this.",
  artworkUnused: () =>
    "This image is not used. A film's poster is named “poster.jpg” or “Name-poster.jpg”, its backdrop “fanart.jpg”; a series has them in its own folder.",
  backdropTaken: () => "Backdrop.",
  blurayFolder: () =>
    "This is a Blu-ray's folder. Import its film alone: the largest file below BDMV/STREAM.",
  deadLink: () => "This link is broken.",
  discMenu: () => "This is a menu of a DVD.",
  discRest: () => "This is a further part of a DVD. Parts are not joined yet; make one file of them.",
  dryRun: () => "A dry run: nothing was written.",
  episodeNeedsNumber: ({ file }: { file: string }) =>
    `${file} has no episode number in its name. Enter its number, or keep it as a film.`,
  episodeTaken: () => "This episode has another file already. To use this file, delete the other one first.",
  episodeUnknown: () => "The episode is unknown. Name the file like “S01E02 - Name”.",
  factsKnown: () => "These facts are there already.",
  factsTaken: ({ name }: { name: string }) => `Facts about ${name}.`,
  factsUnreadable: () => "This NFO file can't be read: it is damaged, too large, or has a document type.",
  factsUnused: () => "These are facts, and no imported film or series has their name.",
  fileUnreadable: () => "This file can't be read. Check its permissions.",
  folderNotAbsolute: () => "Enter the folder's full path, beginning with /.",
  folderNotAllowed: () =>
    "Imports from this folder are not allowed. The setting MATINEE_IMPORT_ROOTS names the folders that are.",
  folderNotFound: () =>
    "This folder does not exist on the server. Check the path, and that its disk is mounted.",
  folderTaken: () => "This folder is being imported already. Open that import, or wait until it ends.",
  folderUnreadable: () => "This folder can't be read. Check its permissions.",
  growing: () => "This file changed while it was copied. Import it again when it is complete.",
  hidden: () => "This is hidden: its name begins with a dot.",
  interrupted: () =>
    "The import was interrupted several times. Scan the folder again: what was imported is kept.",
  known: () => "This file is in the library already.",
  knownAndFailed: () =>
    "This file is in the library already, and it failed. Retry it under Admin, Processing, or delete it and import it again.",
  linkedFile: () => "This is a link. Imports from this page take only files that are in the folder itself.",
  linkedFolder: () => "This is a link to a folder. Import that folder itself.",
  macFolder: () => "Here macOS keeps its own data.",
  moved: () => "This file was moved: its title uses the new path.",
  nameNotUnicode: () => "This name is not UTF-8. Rename it.",
  nasThumbnails: () => "A NAS keeps its own thumbnails here.",
  noFilm: () => "These are subtitles, and no imported film has their name.",
  noOwner: () => "The film or series that this file belongs to is missing. Import it first.",
  notFound: () => "Import not found.",
  notReady: () =>
    "This import can't be changed now: it is scanning, it is running, or it has ended. Reload the page.",
  nothingChosen: () => "No file is selected. Select the files to import.",
  notAFile: () => "This is not a file.",
  notAVideo: () => "This is not a video by its name.",
  ownFolder: () => "Matinee keeps its own files in this folder.",
  posterTaken: () => "Poster.",
  recycleBin: () => "This is a recycle bin.",
  replaces: () => "It replaces the earlier file.",
  sample: () => "This is a sample of a film.",
  snapshots: () => "These are snapshots of other folders.",
  stillGrowing: () => "This file changed a moment ago. It is left for the next look.",
  subtitlesKnown: () => "These subtitles are there already.",
  subtitlesTaken: ({ name }: { name: string }) => `Subtitles: ${name}.`,
  systemFolder: () => "A file system keeps its own data here.",
  thumbnailTaken: () => "Thumbnail.",
  tooDeep: ({ levels }: { levels: number }) =>
    `This folder lies more than ${levels} folders deep. Import it by itself.`,
  tooManyAtOnce: () => "Too many imports are running. Wait until one ends.",
  tooManyFiles: ({ count }: { count: number }) =>
    `This folder has more than ${count} films. Import its folders one by one, or use matinee import.`,
  tooManyWatched: ({ count }: { count: number }) =>
    `No more than ${count} folders can be watched. Remove one, or watch the folder above them.`,
  watchedAlready: () => "This folder is watched already.",
  windowsFolder: () => "Windows keeps its own data here.",
  wouldTake: ({ what }: { what: Sentence }) => `${what} A dry run: nothing was written.`,
};
