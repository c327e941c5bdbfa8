import { ladderBench } from "#bench/ladder.ts";

/** The default of encoders: one key frame in 250 frames, here in 10.4 s. */
export const bench = ladderBench("ladder-long-gop", 250);
