/** Frames per second of every film. */
export const FRAME_RATE = 25;
const DEFAULT_GRADE = [1.25, 1.04, 0.35, 0];

/** The uniforms of each frame of a film. */
export function momentsOf(film) {
  const count = film.seconds * FRAME_RATE;
  return Array.from({ length: count }, (_, frame) => momentAt(film, frame / FRAME_RATE));
}

/** The uniforms of one moment; `view` replaces the camera's own `[view, x, y]`, for a still of another shape. */
export function momentAt(film, seconds, view) {
  const share = seconds / film.seconds;
  const [cameraView, x, y] = view ?? cameraAt(film, share);
  return {
    ...{ seconds, share, cameraView, cameraAt: [x, y] },
    ...{ grade: film.grade ?? DEFAULT_GRADE, tint: film.tint ?? [0, 0, 0] },
    fade: view ? 1 : fadeAt(film, seconds),
  };
}

/** Half linear, half eased, so that the camera neither starts nor stops with a jerk. */
function cameraAt({ camera: { from, to } }, share) {
  const eased = (share + share * share * (3 - 2 * share)) / 2;
  return from.map((value, at) => value + (to[at] - value) * eased);
}

function fadeAt(film, seconds) {
  const last = film.seconds - 1 / FRAME_RATE;
  return Math.min(1, ease(seconds / 1.2) + 0.02) * ease((last - seconds) / 1.6);
}

function ease(x) {
  const bounded = Math.min(1, Math.max(0, x));
  return bounded * bounded * (3 - 2 * bounded);
}
