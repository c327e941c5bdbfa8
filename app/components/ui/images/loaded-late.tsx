import { useEffect, useState, type ComponentType } from "react";

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

/**
 * A component whose script is fetched when it is first shown; until then it shows nothing. Where the script cannot be
 * fetched (the connection is lost, the site was updated) `Plain` is shown instead, so that no page breaks.
 */
export function loadedLate<Props extends object>(load: Load<Props>, Plain: ComponentType<Props>) {
  let loaded: ComponentType<Props> | null = null;
  return function LoadedLate(props: Props) {
    const [Shown, setShown] = useState(() => loaded);
    useEffect(() => {
      if (Shown) return;
      let isShown = true;
      load().then(
        (module) => {
          loaded = module.default;
          if (isShown) setShown(() => module.default);
        },
        () => isShown && setShown(() => Plain),
      );
      return () => {
        isShown = false;
      };
    }, [Shown]);
    return Shown ? <Shown {...props} /> : null;
  };
}
