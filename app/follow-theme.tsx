import { useEffect } from "react";
import { themeOf, type ThemeChoice } from "#app/theme.ts";
import { useNonce } from "#app/nonce.ts";

const DAYLIGHT = "(prefers-color-scheme: light)";
const script = `document.documentElement.dataset.theme=matchMedia("${DAYLIGHT}").matches?"light":"dark"`;

/** Before the first paint: a page that goes with the day takes its theme from the device. */
export function FirstTheme({ themeChoice }: { themeChoice: ThemeChoice }) {
  const nonce = useNonce();
  if (themeChoice !== "system") return null;
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}

/** Keeps `data-theme` in step with the lights, and with the device where they follow the day. */
export function useThemeChoice(themeChoice: ThemeChoice): void {
  useEffect(() => {
    const day = matchMedia(DAYLIGHT);
    const apply = (): void => {
      const theme = themeChoice === "system" ? (day.matches ? "light" : "dark") : themeOf(themeChoice);
      document.documentElement.dataset.theme = theme;
    };
    apply();
    day.addEventListener("change", apply);
    return () => day.removeEventListener("change", apply);
  }, [themeChoice]);
}
