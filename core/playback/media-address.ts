/**
 * The address of one plan's media: an absolute path that ends with a slash. The token in it authorizes access
 * to the video.
 */
export function mediaBasePath(media: { token: string; videoId: string; planHash: string }): string {
  return `/media/${media.token}/${media.videoId}/${media.planHash}/`;
}
