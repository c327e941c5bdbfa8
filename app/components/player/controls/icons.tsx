import { Icon, type IconName } from "#app/components/ui/icon.tsx";

/** Signs that the site has as well, by its names for them. */
const OWN_ICONS = {
  back: "earlier",
  forward: "further",
  play: "play",
  list: "mine",
  close: "cross",
} as const satisfies Record<string, IconName>;

/** The player's own, on a 24 px field. */
const SHAPES = {
  help: (
    <>
      <path d="M9 9.2a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2.1M12 17.2v.2" />
      <circle cx="12" cy="12" r="8.7" />
    </>
  ),
  pause: <path className="solid" d="M7 4.5h3.4v15H7zM13.6 4.5H17v15h-3.4z" />,
  backTen: (
    <>
      <path d="M4.5 5.5v4h4" />
      <path d="M5 9.2a8 8 0 1 1-.9 4.3" />
    </>
  ),
  forwardTen: (
    <>
      <path d="M19.5 5.5v4h-4" />
      <path d="M19 9.2a8 8 0 1 0 .9 4.3" />
    </>
  ),
  next: (
    <>
      <path className="solid" d="M5.5 5v14l9.5-7z" />
      <path d="M18 5v14" />
    </>
  ),
  loud: <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />,
  muted: <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9.5l5 5M20.500 9.500l-5 5" />,
  captions: <path d="M3.5 5.5h17v13h-17zM7 12h5M14.5 12H17M7 15h2.5M12 15h5" />,
  settings: (
    <>
      <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
      <circle cx="15" cy="7" r="2" />
      <circle cx="9" cy="17" r="2" />
    </>
  ),
  pictureInPicture: (
    <>
      <path d="M3.5 5.5h17v13h-17z" />
      <path className="solid" d="M12 11.5h6.5v5H12z" />
    </>
  ),
  fullscreen: <path d="M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15" />,
  window: <path d="M9 4.5V9H4.5M19.500 9H15V4.500M15 19.500V15h4.500M4.500 15H9v4.500" />,
  again: (
    <>
      <path d="M19.5 5.500v4h-4M4.500 18.500v-4h4" />
      <path d="M18.800 9.300A7.500 7.500 0 0 0 5.400 8.500M5.200 14.700a7.500 7.500 0 0 0 13.400.8" />
    </>
  ),
  undo: (
    <>
      <path d="M8.5 5 4.5 9l4 4" />
      <path d="M5 9h8.5a5.5 5.5 0 0 1 0 11H9" />
    </>
  ),
} as const;

export type PlayerIconName = keyof typeof OWN_ICONS | keyof typeof SHAPES;

/** A sign of the player. It says nothing by itself: the button around it has a name. */
export function PlayerIcon({ name }: { name: PlayerIconName }) {
  if (isOwnIcon(name)) return <Icon name={OWN_ICONS[name]} />;
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {SHAPES[name]}
    </svg>
  );
}

function isOwnIcon(name: PlayerIconName): name is keyof typeof OWN_ICONS {
  return name in OWN_ICONS;
}
