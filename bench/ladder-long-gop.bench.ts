import { ladderBench } from "#bench/ladder.ts";

/** What encoders do where nobody asks for key frames: one in 250 pictures, here in 10.4 s. */
export const bench = ladderBench("ladder-long-gop", 250);
