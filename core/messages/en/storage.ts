/** The object store and its drivers. */
export const storage = {
  diskFull: () => "The disk is full. Stored data is safe. Free some space, then try again.",
  folderUnusable: ({ code }: { code: string }) =>
    `The storage folder can't be used right now (${code}). Check its disk and its permissions.`,
  folderUnwritable: ({ why }: { why: string }) =>
    `The storage folder can't be used (${why}). It needs a writable disk with hard links.`,
  folderWithoutId: ({ fileName, why }: { fileName: string; why: string }) =>
    `The storage folder does not hold its id, ${fileName} (${why}). Check that its disk is mounted.`,
  notAnId: () => "That is not an id.",
  notAnObjectName: () => "That is not the name of a stored object.",
  notAPlanHash: () => "That is not a plan's hash.",
  notAPrefix: () => "A prefix ends with a slash.",
  notARendition: () => "That is not a rendition.",
  objectNotFound: () => "The object is not in the store.",
  objectTooLarge: () => "That object is larger than expected.",
  partAddressExpired: () => "This upload address has expired. The upload continues with a new one.",
  partAddressInvalid: () => "This upload address is not valid. Start the upload again.",
  partMissing: ({ number }: { number: number }) => `Part ${number} of the upload is missing. Send it again.`,
  partOfOtherSize: ({ bytes }: { bytes: number }) =>
    `This part must have exactly ${bytes} bytes. Send it again.`,
  partsDoNotAddUp: () => "The parts don't add up to the complete file. Send it again.",
  partSentAgain: () => "This part is being sent again.",
  rangeOutside: () => "That range lies outside of the object.",
};
