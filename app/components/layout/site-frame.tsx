import { type ReactNode } from "react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { PhoneTabs } from "#app/components/layout/phone-tabs.tsx";
import { SiteFooter } from "#app/components/layout/site-footer.tsx";
import { SiteHeader } from "#app/components/layout/site-header.tsx";
import { SkipLink } from "#app/components/layout/skip-link.tsx";
import { Toasts } from "#app/components/ui/toast.tsx";
import { useRootData } from "#app/root-data.ts";
import { type SignedInUser } from "#core/accounts/types.ts";

interface SiteFrameProps {
  readonly user: SignedInUser;
  readonly children: ReactNode;
}

/** What stands around every page of the site: header, footer, the phone's tabs, and toasts. */
export function SiteFrame({ user, children }: SiteFrameProps) {
  const mayUpload = useRootData()?.mayUpload ?? false;
  return (
    <Toasts>
      <SkipLink />
      <SiteHeader user={user} mayUpload={mayUpload} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter />
      <PhoneTabs />
    </Toasts>
  );
}

/** An error page for a layout whose own loader failed: inside the site's frame where a user is signed in. */
export function FramedErrorPage() {
  const user = useRootData()?.user;
  if (user)
    return (
      <SiteFrame user={user}>
        <ErrorPage />
      </SiteFrame>
    );
  return (
    <main id="main">
      <ErrorPage />
    </main>
  );
}
