import { useFetcher, useLocation } from "@remix-run/react";
import { isLights, type Lights } from "#app/theme.ts";
import { useRootData } from "#app/root-data.ts";

const choices: readonly { readonly lights: Lights; readonly name: string }[] = [
  { lights: "down", name: "down" },
  { lights: "up", name: "up" },
  { lights: "day", name: "with the day" },
];

/** House lights: down, up, with the day. A plain form, so it works before and without scripts. */
export function HouseLights() {
  const fetcher = useFetcher({ key: "house-lights" });
  const { pathname, search } = useLocation();
  const asked = fetcher.formData?.get("lights");
  const kept = useRootData()?.lights ?? "down";
  const lights = isLights(asked) ? asked : kept;
  return (
    <fetcher.Form method="post" action="/api/lights" preventScrollReset>
      <input type="hidden" name="to" value={pathname + search} />
      <div
        role="group"
        aria-label="House lights"
        className="house-lights flex flex-wrap items-center gap-x-1"
      >
        <span className="mr-1">House lights:</span>
        {choices.map((choice) => (
          <button
            key={choice.lights}
            type="submit"
            name="lights"
            value={choice.lights}
            aria-pressed={choice.lights === lights}
            className="min-h-tap px-1.5 text-quiet underline-offset-4 hover:text-text aria-pressed:text-lit aria-pressed:underline"
          >
            {choice.name}
          </button>
        ))}
      </div>
    </fetcher.Form>
  );
}
