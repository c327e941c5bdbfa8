import { useState } from "react";
import { setFilters } from "#app/components/browse/browse-state.ts";
import { FilterForm } from "#app/components/browse/filter-form.tsx";
import { type BrowseData } from "#app/components/browse/load-browse.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { useHydrated } from "#app/hooks/use-hydrated.ts";

/** A button that opens the filters: a dialog, on a phone a sheet. Without scripts they unfold in the page. */
export function FilterPanel({ data }: { readonly data: BrowseData }) {
  const [isOpen, setOpen] = useState(false);
  const isHydrated = useHydrated();
  const count = setFilters(data.filters).length;
  const words = (
    <>
      <Icon name="settings" />
      Filters
      {count > 0 ? (
        <span className="badge-count">
          {count}
          <span className="sr-only"> chosen</span>
        </span>
      ) : null}
    </>
  );
  if (!isHydrated)
    return (
      <details className="filter-panel">
        <summary className="button">{words}</summary>
        <FilterForm data={data} />
      </details>
    );
  return (
    <div className="filter-panel">
      <Button aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(true)}>
        {words}
      </Button>
      <Dialog title="Filters" open={isOpen} onClose={() => setOpen(false)}>
        {isOpen ? <FilterForm data={data} onApply={() => setOpen(false)} /> : null}
      </Dialog>
    </div>
  );
}
