/** The metadata service: facts and artwork of titles. */
export const metadata = {
  answerUnknown: ({ host }: { host: string }) =>
    `The metadata service at ${host} sent an answer that can't be read. Check METADATA_URL.`,
  imageForeign: () => "This image doesn't come from the metadata service. Choose another one.",
  imageNotFound: () => "The metadata service no longer has this image. Choose another one.",
  keyRefused: ({ host }: { host: string }) =>
    `The metadata service at ${host} refuses the key. Check METADATA_KEY.`,
  off: () => "No metadata service is set up. Set METADATA_KEY, and restart Matinee.",
  titleNotFound: () => "The metadata service no longer has this title. Search again.",
  tooManyRequests: ({ host }: { host: string }) =>
    `The metadata service at ${host} takes no more requests for now. Try again in a minute.`,
  unreachable: ({ host }: { host: string }) =>
    `The metadata service at ${host} does not answer. Try again in a moment.`,
};
