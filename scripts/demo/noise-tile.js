/** The side of the noise tile in pixels; it repeats in both directions. */
export const NOISE_SIDE = 1024;

/**
 * Pixels of a tile of noise, four floats each: two fractals and a ridged fractal of 8 cells a side, and one smooth
 * octave of 64. It is the same in each run, so a film is too.
 */
export function noiseTile() {
  const pixels = new Float32Array(NOISE_SIDE * NOISE_SIDE * 4);
  for (let channel = 0; channel < 4; channel++) {
    const octaves = channel === 3 ? [64] : [8, 16, 32, 64, 128, 256];
    let amplitude = channel === 3 ? 1 : 0.5;
    for (const cells of octaves) {
      addOctave(pixels, { channel, cells, amplitude, isRidged: channel === 2 });
      amplitude /= 2;
    }
  }
  return pixels;
}

function addOctave(pixels, { channel, cells, amplitude, isRidged }) {
  const values = latticeOf(channel, cells);
  const step = cells / NOISE_SIDE;
  for (let y = 0; y < NOISE_SIDE; y++) {
    for (let x = 0; x < NOISE_SIDE; x++) {
      const value = valueAt(values, cells, { x: x * step, y: y * step });
      const shaped = isRidged ? 1 - Math.abs(2 * value - 1) : value;
      pixels[(y * NOISE_SIDE + x) * 4 + channel] += amplitude * shaped;
    }
  }
}

function valueAt(values, cells, { x, y }) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [across, down] = [ease(x - left), ease(y - top)];
  const at = (column, row) => values[(row % cells) * cells + (column % cells)];
  const above = at(left, top) * (1 - across) + at(left + 1, top) * across;
  const beneath = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across;
  return above * (1 - down) + beneath * down;
}

const ease = (x) => x * x * x * (x * (x * 6 - 15) + 10);

/** Mulberry32: small, and the same in each engine. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function latticeOf(channel, cells) {
  const random = randomFrom(channel * 1009 + cells);
  return Float32Array.from({ length: cells * cells }, random);
}
