import { clock, counted, size } from "#core/messages/en/format.ts";

/** Titles, seasons, episodes and their images. */
export const catalog = {
  adminsPublish: () => "Only admins can publish a title. Ask an admin.",
  bulkEditNotFound: () => "This change can't be continued any more. Select the titles again.",
  changedMeanwhile: () => "Another admin changed the same field meanwhile. Nothing of yours is lost.",
  editorsOnly: () => "Only its owner or an admin can change a title.",
  episodeHasNumber: () => "Only an episode has a season and a number.",
  episodeImageForeign: () => "This image doesn't belong to the episode. Choose one of its own.",
  episodeNotFound: () => "Episode not found. It may have been deleted.",
  filmHasNoStill: () => "A film has a poster and a backdrop. Only an episode has a thumbnail.",
  imageFormat: () => "This is not an image that can be used. Choose a JPEG, PNG, WebP or AVIF file.",
  imageLost: () => "The image could not be processed. Upload it again.",
  imageNotFound: () => "Image not found. Its title may have been deleted.",
  imageTarget: () => "It must be said what the image is for: a title's poster or backdrop, or an episode.",
  imageTooLarge: ({ limitBytes }: { limitBytes: number }) =>
    `This image is larger than ${size(limitBytes)}. Choose a smaller one.`,
  imageTooSmall: ({ width, minWidth }: { width: number; minWidth: number }) =>
    `This image is ${width} pixels wide where it is shown. It needs at least ${minWidth}.`,
  imageUnreadable: ({ megapixels }: { megapixels: number }) =>
    `This image can't be read. It is damaged, animated or larger than ${megapixels} megapixels. ` +
    "Save it as a JPEG or PNG, and upload it again.",
  tooManyImages: ({ count }: { count: number }) =>
    `This title has ${count} uploaded images already. Choose one of them.`,
  filmHasNoEpisodes: ({ name }: { name: string }) =>
    `${name} is a film. Only a series has seasons and episodes.`,
  filmNamedByTitle: () => "A film has the name of its title. Change the title.",
  introInCredits: () => "The intro must end before the credits start.",
  markerOutside: ({ durationSeconds }: { durationSeconds: number }) =>
    `This video is ${clock(durationSeconds)} long. Choose times within it.`,
  markersNeedPlan: () => "This file is not analyzed yet. Set its intro and credits when it can be played.",
  markerTooShort: ({ minSeconds }: { minSeconds: number }) =>
    `The end must be at least ${counted(minSeconds, "second")} after the start.`,
  notAFilm: ({ name }: { name: string }) => `${name} is not a film, so it can't become an episode.`,
  notAnEpisode: () => "This is not an episode of a series.",
  nothingToWatchRefused: () =>
    "Processing failed, so there is nothing to watch. Its file was refused. Upload another file first.",
  nothingToWatchRetry: () => "Processing failed, so there is nothing to watch. Retry it under Files first.",
  numberTaken: ({ season, number, name }: { season: number; number: number; name: string }) =>
    `S${season} E${number} is “${name}”. Choose another number, or move that one first.`,
  personNotFound: () => "Page not found. Their titles may have been removed.",
  seasonExists: ({ number }: { number: number }) => `Season ${number} exists already. Choose another number.`,
  seasonForeign: () => "This season doesn't belong to the series.",
  seasonHasDeletedEpisodes: () =>
    "Its deleted episodes can be restored for 7 days. The season is deleted with them.",
  seasonHasEpisodes: () => "This season has episodes. Move or delete them first.",
  seasonNotFound: () => "Season not found. It may have been deleted.",
  versionNotFound: () => "Version not found. It may have been deleted.",
  titleImageForeign: () => "This image doesn't belong to the title. Choose one of its own.",
  titleNotFound: () => "Title not found. It may have been deleted.",
  titlePageNotFound: () => "Title not found. It may have been removed.",
};
