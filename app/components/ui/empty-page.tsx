import { type ComponentProps } from "react";
import { EmptyState } from "#app/components/ui/empty-state.tsx";

/** An empty state as a complete page: its words at the left, and a scene at the right that runs off the edge. */
export function EmptyPage(props: ComponentProps<typeof EmptyState>) {
  return (
    <div className="empty-page">
      <EmptyState {...props} />
      <div className="hero-image" aria-hidden="true">
        <div className="dusk-glow" />
        <div className="dusk" />
      </div>
    </div>
  );
}
