import type { Router } from "express";
import type { Edge } from "../endpoint.ts";
import { accountRoutes } from "./accounts.ts";
import { administrationRoutes } from "./administration.ts";
import { announcementRoutes } from "./announcements.ts";
import { actRoutes } from "./acts.ts";
import { delegationRoutes } from "./delegations.ts";
import { fileRoutes } from "./files.ts";
import { agencyAccountRoutes, guestRoutes } from "./guests.ts";
import { meetingRoutes } from "./meetings.ts";
import { messageFileRoutes } from "./message-files.ts";
import { helpRoutes } from "./help.ts";
import { importRoutes } from "./imports.ts";
import { incomingRoutes } from "./incoming.ts";
import { directoryRoutes, outgoingRoutes } from "./outgoing.ts";
import { printRoutes } from "./print.ts";
import { rightsRoutes } from "./rights.ts";
import { sealingRoutes } from "./sealing.ts";
import { searchRoutes } from "./search.ts";
import { sessionRoutes, type SignIn } from "./session.ts";
import { signatureRoutes } from "./signatures.ts";
import { draftRoutes } from "./drafts.ts";
import { evidenceRoutes } from "./evidence.ts";
import { trustRoutes } from "./trust.ts";
import { uploadRoutes } from "./uploads.ts";
import { unitChannelRoutes } from "./unit-channels.ts";
import { workRoutes } from "./work.ts";

/** Everything under /api but the bot. */
export function allRoutes(edge: Edge, signIn: SignIn): Router[] {
  return [
    sessionRoutes(edge, signIn),
    uploadRoutes(edge),
    signatureRoutes(edge),
    trustRoutes(edge),
    evidenceRoutes(edge),
    fileRoutes(edge),
    incomingRoutes(edge),
    importRoutes(edge),
    actRoutes(edge),
    workRoutes(edge),
    draftRoutes(edge),
    outgoingRoutes(edge),
    directoryRoutes(edge),
    searchRoutes(edge),
    printRoutes(edge),
    sealingRoutes(edge),
    accountRoutes(edge),
    announcementRoutes(edge),
    delegationRoutes(edge),
    rightsRoutes(edge),
    helpRoutes(edge),
    meetingRoutes(edge),
    unitChannelRoutes(edge),
    messageFileRoutes(edge),
    agencyAccountRoutes(edge),
    guestRoutes(edge),
    administrationRoutes(edge),
  ];
}
