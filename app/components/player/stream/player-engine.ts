import Hls from "hls.js";
import { isHLSProvider, type HLSProvider, type MediaProviderAdapter } from "@vidstack/react";
import { type PlayableSession, type PlayerBackend } from "../player-types.ts";
import { Connection } from "./connection.ts";
import { preferredAudio } from "../state/preferred-audio.ts";
import { makeLoaders } from "./held-loader.ts";
import { HoldTimes } from "./hold-times.ts";
import { hlsConfig } from "./hls-config.ts";
import { ReadinessStore } from "./readiness-store.ts";
import { renditionIn, controlQuality } from "./quality-control.ts";
import { StreamToken } from "./stream-token.ts";

/** The frame rate where none is known: the cinema's. */
const USUAL_FRAME_RATE = 24;

/**
 * What drives one video: its token, its readiness, hls.js and the steering of it. It outlives a reload of the player
 * (another try, a file that turned out shorter), which starts where `startSeconds` says.
 */
export class PlayerEngine {
  readonly token: StreamToken;
  readonly readiness: ReadinessStore;
  readonly holds = new HoldTimes();
  readonly connection = new Connection();
  hls: Hls | null = null;
  #selectedRendition: string | null = null;
  #applySelection: () => void = () => undefined;
  readonly #listeners = new Set<() => void>();
  readonly #audio: PlayableSession["audio"];

  /** Where the next loading starts. */
  startSeconds: number;

  /** The audio language that the viewer chose last, in this film or before; null for the film's own first track. */
  audioLanguage: string | null;

  constructor(
    session: PlayableSession,
    startAtSeconds: number | null,
    backend: PlayerBackend,
    audioLanguage: string | null = null,
  ) {
    this.audioLanguage = audioLanguage;
    this.#audio = session.audio;
    this.startSeconds = startAtSeconds ?? session.resumeAtSeconds;
    this.token = new StreamToken(session.tokenExpiresAt, backend.fetchToken);
    this.readiness = new ReadinessStore(session.readiness);
  }

  /** The rendition that the user chose, null for Auto. */
  getSelectedRendition = (): string | null => this.#selectedRendition;

  /** The rendition of the audio track that plays; null before hls.js knows it, and where the native player chooses. */
  audioRendition(): string | null {
    const { hls } = this;
    return hls ? renditionIn(hls.audioTracks[hls.audioTrack]?.url) : null;
  }

  /** The language of the audio track that a loading starts with; null for the film's own first. */
  startAudioLanguage(): string | null {
    return preferredAudio(this.#audio, this.audioLanguage);
  }

  /** Frames per second, of the rendition that plays. */
  frameRate(): number {
    return this.hls?.levels[this.hls.currentLevel]?.frameRate || USUAL_FRAME_RATE;
  }

  /** Calls back when another quality was pinned; returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Told when the server refuses a playlist or a segment for good. Set by who shows it. */
  onRefused: (code: number) => void = () => undefined;

  /** Keeps to a rendition as far as it exists, from the next segment on; null goes back to Auto. */
  selectRendition(renditionName: string | null): void {
    this.#selectedRendition = renditionName;
    this.#applySelection();
    for (const listener of this.#listeners) listener();
  }

  /** Prepares vidstack's provider; `shownPixels` is asked while it plays. */
  prepare(
    provider: MediaProviderAdapter | null,
    shownPixels: () => { width: number; height: number } | null,
  ) {
    if (!isHLSProvider(provider)) return;
    leaveNativeHlsOut(provider);
    provider.library = () => {
      const loaders = makeLoaders(Hls, {
        token: this.token,
        holds: this.holds,
        connection: this.connection,
        onRefused: (code) => this.onRefused(code),
      });
      const lang = this.startAudioLanguage();
      const preference = lang ? { audioPreference: { lang } } : {};
      provider.config = { ...hlsConfig(this.startSeconds), ...preference, ...loaders };
      return Promise.resolve({ default: Hls });
    };
    provider.onInstance((hls) => {
      this.hls = hls;
      const view = {
        startSeconds: this.startSeconds,
        shownPixels,
        selectedRendition: this.getSelectedRendition,
      };
      this.#applySelection = controlQuality(hls, Hls, this.readiness, view).select;
    });
  }
}

/**
 * vidstack puts the playlist into the media element too (for AirPlay). Browsers that know HLS themselves, Chromium
 * among them, then load it beside hls.js: unsteered, every rendition at will, so an order to encode each.
 */
function leaveNativeHlsOut(provider: HLSProvider): void {
  Object.defineProperty(provider, "appendSource", { value: () => undefined });
}
