import type Hls from "hls.js";
import { type Events } from "hls.js";
import { lengthenBuffer } from "./hls-config.ts";
import { improver, turnTo } from "./quality-upgrade.ts";
import { type ReadinessStore } from "./readiness-store.ts";
import {
  highestLevel,
  highestLevelAfter,
  highestLevelAt,
  segmentAt,
  type Pixels,
  type SteeredLevel,
} from "./quality-choice.ts";

const RUNG_IN_URL = /\/(v\d+|a\d+|source)\/[^/?]*(?:\?.*)?$/;

/** What steering looks at beside readiness; asked anew each time. */
export interface SteeringView {
  readonly startSeconds: number;
  readonly shownPixels: () => Pixels | null;
  /** The rung that the person pinned, null for Auto. */
  readonly pinnedRung: () => string | null;
}

/**
 * Keeps hls.js at renditions that exist where it loads next, so that it never orders what nobody makes and moves up
 * without a reload (PLAYBACK.md), until hls.js is destroyed. Returns the steering wheel: `pin` after a choice of
 * quality.
 */
export function steer(hls: Hls, hlsClass: typeof Hls, store: ReadinessStore, view: SteeringView) {
  let nextSegment: number | null = null;
  const improve = improver(hls, hlsClass);

  const apply = () => {
    const readiness = store.get();
    if (!readiness || hls.levels.length === 0) return;
    if (readiness.state === "ready") lengthenBuffer(hls.config);
    const levels = steeredLevels(hls);
    const pinned = levels.findIndex(({ rung }) => rung === view.pinnedRung());
    const limit = highestLevel(levels, view.shownPixels(), pinned < 0 ? null : pinned);
    const segment = nextSegment ?? segmentAt(readiness, view.startSeconds);
    setCap(hls, highestLevelAt(levels, readiness, { segment, limit }), pinned >= 0);
    const media = hls.media;
    if (!media || media.seeking) return;
    const shown = segmentAt(readiness, media.currentTime);
    improve(highestLevelAfter(levels, readiness, { segment: shown, limit }), limit);
  };

  /** After another choice of quality: seen at once, not only when the buffer has played out. */
  const pin = () => {
    apply();
    const [readiness, media] = [store.get(), hls.media];
    const limit = steeredLevels(hls).findIndex(({ rung }) => rung === view.pinnedRung());
    if (!readiness || !media || media.seeking || limit < 0) return;
    const segment = segmentAt(readiness, media.currentTime) + 1;
    const level = highestLevelAt(steeredLevels(hls), readiness, { segment, limit });
    if (level !== hls.currentLevel) turnTo(hls, hlsClass, level);
  };

  const onFragmentLoaded = (
    _: Events.FRAG_LOADED,
    { frag }: { frag: { type: string; sn: number | string } },
  ) => {
    if (frag.type !== "main" || typeof frag.sn !== "number") return;
    nextSegment = frag.sn + 1;
    apply();
  };
  // On window and in the capture phase: before hls.js hears of it and asks for the segment.
  const onSeeking = (event: Event) => {
    const readiness = store.get();
    if (event.target !== hls.media || !hls.media || !readiness) return;
    nextSegment = segmentAt(readiness, hls.media.currentTime);
    // A turn that is under way (`turnTo`) holds a level by hand: that one may not exist where it goes now.
    if (!hls.autoLevelEnabled) hls.loadLevel = -1;
    apply();
  };

  hls.on(hlsClass.Events.MANIFEST_PARSED, apply);
  hls.on(hlsClass.Events.FRAG_LOADED, onFragmentLoaded);
  window.addEventListener("seeking", onSeeking, true);
  const unsubscribe = store.subscribe(apply);
  const stop = () => {
    unsubscribe();
    window.removeEventListener("seeking", onSeeking, true);
  };
  hls.once(hlsClass.Events.DESTROYING, stop);
  return { pin };
}

/** The rung that a playlist's or segment's address names; null where it names none. */
export function rungIn(url: string | undefined): string | null {
  return RUNG_IN_URL.exec(url ?? "")?.[1] ?? null;
}

/** The playlist's levels with the rungs that their addresses name. */
export function steeredLevels(hls: Hls): SteeredLevel[] {
  return hls.levels.map(({ url, width, height }) => ({
    rung: rungIn(url[0]) ?? "",
    width,
    height,
  }));
}

function setCap(hls: Hls, cap: number, isPinned: boolean): void {
  const isLower = cap < hls.autoLevelCapping || hls.autoLevelCapping === -1;
  if (hls.autoLevelCapping !== cap) hls.autoLevelCapping = cap;
  // Without this the level before is asked for once more (a seek of 4.7 s, not 2.7).
  if (isLower || isPinned) hls.nextAutoLevel = cap;
}
