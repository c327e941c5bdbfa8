import { type ReactElement } from "react";

/** Every drawing of the site, on a 24 px field, by what it means. */
const drawings = {
  play: (
    <path
      className="solid"
      d="M7 4.6v14.8a.6.6 0 0 0 .92.5l11.6-7.4a.6.6 0 0 0 0-1L7.92 4.1A.6.6 0 0 0 7 4.6Z"
    />
  ),
  pause: <path d="M8.5 5.5v13M15.5 5.5v13" />,
  check: <path d="m5.5 12.5 4.2 4.2 8.8-9.4" />,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  earlier: <path d="m14.5 5.5-6.5 6.5 6.5 6.5" />,
  further: <path d="m9.5 5.5 6.5 6.5-6.5 6.5" />,
  more: (
    <g className="solid">
      <circle cx="5.5" cy="12" r="1.4" />
      <circle cx="12" cy="12" r="1.4" />
      <circle cx="18.5" cy="12" r="1.4" />
    </g>
  ),
  home: <path d="M4 11.2 12 5l8 6.2V19h-5.5v-5h-5v5H4z" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5 5" />
    </>
  ),
  films: <path d="M5 5h14v14H5zM9 5v14M15 5v14M5 9.5h4M5 14.5h4M15 9.5h4M15 14.5h4" />,
  series: <path d="M5 8.5h14V19H5zM7 5.5h10M9 2.8h6" />,
  mine: <path d="M5 6.5h14M5 12h14M5 17.5h9" />,
  now: <path d="M4.5 17a8 8 0 1 1 15 0M12 14.5l3.6-4.2" />,
  upload: <path d="M12 15.5v-11m-4 4 4-4 4 4M4.5 14v5h15v-5" />,
  folder: <path d="M4 6.5h6l2 2.5h8v9.5H4z" />,
  jobs: <path d="M4 6.5h16M4 12h10M4 17.5h7M17.5 14v6l4-3z" />,
  users: (
    <>
      <circle cx="9" cy="8.5" r="3.2" />
      <path d="M3.5 19c.6-3.2 2.7-5 5.5-5s4.9 1.8 5.5 5M15.5 5.6a3.2 3.2 0 0 1 0 5.8M17 14.3c2 .6 3.2 2.2 3.6 4.7" />
    </>
  ),
  account: (
    <>
      <circle cx="12" cy="8.2" r="3.4" />
      <path d="M5 19.5c.8-3.6 3.5-5.5 7-5.5s6.2 1.9 7 5.5" />
    </>
  ),
  settings: <path d="M4 7h9M17 7h3M13 4.5v5M4 16.5h3M11 16.5h9M9 14v5" />,
  warning: <path d="M12 4.5 3.5 19h17zM12 10v4.2M12 16.6v.1" />,
  retry: <path d="M19 12a7 7 0 1 1-2.2-5.1M19 4.5v4.2h-4.2" />,
  bin: <path d="M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7" />,
  edit: <path d="m5 19 .8-3.8L16 5l3 3L8.8 18.2z" />,
  eye: (
    <>
      <path d="M2.8 12S6 6 12 6s9.2 6 9.2 6-3.2 6-9.2 6-9.2-6-9.2-6z" />
      <circle cx="12" cy="12" r="2.6" />
    </>
  ),
  theme: (
    <path d="M12 3.5v4M7.5 7.5h9l2.5 6.5H5zM9.5 14a2.5 2.5 0 0 0 5 0M12 19.5v1.2M7 18.5l-.8 1M17 18.5l.8 1" />
  ),
  out: <path d="M14 5H6v14h8M10.5 12h10m-3.5-3.5 3.5 3.5-3.5 3.5" />,
  admin: <path d="M4 5h16v9.5H4zM9 19h6M12 14.5V19" />,
  plus: <path d="M12 5v14M5 12h14" />,
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof drawings;

/** A drawing without a name of its own: what it stands in carries the words. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
