import { type AdminDashboard } from "#core/admin/types.ts";

/** The site's counts of titles, videos and users. */
export function Figures({ counts }: { readonly counts: AdminDashboard["counts"] }) {
  const figures = [
    { value: counts.titles, name: counts.titles === 1 ? "title" : "titles" },
    { value: counts.encoding, name: "processing" },
    { value: counts.failed, name: "failed" },
    { value: counts.users, name: counts.users === 1 ? "user" : "users" },
  ];
  return (
    <section aria-label="Statistics">
      <dl className="figures">
        {figures.map(({ value, name }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value.toLocaleString("en-GB")}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
