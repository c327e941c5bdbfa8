import { useFetcher, useLocation } from "@remix-run/react";
import { isThemeChoice, type ThemeChoice } from "#app/theme.ts";
import { useRootData } from "#app/root-data.ts";

const choices: readonly { readonly themeChoice: ThemeChoice; readonly name: string }[] = [
  { themeChoice: "dark", name: "Dark" },
  { themeChoice: "light", name: "Light" },
  { themeChoice: "system", name: "System" },
];

/** The choice of the theme. A plain form, so it works before and without scripts. */
export function ThemePicker() {
  const fetcher = useFetcher({ key: "theme" });
  const { pathname, search } = useLocation();
  const chosen = fetcher.formData?.get("theme");
  const kept = useRootData()?.themeChoice ?? "system";
  const themeChoice = isThemeChoice(chosen) ? chosen : kept;
  return (
    <fetcher.Form method="post" action="/api/theme" preventScrollReset>
      <input type="hidden" name="to" value={pathname + search} />
      <div role="group" aria-label="Theme" className="theme-picker flex flex-wrap items-center gap-x-1">
        <span className="mr-1">Theme:</span>
        {choices.map((choice) => (
          <button
            key={choice.themeChoice}
            type="submit"
            name="theme"
            value={choice.themeChoice}
            aria-pressed={choice.themeChoice === themeChoice}
            className="min-h-tap px-1.5 text-quiet underline-offset-4 hover:text-text aria-pressed:text-accent aria-pressed:underline"
          >
            {choice.name}
          </button>
        ))}
      </div>
    </fetcher.Form>
  );
}
