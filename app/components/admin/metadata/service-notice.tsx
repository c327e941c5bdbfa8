/** TMDB wants these words wherever its facts and images are offered. */
const NOTICE_OF_TMDB = "This product uses the TMDB API but is not endorsed or certified by TMDB.";

/** The words that a service wants to be said of it; empty for none. */
export const noticeOf = (host: string): string =>
  /(?:^|\.)themoviedb\.org$/.test(host) ? NOTICE_OF_TMDB : "";

/** Where facts and images come from. */
export function ServiceNotice({ host }: { readonly host: string }) {
  return <p className="mt-6 text-xs text-quiet">{`From ${host}. ${noticeOf(host)}`}</p>;
}
