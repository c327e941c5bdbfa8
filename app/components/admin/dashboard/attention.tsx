import { RetryButton } from "#app/components/admin/queue/retry-button.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { sentence } from "#app/messages/sentence.ts";
import { type AdminDashboard } from "#core/admin/types.ts";

type Item = AdminDashboard["attention"][number];

/** The items that need attention, worst first, each with its cause and its button. Renders nothing without items. */
export function Attention({ items }: { readonly items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="attention">
      <h2 className="sr-only" id="attention">
        Needs attention
      </h2>
      <ul className="todo">
        {items.map((item) => (
          <li key={item.id}>
            <StatusDot state={item.severity} />
            <b>{sentence(item.heading)}</b>
            <div className="acts">
              <Action item={item} />
            </div>
            <p>{sentence(item.detail)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Action({ item }: { readonly item: Item }) {
  if (item.action === "retry" && item.videoId) {
    return <RetryButton videoId={item.videoId} title={sentence(item.heading)} />;
  }
  const to =
    item.action === "open"
      ? "/admin/jobs?state=failed"
      : item.action === "title" && item.titleId
        ? `/admin/titles/${item.titleId}`
        : null;
  if (to === null) return null;
  return (
    <ButtonLink to={to} size="small" aria-label={`View details: ${sentence(item.heading)}`}>
      View details
    </ButtonLink>
  );
}
