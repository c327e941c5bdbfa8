export const SAMPLE_RATE = 48_000;

/** An empty stereo track. */
export function emptyTrack(seconds) {
  const length = Math.round(seconds * SAMPLE_RATE);
  return { length, seconds, left: new Float32Array(length), right: new Float32Array(length) };
}

/** Adds a mono signal at a time; `pan` is -1 (left) to 1 (right). */
export function addSignal(track, signal, { at = 0, level = 1, pan = 0 } = {}) {
  const start = Math.round(at * SAMPLE_RATE);
  const angle = ((pan + 1) * Math.PI) / 4;
  const [left, right] = [Math.cos(angle) * level, Math.sin(angle) * level];
  const end = Math.min(signal.length, track.length - start);
  for (let index = 0; index < end; index++) {
    track.left[start + index] += signal[index] * left;
    track.right[start + index] += signal[index] * right;
  }
}

/** Fades both ends, and brings the loudest sample to `peak`. */
export function finishTrack(track, { fadeIn = 1.2, fadeOut = 2.2, peak = 0.5 } = {}) {
  let loudest = 1e-6;
  for (const channel of [track.left, track.right])
    for (let index = 0; index < track.length; index++) {
      const seconds = index / SAMPLE_RATE;
      channel[index] *= ease(seconds / fadeIn) * ease((track.seconds - seconds) / fadeOut);
      loudest = Math.max(loudest, Math.abs(channel[index]));
    }
  for (const channel of [track.left, track.right])
    for (let index = 0; index < track.length; index++) channel[index] *= peak / loudest;
}

/** Stereo samples in turn, as 32-bit floats. */
export function interleave({ left, right, length }) {
  const samples = new Float32Array(length * 2);
  for (let index = 0; index < length; index++) {
    samples[index * 2] = left[index];
    samples[index * 2 + 1] = right[index];
  }
  return Buffer.from(samples.buffer);
}

function ease(x) {
  const bounded = Math.min(1, Math.max(0, x));
  return bounded * bounded * (3 - 2 * bounded);
}
