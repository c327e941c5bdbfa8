import { type FilmFacts } from "#core/import/estimate/header-facts.ts";

/** A file that would be imported. */
export interface CostedFile extends FilmFacts {
  readonly sizeBytes: number;
}

/** What an import would need; an estimate, but for the sizes of the files. */
export interface ImportCost {
  readonly files: number;
  readonly sourceBytes: number;
  /** Disk space for the copies, if they are copied, and for everything that is encoded. */
  readonly diskBytes: number;
  /** Hours of one processor core that encoding takes. */
  readonly cpuHours: number;
  /** Files whose header does not say their length: it was guessed from their size. */
  readonly guessedFiles: number;
}

/** Of a source's size, for everything that is encoded of it: the rule of uploads, 2.5 times with the source. */
const ENCODED_SHARE = 1.5;

/**
 * Seconds of one core for a second of film, by the film's height, as measured: a ladder of 1080, 720, 480 and 360
 * lines takes 88 CPU-s for 24 s, one of 720, 480 and 360 lines 45 CPU-s for 64 s; 2160 lines by their pixels.
 */
const CPU_SECONDS: readonly (readonly [fromHeight: number, perSecond: number])[] = [
  [2000, 15],
  [1300, 6.5],
  [1000, 3.7],
  [700, 0.8],
  [0, 0.4],
];
/** A height that is not known counts as 1080 lines. */
const UNKNOWN_HEIGHT = 1080;
/** Of a film whose length is not known: a common rate of recordings, in bytes per second. */
const GUESSED_BYTES_PER_SECOND = 750_000;

/** Adds up what importing some files needs. Pure. */
export function importCost(files: readonly CostedFile[], copies: boolean): ImportCost {
  const sourceBytes = sum(files.map(({ sizeBytes }) => sizeBytes));
  return {
    files: files.length,
    sourceBytes,
    diskBytes: Math.round(sourceBytes * (ENCODED_SHARE + (copies ? 1 : 0))),
    cpuHours: sum(files.map(cpuSecondsOf)) / 3600,
    guessedFiles: files.filter(({ durationSeconds }) => durationSeconds === null).length,
  };
}

function cpuSecondsOf({ durationSeconds, heightPixels, sizeBytes }: CostedFile): number {
  const height = heightPixels ?? UNKNOWN_HEIGHT;
  const [, perSecond] = CPU_SECONDS.find(([fromHeight]) => height >= fromHeight) ?? [0, 0];
  return (durationSeconds ?? sizeBytes / GUESSED_BYTES_PER_SECOND) * perSecond;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
