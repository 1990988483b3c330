import { Button } from "@fluentui/react-components";
import { DocumentQuestionMarkRegular } from "@fluentui/react-icons/svg/document-question-mark";
import { Suspense } from "react";
import { Navigate, Route, Routes, useNavigate } from "react-router";
import { useWords } from "../foundation/language.tsx";
import { useSession } from "../foundation/session.tsx";
import { EmptyState, ListSkeleton } from "../foundation/states.tsx";
import { WorkPage } from "../work/work-page.tsx";
import { firstPageOf } from "./navigation.ts";
import {
  AdministrationPage,
  AnnouncementPage,
  AnnouncementsPage,
  ComposePage,
  DocumentPage,
  DraftPage,
  DraftsPage,
  GuidesPage,
  ImportsPage,
  IncomingRegister,
  IssuePage,
  LeftPage,
  NewDraftPage,
  OutgoingPage,
  OutgoingRegister,
  RegisterPage,
  SearchPage,
} from "./pages.tsx";
import { words } from "./words.ts";

function NoPage() {
  const t = useWords(words);
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={<DocumentQuestionMarkRegular />}
      title={t("noPage")}
      hint={t("noPageHint")}
      action={<Button onClick={() => void navigate("/")}>{t("toWork")}</Button>}
    />
  );
}

/** The addresses of the tab, below /tab; cards and notices link to /documents/:id. */
export function Pages() {
  const first = firstPageOf(useSession().roles);
  return (
    <Suspense fallback={<ListSkeleton rows={8} />}>
      <Routes>
        <Route index element={first === "/work" ? <WorkPage /> : <Navigate to={first} replace />} />
        <Route path="work/left" element={<LeftPage />} />
        <Route path="work/:bucket?" element={<WorkPage />} />
        <Route path="documents/:id" element={<DocumentPage />} />
        <Route path="incoming" element={<IncomingRegister />} />
        <Route path="incoming/new" element={<RegisterPage />} />
        <Route path="outgoing" element={<OutgoingRegister />} />
        <Route path="outgoing/new" element={<IssuePage />} />
        <Route path="outgoing/:id" element={<OutgoingPage />} />
        <Route path="drafts" element={<DraftsPage />} />
        <Route path="drafts/new" element={<NewDraftPage />} />
        <Route path="drafts/:id" element={<DraftPage />} />
        <Route path="search" element={<SearchPage />} />
        <Route path="help/:id?" element={<GuidesPage />} />
        <Route path="imports/:id?" element={<ImportsPage />} />
        <Route path="announcements" element={<AnnouncementsPage />} />
        <Route path="announcements/new" element={<ComposePage />} />
        <Route path="announcements/:id" element={<AnnouncementPage />} />
        <Route path="administration/*" element={<AdministrationPage />} />
        <Route path="*" element={<NoPage />} />
      </Routes>
    </Suspense>
  );
}
