import type Hls from "hls.js";

/** So much must be in the buffer, or replacing what lies ahead would stall. */
const SAFE_SECONDS = 6;
const NOT_AGAIN_FOR_MS = 20_000;
/** Of the measured bandwidth: the rest is for audio and fluctuation. */
const LINE_SHARE = 0.7;

/**
 * Brings a better rendition as soon as it exists, not only when the buffer has played out: what lies ahead is loaded
 * anew (PLAYBACK.md: 5 s instead of 16, without a gap). Call it with the best level that exists right after the
 * playhead, and the best there will be: it acts once the best that the line carries is there, and seldom.
 */
export function createQualityUpgrade(
  hls: Hls,
  hlsClass: typeof Hls,
): (existing: number, wanted: number) => void {
  let upgradedAt = -Infinity;
  return (existing, wanted) => {
    const now = performance.now();
    const level = affordable(hls, wanted);
    if (existing < level || hls.currentLevel < 0 || level <= hls.currentLevel || level <= hls.loadLevel)
      return;
    if (now - upgradedAt < NOT_AGAIN_FOR_MS || secondsAhead(hls) < SAFE_SECONDS) return;
    upgradedAt = now;
    switchTo(hls, hlsClass, level);
  };
}

/** Loads what lies ahead of the playhead anew at a level; then the cap holds again. */
export function switchTo(hls: Hls, hlsClass: typeof Hls, level: number): void {
  hls.nextLevel = level;
  // One segment is enough for the change; loading more by hand would request segments that no transcoder
  // encodes.
  const onLoaded = (_: unknown, { frag }: { frag: { level: number } }) => {
    if (frag.level !== level) return;
    hls.off(hlsClass.Events.FRAG_LOADED, onLoaded);
    hls.loadLevel = -1;
    // An older request for a lower level may still stand for the next segment.
    hls.nextAutoLevel = Math.min(level, hls.autoLevelCapping);
  };
  hls.on(hlsClass.Events.FRAG_LOADED, onLoaded);
}

function affordable(hls: Hls, bestLevel: number): number {
  const line = hls.bandwidthEstimate * LINE_SHARE;
  let level = bestLevel;
  while (level > 0 && (hls.levels[level]?.maxBitrate ?? 0) > line) level -= 1;
  return level;
}

function secondsAhead({ media }: Hls): number {
  if (!media) return 0;
  for (let index = 0; index < media.buffered.length; index += 1) {
    const isHere = media.buffered.start(index) <= media.currentTime + 0.1;
    if (isHere && media.currentTime < media.buffered.end(index))
      return media.buffered.end(index) - media.currentTime;
  }
  return 0;
}
