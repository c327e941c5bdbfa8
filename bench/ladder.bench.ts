import { ladderBench } from "#bench/ladder.ts";

/** Cameras and phones set a key frame every second or two. */
export const bench = ladderBench("ladder", 48);
