import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { fetchMessageFile } from "../adapters/message-files/fetch-message-file.ts";
import type { BotCredential, BotSettings } from "../../bot/settings.ts";
import type { BotUseCases } from "../../bot/use-cases.ts";
import type { AppCredential, Config } from "../config.ts";
import { messageOf } from "../contract/messages/all.ts";
import type { Services } from "../ports/services.ts";
import { freezeAccount } from "../usecases/accounts/freeze-account.ts";
import { acknowledgeAssignment } from "../usecases/assignments/acknowledge-assignment.ts";
import { askExtension } from "../usecases/assignments/ask-extension.ts";
import { assignOn } from "../usecases/assignments/assign-on.ts";
import { claimAssignment } from "../usecases/assignments/claim-assignment.ts";
import { completeAssignment } from "../usecases/assignments/complete-assignment.ts";
import { decideExtension } from "../usecases/assignments/decide-extension.ts";
import { reportProgress } from "../usecases/assignments/report-progress.ts";
import { returnAssignment } from "../usecases/assignments/return-assignment.ts";
import { linkChannel, unlinkChannel } from "../usecases/channels/link-channel.ts";
import { listChannels } from "../usecases/channels/list-channels.ts";
import { channelGone, leaveTeam, meetTeam } from "../usecases/channels/meet-team.ts";
import { readPost } from "../usecases/channels/read-post.ts";
import { approveDraft, giveDraftBack } from "../usecases/drafts/decide-draft.ts";
import { listIncoming } from "../usecases/incoming/list-incoming.ts";
import { documentNotice } from "../usecases/notices/document-notice.ts";
import { draftNotice } from "../usecases/notices/draft-notice.ts";
import { forgetConversation } from "../usecases/notices/forget-conversation.ts";
import { rememberAnswer } from "../usecases/notices/remember-answer.ts";
import { rememberConversation } from "../usecases/notices/remember-conversation.ts";
import { readOutgoing } from "../usecases/outgoing/read-outgoing.ts";
import { identifyByDirectoryId } from "../usecases/people/identify-actor.ts";
import { decideRights } from "../usecases/rights/decide-rights.ts";
import { giveBackDocument } from "../usecases/routing/give-back-document.ts";
import { instruct } from "../usecases/routing/instruct.ts";
import { listAssignees } from "../usecases/routing/list-assignees.ts";
import { refuseDocument } from "../usecases/routing/refuse-document.ts";
import { reopenDocument } from "../usecases/routing/reopen-document.ts";
import { submitDocument } from "../usecases/routing/submit-document.ts";
import { endOfWork } from "../usecases/rules/end-of-work.ts";
import { searchDocuments } from "../usecases/search/search-documents.ts";
import { takeMessageFile } from "../usecases/files/take-message-file.ts";
import { listWork } from "../usecases/work/list-work.ts";

/** The tenant that Agents Playground is told to be, in the embedded mode. */
export const sampleTenantId = "00000000-0000-4000-8000-000000000001";
/** The tab of the app's manifest that links open. */
export const tabEntityId = "vanthu";

/** All that the bot asks of the product. */
export function botUseCases(services: Services): BotUseCases {
  return {
    identify: (who) => identifyByDirectoryId(services, who),
    rememberConversation: (conversation) => rememberConversation(services, conversation),
    forgetConversation: (which) => forgetConversation(services, which),
    documentNotice: (actor, about) => documentNotice(services, actor, about),
    readOutgoing: (actor, id) => readOutgoing(services, actor, id),
    rememberAnswer: (pressed) => rememberAnswer(services, pressed),
    listIncoming: (actor, query) => listIncoming(services, actor, query),
    searchDocuments: (actor, request) => searchDocuments(services, actor, request),
    takeMessageFile: (actor, file) =>
      takeMessageFile({ ...services, fetchFile: fetchMessageFile }, actor, file),
    listWork: (actor, query) => listWork(services, actor, query),
    listAssignees: (actor, about) => listAssignees(services, actor, about),
    submitDocument: (actor, id, input) => submitDocument(services, actor, id, input),
    giveBackDocument: (actor, id, input) => giveBackDocument(services, actor, id, input),
    instruct: (actor, id, input) => instruct(services, actor, id, input),
    refuseDocument: (actor, id, input) => refuseDocument(services, actor, id, input),
    reopenDocument: (actor, id, input) => reopenDocument(services, actor, id, input),
    acknowledgeAssignment: (actor, id, input) => acknowledgeAssignment(services, actor, id, input),
    reportProgress: (actor, id, input) => reportProgress(services, actor, id, input),
    askExtension: (actor, id, input) => askExtension(services, actor, id, input),
    decideExtension: (actor, id, input) => decideExtension(services, actor, id, input),
    returnAssignment: (actor, id, input) => returnAssignment(services, actor, id, input),
    assignOn: (actor, id, input) => assignOn(services, actor, id, input),
    completeAssignment: (actor, id, input) => completeAssignment(services, actor, id, input),
    draftNotice: (actor, about) => draftNotice(services, actor, about),
    approveDraft: (actor, id, input) => approveDraft(services, actor, id, input),
    giveDraftBack: (actor, id, input) => giveDraftBack(services, actor, id, input),
    decideRights: (actor, id, input) => decideRights(services, actor, id, input),
    freezeAccount: (actor, input) => freezeAccount(services, actor, input),
    claimAssignment: (actor, id, input) => claimAssignment(services, actor, id, input),
    channelNotice: (actor, about) => readPost(services, actor, about),
    listChannels: (actor) => listChannels(services, actor),
    linkChannel: (actor, input, place) => linkChannel(services, actor, input, place),
    unlinkChannel: (actor, id) => unlinkChannel(services, actor, id),
    meetTeam: (team) => meetTeam(services, team),
    leaveTeam: (left) => leaveTeam(services, left),
    channelGone: (gone) => channelGone(services, gone),
    endOfWork: (actor, day) => endOfWork(services, actor, day),
    explain: (rule) => messageOf(rule.code, rule.params) ?? { vi: rule.code, en: rule.code },
  };
}

export function botSettings({ identity }: Pick<Config, "identity">, url: string): BotSettings {
  const common = { tabUrl: `${url}/tab`, tabEntityId, language: "vi" } as const;
  if (identity.mode === "sample") return { ...common, mode: "embedded", sampleTenantId, teamsAppId: null };
  return {
    ...common,
    mode: "entra",
    appId: identity.clientId,
    tenantId: identity.tenantId,
    credential: credentialOf(identity.credential),
    teamsAppId: identity.teamsAppId ?? identity.clientId,
  };
}

function credentialOf(credential: AppCredential): BotCredential {
  if (credential.kind === "password") return { kind: "secret", secret: credential.password };
  if (credential.kind === "managedIdentity") return credential;
  const pem = readFileSync(credential.path, "utf8");
  const privateKey = /-----BEGIN [\w ]*PRIVATE KEY-----[\s\S]+?-----END [\w ]*PRIVATE KEY-----/.exec(
    pem,
  )?.[0];
  if (privateKey === undefined)
    throw new Error("MICROSOFT_APP_CERTIFICATE names a file without a private key.");
  const thumbprint = new X509Certificate(pem).fingerprint.replaceAll(":", "");
  return { kind: "certificate", thumbprint, privateKey };
}
