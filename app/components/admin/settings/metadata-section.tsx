import { noticeOf } from "#app/components/admin/metadata/service-notice.tsx";

/** Whether facts and artwork can be found at a metadata service, and how that is turned on. */
export function MetadataSection({ host }: { readonly host: string | null }) {
  return (
    <section aria-labelledby="metadata" className="mt-12 max-w-[46rem] border-t border-line pt-6">
      <h2 id="metadata">Facts and artwork</h2>
      {host === null ? (
        <p className="mt-2 text-soft">
          Off. To find facts and artwork on The Movie Database, set METADATA_KEY and restart Matinee.
        </p>
      ) : (
        <>
          <p className="mt-2 text-soft">
            On. The editor of a title asks {host} when you press Find facts or Find images.
          </p>
          <p className="mt-2 text-xs text-quiet">{noticeOf(host)}</p>
        </>
      )}
    </section>
  );
}
