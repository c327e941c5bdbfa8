import type Hls from "hls.js";
import { type Events } from "hls.js";
import { lengthenBuffer } from "./hls-config.ts";
import { createQualityUpgrade, switchTo } from "./quality-upgrade.ts";
import { type ReadinessStore } from "./readiness-store.ts";
import {
  highestLevel,
  highestLevelAfter,
  highestLevelAt,
  segmentAt,
  type Pixels,
  type QualityLevel,
} from "./quality-choice.ts";

const RENDITION_IN_URL = /\/(v\d+|a\d+|source)\/[^/?]*(?:\?.*)?$/;

/** What steering looks at beside readiness; asked anew each time. */
export interface QualityView {
  readonly startSeconds: number;
  readonly shownPixels: () => Pixels | null;
  /** The rendition that the user chose, null for Auto. */
  readonly selectedRendition: () => string | null;
}

/**
 * Keeps hls.js at renditions that exist where it loads next, so that it never requests a segment that no
 * transcoder encodes, and moves up without a reload (PLAYBACK.md), until hls.js is destroyed. Returns the
 * control: call `select` after a choice of quality.
 */
export function controlQuality(hls: Hls, hlsClass: typeof Hls, store: ReadinessStore, view: QualityView) {
  let nextSegment: number | null = null;
  const upgrade = createQualityUpgrade(hls, hlsClass);

  const apply = () => {
    const readiness = store.get();
    if (!readiness || hls.levels.length === 0) return;
    if (readiness.state === "ready") lengthenBuffer(hls.config);
    const levels = qualityLevels(hls);
    const selected = levels.findIndex(({ renditionName }) => renditionName === view.selectedRendition());
    const limit = highestLevel(levels, view.shownPixels(), selected < 0 ? null : selected);
    const segment = nextSegment ?? segmentAt(readiness, view.startSeconds);
    setCap(hls, highestLevelAt(levels, readiness, { segment, limit }), selected >= 0);
    const media = hls.media;
    if (!media || media.seeking) return;
    const shown = segmentAt(readiness, media.currentTime);
    upgrade(highestLevelAfter(levels, readiness, { segment: shown, limit }), limit);
  };

  /** After another choice of quality: seen at once, not only when the buffer has played out. */
  const select = () => {
    apply();
    const [readiness, media] = [store.get(), hls.media];
    const limit = qualityLevels(hls).findIndex(
      ({ renditionName }) => renditionName === view.selectedRendition(),
    );
    if (!readiness || !media || media.seeking || limit < 0) return;
    const segment = segmentAt(readiness, media.currentTime) + 1;
    const level = highestLevelAt(qualityLevels(hls), readiness, { segment, limit });
    if (level !== hls.currentLevel) switchTo(hls, hlsClass, level);
  };

  const onFragmentLoaded = (
    _: Events.FRAG_LOADED,
    { frag }: { frag: { type: string; sn: number | string } },
  ) => {
    if (frag.type !== "main" || typeof frag.sn !== "number") return;
    nextSegment = frag.sn + 1;
    apply();
  };
  // On window and in the capture phase: before hls.js gets the event and asks for the segment.
  const onSeeking = (event: Event) => {
    const readiness = store.get();
    if (event.target !== hls.media || !hls.media || !readiness) return;
    nextSegment = segmentAt(readiness, hls.media.currentTime);
    // A turn that is under way (`switchTo`) holds a level by hand: that one may not exist where it goes now.
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
  return { select };
}

/** The rendition that a playlist's or segment's address names; null where it names none. */
export function renditionIn(url: string | undefined): string | null {
  return RENDITION_IN_URL.exec(url ?? "")?.[1] ?? null;
}

/** The playlist's levels with the renditions that their addresses name. */
export function qualityLevels(hls: Hls): QualityLevel[] {
  return hls.levels.map(({ url, width, height }) => ({
    renditionName: renditionIn(url[0]) ?? "",
    width,
    height,
  }));
}

function setCap(hls: Hls, cap: number, isSelected: boolean): void {
  const isLower = cap < hls.autoLevelCapping || hls.autoLevelCapping === -1;
  if (hls.autoLevelCapping !== cap) hls.autoLevelCapping = cap;
  // Without this the level before is asked for once more (a seek of 4.7 s, not 2.7).
  if (isLower || isSelected) hls.nextAutoLevel = cap;
}
