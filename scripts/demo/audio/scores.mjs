import { addCrackle, addWater, addWind } from "./noises.mjs";
import { addChime, addHum, addNote, addPad } from "./notes.mjs";
import { addReverb } from "./reverb.mjs";
import { emptyTrack, finishTrack, interleave } from "./track.mjs";

/** The audio of a film: stereo samples, 32-bit floats at 48 kHz. */
export function makeAudio({ audio, seconds }) {
  const track = emptyTrack(seconds);
  const { music, noises, room = {}, finish = {} } = SCORES[audio];
  music(track);
  addReverb(track, room);
  noises(track);
  finishTrack(track, finish);
  return interleave(track);
}

/** Notes one after the other: `"0 A4, 2.5 E5"` are times and notes. */
function melody(track, text, { level = 0.16, seconds = 5 } = {}) {
  text.split(", ").forEach((entry, number) => {
    const [at, note] = entry.split(" ");
    addNote(track, { note, at: Number(at), level, seconds, pan: number % 2 ? 0.35 : -0.35 });
  });
}

/** Chords: `"0 8 A2 E3 C4"` is a start, a length in seconds and notes. */
function chords(track, level, ...lines) {
  for (const line of lines) {
    const [at, seconds, ...notes] = line.split(" ");
    addPad(track, { notes, at: Number(at), seconds: Number(seconds), level });
  }
}

/** The series has one tune, which each episode plays in its own way. */
const LANTERN = "3 E4, 4.2 G4, 5.4 B4, 7.8 A4, 10.2 G4, 11.4 F#4, 12.6 D4, 15 E4";

const SCORES = {
  "salt-meridian": {
    music(track) {
      chords(track, 0.13, "0 11 D3 A3 F#4", "8 11 B2 F#3 D4", "16 12 G2 D3 B3 F#4");
      melody(track, "4 A4, 6 F#4, 8.5 E4, 12 D4, 14 F#4, 17 A4, 19.5 D5, 22.5 B4", { level: 0.11 });
    },
    noises: (track) => addWind(track, { seed: 11, level: 0.55, from: 200, to: 620, gustSeconds: 6 }),
    room: { seconds: 4, wet: 0.4 },
  },
  northlight: {
    music(track) {
      chords(track, 0.13, "0 12 A2 E3 B3", "7 12 F2 C3 A3 E4", "14 13 C3 G3 E4 B4", "20 8 A2 E3 A3");
      melody(track, "5 E5, 6.5 B4, 9 C5, 12 G4, 15.1 B5, 15.5 E6, 19 A4, 22 E5", { level: 0.09, seconds: 6 });
    },
    noises(track) {
      addWater(track, { seed: 21, level: 0.3, waveSeconds: 6, brightness: 420 });
      addWind(track, { seed: 22, level: 0.16, from: 300, to: 1100, gustSeconds: 9 });
    },
    room: { seconds: 5, wet: 0.5 },
  },
  perihelion: {
    music(track) {
      chords(track, 0.15, "0 12 C2 G2 C3", "8 12 F2 C3 A3 E4", "14 14 C2 G2 E3 B3 G4");
      melody(track, "9 C5, 10 E5, 11 G5, 12.2 B5, 16 G5, 19 E5, 22 C5", { level: 0.08, seconds: 6 });
    },
    noises(track) {
      addHum(track, { hertz: 41, level: 0.05 });
      addWind(track, { seed: 31, level: 0.12, from: 90, to: 260, gustSeconds: 11 });
    },
    room: { seconds: 6, wet: 0.55 },
  },
  "the-last-of-february": {
    music(track) {
      chords(track, 0.08, "2 12 G2 D3 B3", "12 14 C3 G3 E4");
      melody(track, "3.6 D5, 5 B4, 6.4 G4, 8.6 A4, 10 B4, 11.4 D5, 13.6 E5, 15.5 D5, 18 B4, 20 A4, 22.5 G4", {
        level: 0.15,
      });
    },
    noises(track) {
      addWind(track, { seed: 41, level: 0.32, from: 160, to: 520, gustSeconds: 5 });
      addCrackle(track, { seed: 42, level: 0.05, perSecond: 5 });
    },
    room: { seconds: 2.6, wet: 0.3 },
  },
  "lanternmoor-1-1": {
    music(track) {
      chords(track, 0.11, "0 11 E2 B2 G3", "8 12 C3 G3 E4");
      melody(track, LANTERN, { level: 0.13 });
    },
    noises: (track) => addWater(track, { seed: 51, level: 0.42, waveSeconds: 5, brightness: 500 }),
    room: { seconds: 3.5, wet: 0.4 },
  },
  "lanternmoor-1-2": {
    music(track) {
      chords(track, 0.15, "0 12 E2 B2 E3", "8 12 C2 G2 E3 B3");
      addChime(track, { note: "E4", at: 1.6, level: 0.2 });
      addChime(track, { note: "E4", at: 8.8, level: 0.15, pan: 0.4 });
      addChime(track, { note: "B3", at: 14.6, level: 0.15, pan: -0.4 });
    },
    noises: (track) => addWater(track, { seed: 52, level: 0.5, waveSeconds: 8, brightness: 120 }),
    room: { seconds: 6, wet: 0.6 },
  },
  "lanternmoor-1-3": {
    music(track) {
      chords(track, 0.12, "0 11 E2 B2", "8 12 A2 E3 C4");
      melody(track, "5 B5, 5.3 B5, 5.6 E5, 9 B5, 9.3 B5, 9.6 E5, 13 B5, 13.3 B5, 13.6 G5", {
        level: 0.05,
        seconds: 2,
      });
      melody(track, "7 E4, 11 G4, 15 B4", { level: 0.1 });
    },
    noises(track) {
      addWind(track, { seed: 53, level: 0.6, from: 140, to: 760, gustSeconds: 4 });
      addHum(track, { hertz: 49, level: 0.03 });
    },
    room: { seconds: 4, wet: 0.4 },
  },
  "lanternmoor-2-1": {
    music(track) {
      chords(track, 0.12, "0 11 G2 D3 B3", "8 12 E2 B2 G3 D4");
      melody(track, "3 E4, 4.4 G4, 5.8 B4, 9 A4, 12 G4, 15 E4", { level: 0.12 });
      addChime(track, { note: "D5", at: 10.4, level: 0.07, pan: 0.6 });
    },
    noises(track) {
      addWater(track, { seed: 54, level: 0.36, waveSeconds: 4, brightness: 700 });
      addHum(track, { hertz: 55, level: 0.035 });
    },
    room: { seconds: 3, wet: 0.35 },
  },
  "lanternmoor-2-2": {
    music(track) {
      chords(track, 0.1, "0 12 C3 G3 E4", "9 11 A2 E3 C4");
      melody(track, "2.5 B4, 5.4 G4, 8.2 E4, 11 C5, 14 B4, 16 G4", { level: 0.1, seconds: 6 });
    },
    noises: (track) => addWater(track, { seed: 55, level: 0.62, waveSeconds: 5.7, brightness: 1500 }),
    room: { seconds: 4, wet: 0.45 },
  },
  "lanternmoor-2-3": {
    music(track) {
      chords(track, 0.13, "0 11 C3 G3 E4", "7 9 D3 A3 F#4", "12 9 E3 B3 G#4 E5");
      melody(track, "3 E4, 4.2 G4, 5.4 B4, 7.8 A4, 10.2 G4, 11.4 F#4, 12.6 D4, 14.4 E4, 15.6 G#4, 16.8 B4", {
        level: 0.13,
      });
    },
    noises(track) {
      addWater(track, { seed: 56, level: 0.3, waveSeconds: 6, brightness: 600 });
      addWind(track, { seed: 57, level: 0.12, from: 400, to: 1300, gustSeconds: 5 });
    },
    room: { seconds: 3.5, wet: 0.4 },
  },
};
