/** Videos, wherever they are looked up. */
export const videos = {
  notFound: () => "Video not found.",
};
