/** Deletion and its undo. */
export const deletion = {
  episodeNumberTaken: ({ season, number, name }: { season: number; number: number; name: string }) =>
    `S${season} E${number} is “${name}”. Move or delete that one first, then restore this one.`,
  filmDeletedWithTitle: () => "A film is deleted with its title. Delete the title.",
  fileReplaced: ({ fileName }: { fileName: string }) =>
    `“${fileName}” replaced it. Delete that file first, then restore this one.`,
  nothingToUndo: () => "There is nothing to undo.",
  nothingWithId: () => "Nothing that is deleted has this ID. It may be restored already, or gone.",
  objectsKeepAppearing: () => "Objects keep appearing while they are deleted. It will be tried again.",
  parentDeleted: ({ name }: { name: string }) => `“${name}” is deleted too. Restore that first.`,
  titleNotFound: () => "Title not found.",
  tooLate: () => "Too late: the files are being deleted already.",
};
