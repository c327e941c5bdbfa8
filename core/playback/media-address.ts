/** Where the media of one plan lies: an absolute path that ends with a slash. The token in it opens the video. */
export function mediaBasePath(media: { token: string; videoId: string; planHash: string }): string {
  return `/media/${media.token}/${media.videoId}/${media.planHash}/`;
}
