/** The object store and its drivers. */
export const storage = {
  accessKeyUnknown: () => "The object store does not know S3_ACCESS_KEY. Check it and S3_SECRET_KEY.",
  bucketForbidden: ({ bucket }: { bucket: string }) =>
    `S3_ACCESS_KEY may not use the bucket ${bucket}. It needs to list it, and to read, write and delete its objects.`,
  bucketMissing: ({ bucket }: { bucket: string }) =>
    `The bucket ${bucket} is missing in the object store. Check S3_BUCKET.`,
  bucketPublic: ({ bucket }: { bucket: string }) =>
    `The bucket ${bucket} can be read without a key. Make it private: remove its policy and its ACL.`,
  bucketTaken: ({ bucket }: { bucket: string }) =>
    `The bucket ${bucket} belongs to another account. Choose another S3_BUCKET.`,
  bucketWithoutId: ({ bucket }: { bucket: string }) =>
    `The bucket ${bucket} does not hold its id. Check S3_ENDPOINT and S3_BUCKET.`,
  clocksDiffer: () =>
    "The clocks of this machine and of the object store differ by more than 15 minutes. Set both right.",
  copyAddress: () =>
    "That is no destination. Write file:///DATA_FOLDER, or s3://HOST:PORT/BUCKET (?region=R, ?tls=on or off).",
  copyDiffers: ({ name }: { name: string }) =>
    `The destination gives back other bytes of ${name} than it was sent. Check it, then run the copy again.`,
  copyForeign: () =>
    "The destination holds other objects, or those of another site. Name an empty folder or bucket.",
  copyKeysMissing: () => "The destination's keys are missing. Set S3_TO_ACCESS_KEY and S3_TO_SECRET_KEY.",
  copyNoSite: () =>
    "There is no site in this store, so there is nothing to copy. Check MATINEE_DATA_DIR and the S3_ settings.",
  copyToItself: () => "The destination is the store that the site uses now. Name another one.",
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
  regionWrong: ({ region }: { region: string }) =>
    `The bucket is not in the region ${region}, or at another address. Check S3_REGION and S3_ENDPOINT.`,
  secretKeyWrong: () => "The object store refuses S3_SECRET_KEY. Check it, and S3_ACCESS_KEY.",
  storeAnswered: ({ answer }: { answer: string }) =>
    `The object store answered ${answer}. It will be tried again.`,
  storeFull: () => "The object store is full. Stored data is safe. Free some space, then try again.",
  storeOverwrites: () =>
    "The object store does not honour If-None-Match: *, so that two transcoders could overwrite each other's work. Use another store, or a newer version of it.",
  storeSilent: ({ host }: { host: string }) =>
    `The object store at ${host} does not answer. Check that it runs.`,
  storeWithoutRanges: () => "The object store does not send ranges of objects. Use another store.",
  rangeOutside: () => "That range lies outside of the object.",
};
