import { useFetcher, useLocation } from "@remix-run/react";
import { isThemeChoice, type ThemeChoice } from "#app/theme.ts";
import { useRootData } from "#app/root-data.ts";

const choices: readonly { readonly themeChoice: ThemeChoice; readonly name: string }[] = [
  { themeChoice: "dark", name: "down" },
  { themeChoice: "light", name: "up" },
  { themeChoice: "system", name: "with the day" },
];

/** The theme: down, up, with the day. A plain form, so it works before and without scripts. */
export function ThemePicker() {
  const fetcher = useFetcher({ key: "house-lights" });
  const { pathname, search } = useLocation();
  const asked = fetcher.formData?.get("theme");
  const kept = useRootData()?.themeChoice ?? "dark";
  const themeChoice = isThemeChoice(asked) ? asked : kept;
  return (
    <fetcher.Form method="post" action="/api/theme" preventScrollReset>
      <input type="hidden" name="to" value={pathname + search} />
      <div
        role="group"
        aria-label="House lights"
        className="theme-picker flex flex-wrap items-center gap-x-1"
      >
        <span className="mr-1">House lights:</span>
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
