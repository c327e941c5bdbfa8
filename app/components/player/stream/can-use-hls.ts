/** Whether hls.js can play here; where not (older Apple devices) the native player takes the plain master. */
export function canUseHlsJs(): boolean {
  return "MediaSource" in window || "ManagedMediaSource" in window;
}
