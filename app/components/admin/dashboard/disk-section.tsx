import { formatBytes } from "#app/components/format/bytes.ts";
import { diskShares } from "#app/components/admin/dashboard/disk-shares.ts";
import { type AdminDashboard } from "#core/admin/types.ts";

/** The disk of the object store: what fills it, as a bar and as a list. */
export function DiskSection({ disk }: { readonly disk: AdminDashboard["disk"] }) {
  const shares = diskShares(disk);
  const total = shares.reduce((sum, { bytes }) => sum + bytes, 0);
  const words = shares.map(({ name, bytes }) => `${name} ${formatBytes(bytes)}`).join(", ");
  return (
    <section aria-labelledby="disk">
      <div className="heading">
        <h2 id="disk">Storage</h2>
        {disk.totalBytes === null ? null : <span>{formatBytes(disk.totalBytes)}</span>}
      </div>
      {total > 0 ? (
        <div className="disk" role="img" aria-label={words}>
          {shares.map(({ kind, bytes }) => (
            <span key={kind} data-kind={kind} style={{ flexGrow: Math.max(bytes / total, 0.001) }} />
          ))}
        </div>
      ) : null}
      <dl className="disk-key mt-3">
        {shares.map(({ kind, name, bytes }) => (
          <div key={kind} data-kind={kind}>
            <dt>{name}</dt>
            <dd>{formatBytes(bytes)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
