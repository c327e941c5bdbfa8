import { useEffect } from "react";
import { themeOf, type ThemeChoice } from "#app/theme.ts";
import { useNonce } from "#app/nonce.ts";

const PREFERS_LIGHT = "(prefers-color-scheme: light)";
const script = `document.documentElement.dataset.theme=matchMedia("${PREFERS_LIGHT}").matches?"light":"dark"`;

/** Before the first paint: a page that follows the system takes its theme from the device. */
export function FirstTheme({ themeChoice }: { themeChoice: ThemeChoice }) {
  const nonce = useNonce();
  if (themeChoice !== "system") return null;
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}

/** Keeps `data-theme` in step with the user's choice; with `system`, also while the device's setting changes. */
export function useThemeChoice(themeChoice: ThemeChoice): void {
  useEffect(() => {
    const systemLight = matchMedia(PREFERS_LIGHT);
    const apply = (): void => {
      const theme =
        themeChoice === "system" ? (systemLight.matches ? "light" : "dark") : themeOf(themeChoice);
      document.documentElement.dataset.theme = theme;
    };
    apply();
    systemLight.addEventListener("change", apply);
    return () => systemLight.removeEventListener("change", apply);
  }, [themeChoice]);
}
