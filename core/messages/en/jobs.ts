/** Jobs of the queue, as admins retry them. */
export const jobs = {
  filmDeleted: () => "This film was deleted. Restore it, then press Retry.",
  notFound: () => "This job doesn't exist.",
  nothingToRetry: () => "This job has not failed, so there is nothing to retry.",
  removedWithFilm: () => "This film was deleted, so its job was removed.",
};
