import { addSignal, SAMPLE_RATE } from "./track.mjs";

const SEMITONES = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** The frequency of a note such as `A4`, `F#3` or `Bb2`, in hertz. */
export function hertzOf(note) {
  const [, letter, accidental, octave] = /^([A-G])([#b]?)(\d)$/.exec(note);
  const shift = accidental === "#" ? 1 : accidental === "b" ? -1 : 0;
  return 440 * 2 ** ((SEMITONES[letter] + shift - 9) / 12 + Number(octave) - 4);
}

/** A soft chord that swells and sinks: two detuned voices a note, with a few overtones. */
export function addPad(track, { notes, at = 0, seconds, level = 0.1, overtones = 3 }) {
  notes.forEach((note, number) => {
    const pan = notes.length > 1 ? (number / (notes.length - 1)) * 1.2 - 0.6 : 0;
    for (const detune of [0.9985, 1.0015]) {
      const signal = tone(hertzOf(note) * detune, seconds, (progress, overtone, time) => {
        if (overtone > overtones) return 0;
        const swell = Math.sin(Math.PI * Math.min(1, progress)) ** 1.4;
        return (swell * (1 + 0.12 * Math.sin(time * (0.7 + number * 0.13) * 6.28))) / overtone ** 2.1;
      });
      addSignal(track, signal, { at, level: level / 2, pan });
    }
  });
}

/** A struck note of felt: it starts at once, and its overtones die first. */
export function addNote(track, { note, at, seconds = 4, level = 0.2, pan = 0 }) {
  const signal = tone(hertzOf(note), seconds, (progress, overtone, time) => {
    const attack = Math.min(1, time / 0.008);
    return (attack * Math.exp(-time * (0.9 + 0.9 * overtone)) * (1 - progress)) / overtone ** 1.7;
  });
  addSignal(track, signal, { at, level, pan });
}

/** A chime, whose overtones are no multiples. */
export function addChime(track, { note, at, seconds = 7, level = 0.2, pan = 0 }) {
  const partials = [0.5, 1, 1.19, 1.5, 2, 2.51, 3.01, 4.1];
  partials.forEach((ratio, number) => {
    const signal = tone(hertzOf(note) * ratio, seconds, (progress, overtone, time) => {
      if (overtone > 1) return 0;
      return (
        (Math.min(1, time / 0.004) * Math.exp(-time * (0.5 + 0.34 * number)) * (1 - progress)) /
        (1 + number * 0.7)
      );
    });
    addSignal(track, signal, { at, level: level / 2.4, pan });
  });
}

/** A hum of machines: a low note, its octave and its fifth, beating slowly. */
export function addHum(track, { hertz = 50, level = 0.1 }) {
  for (const [ratio, part] of [
    [1, 1],
    [1.004, 0.8],
    [2.002, 0.4],
    [3.01, 0.16],
  ]) {
    const signal = new Float32Array(track.length);
    for (let index = 0; index < track.length; index++)
      signal[index] = Math.sin((2 * Math.PI * hertz * ratio * index) / SAMPLE_RATE) * part;
    addSignal(track, signal, { level, pan: (ratio % 1) * 20 - 0.1 });
  }
}

const OVERTONES = [1, 2, 3, 4, 5];

/** Sines of a note and its overtones; `gainOf` takes the progress from 0 to 1, the overtone and the seconds. */
function tone(hertz, seconds, gainOf) {
  const length = Math.round(seconds * SAMPLE_RATE);
  const signal = new Float32Array(length);
  for (const overtone of OVERTONES) {
    let gain = 0;
    for (let index = 0; index < length; index++) {
      const time = index / SAMPLE_RATE;
      if (index % 32 === 0) gain += (gainOf(index / length, overtone, time) - gain) * (index === 0 ? 0 : 0.5);
      signal[index] += Math.sin(2 * Math.PI * hertz * overtone * time) * gain;
    }
  }
  return signal;
}
