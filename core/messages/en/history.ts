/** Watch states and positions. */
export const history = {
  notWatched: () => "This user has not watched this video, or one of them doesn't exist.",
  positionIncomplete: () => "This position can't be saved: it is incomplete.",
};
