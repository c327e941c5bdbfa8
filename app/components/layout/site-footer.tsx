import { ThemePicker } from "#app/components/layout/theme-picker.tsx";
import { KeyboardHelp } from "#app/components/layout/keyboard-help.tsx";
import { Mark } from "#app/components/ui/mark.tsx";

/** The footer of every page of the site. */
export function SiteFooter() {
  return (
    <footer className="site-footer">
      <Mark />
      <div className="max-tablet:hidden">
        <KeyboardHelp />
      </div>
      <div className="ml-auto max-tablet:ml-0">
        <ThemePicker />
      </div>
    </footer>
  );
}
