import type { Sentence } from "./config-refused.ts";

/** What of the product asks something of Microsoft Graph. */
export const graphFeatures = [
  "signIn",
  "archive",
  "install",
  "directory",
  "groups",
  "mail",
  "calendar",
  "messageFiles",
  "readback",
] as const;
export type GraphFeature = (typeof graphFeatures)[number];

/** One permission of Microsoft Graph; the reason is what an administrator reads before giving it. */
export interface GraphPermission extends Sentence {
  readonly feature: GraphFeature;
  /** As the app itself, or in the name of the person who acts. */
  readonly kind: "application" | "delegated";
  readonly permission: string;
}

/** Every permission that Vanthu can use, the least that Graph's documentation names for the purpose. */
export const graphPermissions: readonly GraphPermission[] = [
  {
    feature: "signIn",
    kind: "delegated",
    permission: "openid",
    vi: "Người dùng đăng nhập bằng tài khoản công vụ của mình.",
    en: "People sign in with their own account.",
  },
  {
    feature: "signIn",
    kind: "delegated",
    permission: "profile",
    vi: "Mã truy cập cho biết ai đăng nhập.",
    en: "The token says who signed in.",
  },
  {
    feature: "archive",
    kind: "application",
    permission: "Sites.Selected",
    vi: "Cất tệp đã vào sổ lên SharePoint. Tự nó không cho quyền gì: chỉ những site được cấp riêng ở bước dưới.",
    en: "Registered files are kept in SharePoint. By itself it gives nothing: only the sites granted in the step below.",
  },
  {
    feature: "install",
    kind: "application",
    permission: "TeamsAppInstallation.ReadWriteSelfForUser.All",
    vi: "Cài Vanthu, và chỉ Vanthu, cho người chưa mở ứng dụng, để văn bản khẩn tới được họ.",
    en: "Vanthu, and nothing else, is installed for people who never opened it, so that urgent documents reach them.",
  },
  {
    feature: "install",
    kind: "application",
    permission: "AppCatalog.Read.All",
    vi: "Tìm mã của Vanthu trong danh mục ứng dụng của đơn vị khi cài.",
    en: "Finds Vanthu's id in the organisation's app catalog while it installs.",
  },
  {
    feature: "directory",
    kind: "application",
    permission: "User.Read.All",
    vi: "Đọc danh bạ: họ tên, thư điện tử, chức danh, phòng ban. Không đọc thư, không đọc tệp.",
    en: "Reads the directory: names, e-mail addresses, titles, departments. No mail, no files.",
  },
  {
    feature: "groups",
    kind: "application",
    permission: "GroupMember.Read.All",
    vi: "Đọc tên nhóm và thành viên, để thông báo gửi được tới một nhóm mà quản trị đã chọn. Không đọc thư, tệp hay hội thoại của nhóm.",
    en: "Reads the names and members of groups, so that an announcement can go to one that an administrator chose. No mail, files or conversations of the group.",
  },
  {
    feature: "mail",
    kind: "application",
    permission: "Mail.Send",
    vi: "Gửi thư báo khi Teams không tới được người nhận. Nên giới hạn vào một hộp thư bằng RBAC for Applications của Exchange.",
    en: "Sends a mail where Teams does not reach somebody. Limit it to one mailbox by RBAC for Applications in Exchange.",
  },
  {
    feature: "calendar",
    kind: "delegated",
    permission: "Calendars.ReadWrite",
    vi: "Khi một người bấm, soạn lịch họp của giấy mời vào lịch của chính người đó và xem ai bận. Không đọc lịch của người khác.",
    en: "When somebody presses for it, drafts an invitation's meeting in their own calendar and shows who is busy. Nobody else's calendar is read.",
  },
  {
    feature: "messageFiles",
    kind: "delegated",
    permission: "Files.Read.All",
    vi: "Khi văn thư đăng ký một tin nhắn làm văn bản đến, lấy tệp trong SharePoint hoặc OneDrive mà chính văn thư mở được. Chỉ đọc.",
    en: "When a clerk registers a message, takes its file from SharePoint or OneDrive if that clerk may open it. Reads only.",
  },
  {
    feature: "readback",
    kind: "application",
    permission: "Chat.Read.WhereInstalled",
    vi: "Khi không rõ thẻ đã tới chưa (máy chủ dừng giữa lúc gửi), xem lại khung chat của bot để không gửi hai lần. Quyền này đọc được mọi khung chat có cài Vanthu, kể cả chat nhóm: chỉ cấp khi thật cần.",
    en: "Where it is not known whether a card arrived (a server died while sending), looks into the bot's chat so that it is not sent twice. It can read every chat that Vanthu is installed in, groups included: grant it only if you need that.",
  },
];

/** Microsoft Graph itself, in every tenant. */
export const graphAppId = "00000003-0000-0000-c000-000000000000";

export function permissionsFor(
  features: readonly GraphFeature[],
  kind: GraphPermission["kind"],
): readonly GraphPermission[] {
  return graphPermissions.filter((one) => one.kind === kind && features.includes(one.feature));
}
