import { randomFrom } from "../noise-tile.js";
import { addSignal, SAMPLE_RATE } from "./track.mjs";

/** Wind: noise through a band that opens and closes with the gusts; a different one in each ear. */
export function addWind(track, { seed = 1, level = 0.3, from = 180, to = 700, gustSeconds = 7 } = {}) {
  for (const pan of [-0.8, 0.8]) {
    const gust = slowCurve(seed + pan * 10, gustSeconds);
    const signal = filteredNoise(track.length, seed + Math.round(pan * 100), (seconds) => {
      const strength = gust(seconds);
      return { low: from * 0.4, high: from + (to - from) * strength, gain: 0.25 + 0.75 * strength };
    });
    addSignal(track, signal, { level, pan });
  }
}

/** Water: a dark bed, and waves that come every `waveSeconds`. */
export function addWater(track, { seed = 2, level = 0.3, waveSeconds = 5, brightness = 900 } = {}) {
  for (const pan of [-0.7, 0.7]) {
    const lap = slowCurve(seed + pan * 7, waveSeconds / 3);
    const signal = filteredNoise(track.length, seed + Math.round(pan * 90), (seconds) => {
      const wave = Math.pow(0.5 + 0.5 * Math.sin((seconds / waveSeconds + pan * 0.08) * 2 * Math.PI), 2.5);
      const strength = 0.65 * wave + 0.35 * lap(seconds);
      return { low: 90, high: 240 + brightness * strength, gain: 0.2 + 0.8 * strength };
    });
    addSignal(track, signal, { level, pan });
  }
}

/** Many small crackles, as of a fire or of rain on a roof. */
export function addCrackle(track, { seed = 3, level = 0.2, perSecond = 6 } = {}) {
  const random = randomFrom(seed);
  for (let at = 0; at < track.seconds; at += -Math.log(1 - random()) / perSecond) {
    const samples = 40 + Math.floor(random() * 260);
    const click = Float32Array.from(
      { length: samples },
      (_, index) => (random() * 2 - 1) * Math.exp((-6 * index) / samples),
    );
    addSignal(track, click, { at, level: level * random() ** 2, pan: random() * 1.6 - 0.8 });
  }
}

/** White noise between two one-pole filters; `shapeAt` gives their frequencies in hertz and the gain. */
function filteredNoise(length, seed, shapeAt) {
  const random = randomFrom(seed * 7919 + 13);
  const signal = new Float32Array(length);
  let [first, second, removed] = [0, 0, 0];
  let shape = shapeAt(0);
  for (let index = 0; index < length; index++) {
    if (index % 64 === 0) shape = shapeAt(index / SAMPLE_RATE);
    first += (random() * 2 - 1 - first) * poleOf(shape.high);
    second += (first - second) * poleOf(shape.high);
    removed += (second - removed) * poleOf(shape.low);
    signal[index] = (second - removed) * shape.gain;
  }
  return signal;
}

const poleOf = (hertz) => 1 - Math.exp((-2 * Math.PI * hertz) / SAMPLE_RATE);

/** A smooth random curve between 0 and 1 with a knot about every `knotSeconds`. */
function slowCurve(seed, knotSeconds) {
  const random = randomFrom(Math.round(seed * 1000) + 5);
  const knots = Array.from({ length: 64 }, random);
  return (seconds) => {
    const at = seconds / knotSeconds;
    const [index, part] = [Math.floor(at) % 62, at - Math.floor(at)];
    const eased = part * part * (3 - 2 * part);
    return knots[index] * (1 - eased) + knots[index + 1] * eased;
  };
}
