import { lazy, type ComponentType, type LazyExoticComponent } from "react";

/**
 * Every page is its own chunk. A page is a component without properties that fills the main area; it reads its
 * parameters from the route and everything else from `useHere`.
 */
function page(load: () => Promise<ComponentType>): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: await load() }));
}

export const LeftPage = page(async () => (await import("../work/left/left-page.tsx")).LeftPage);
export const DocumentPage = page(async () => (await import("../document/document-page.tsx")).DocumentPage);
export const RegisterPage = page(async () => (await import("../registering/register-page.tsx")).RegisterPage);
export const IncomingRegister = page(
  async () => (await import("../registers/incoming-register.tsx")).IncomingRegister,
);
export const OutgoingRegister = page(
  async () => (await import("../registers/outgoing-register.tsx")).OutgoingRegister,
);
export const IssuePage = page(async () => (await import("../outgoing/issue-page.tsx")).IssuePage);
export const OutgoingPage = page(async () => (await import("../outgoing/outgoing-page.tsx")).OutgoingPage);
export const DraftsPage = page(async () => (await import("../drafting/drafts-page.tsx")).DraftsPage);
export const NewDraftPage = page(async () => (await import("../drafting/new-draft-page.tsx")).NewDraftPage);
export const DraftPage = page(async () => (await import("../drafting/draft-page.tsx")).DraftPage);
export const GuidesPage = page(async () => (await import("../help/guides-page.tsx")).GuidesPage);
export const SearchPage = page(async () => (await import("../searching/search-page.tsx")).SearchPage);
export const AdministrationPage = page(
  async () => (await import("../administration/administration-page.tsx")).AdministrationPage,
);
export const ImportsPage = page(async () => (await import("../importing/imports-page.tsx")).ImportsPage);
export const AnnouncementsPage = page(
  async () => (await import("../announcing/announcements-page.tsx")).AnnouncementsPage,
);
export const AnnouncementPage = page(
  async () => (await import("../announcing/announcement-page.tsx")).AnnouncementPage,
);
export const ComposePage = page(async () => (await import("../announcing/compose-page.tsx")).ComposePage);
