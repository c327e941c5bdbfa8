/** Playing a title, and the addresses of its media. */
export const playback = {
  accountClosed: () => "This account can't watch any more.",
  addressExpired: () => "This address has expired. Open the title again.",
  addressForeign: () => "This address is for another title.",
  addressInvalid: () => "This address is not valid.",
  addressRevoked: () => "This title is no longer open at this address.",
  mediaNotFound: () => "Not found.",
  noAccount: ({ email }: { email: string }) => `There is no account with ${email}.`,
  notPlayableYet: () => "This video can't be played yet.",
  nothingToPlay: () => "Nothing to play here. It may have been removed.",
  requestFailed: () => "The request failed. Try again in a moment.",
  segmentPastEnd: () => "The file ends before this segment.",
  segmentPending: () => "This segment is being encoded. Try again in a moment.",
  titleUnavailable: () => "This title is no longer available.",
  tooManyPages: () => "Too many pages are open. Close some.",
};
