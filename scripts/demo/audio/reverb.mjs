import { SAMPLE_RATE } from "./track.mjs";

/** The lengths of the combs and of the all-passes in milliseconds: without common factors, so that no pitch rings. */
const COMBS = [29.7, 37.1, 41.1, 43.7, 53.3, 61.9];
const ALL_PASSES = [5.0, 1.7];

/** Mixes a room of `seconds` into a track; the ears get slightly different ones. */
export function addReverb(track, { seconds = 3, wet = 0.35 } = {}) {
  for (const [channel, stretch] of [
    [track.left, 1],
    [track.right, 1.037],
  ]) {
    const room = new Float32Array(track.length);
    for (const milliseconds of COMBS)
      addComb(room, channel, { milliseconds: milliseconds * stretch, seconds });
    for (const milliseconds of ALL_PASSES) passAll(room, milliseconds * stretch);
    for (let index = 0; index < track.length; index++) channel[index] += (room[index] * wet) / 2;
  }
}

function addComb(room, input, { milliseconds, seconds }) {
  const delay = Math.round((milliseconds / 1000) * SAMPLE_RATE);
  const feedback = 10 ** ((-3 * milliseconds) / 1000 / seconds);
  const line = new Float32Array(delay);
  let damped = 0;
  for (let index = 0; index < input.length; index++) {
    const at = index % delay;
    const echoed = line[at];
    damped += (echoed - damped) * 0.55;
    line[at] = input[index] + damped * feedback;
    room[index] += echoed;
  }
}

function passAll(signal, milliseconds) {
  const delay = Math.round((milliseconds / 1000) * SAMPLE_RATE);
  const line = new Float32Array(delay);
  for (let index = 0; index < signal.length; index++) {
    const at = index % delay;
    const echoed = line[at];
    line[at] = signal[index] + echoed * 0.5;
    signal[index] = echoed - line[at] * 0.5;
  }
}
