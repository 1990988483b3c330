import type { Message } from "../../src/contract/messages/message.ts";
import type { Outcome, StepName } from "./outcome.ts";

/** What a step is called, and how a person does it where the command may not; the gaps are filled with the exact values. */
interface StepWords {
  readonly title: Message;
  readonly byHand: Message;
}

const entra = "Entra admin center → App registrations";

export const stepWords: Readonly<Record<StepName, StepWords>> = {
  application: {
    title: { vi: "Đăng ký ứng dụng trong Entra", en: "Application in Entra" },
    byHand: {
      vi: `Người quản trị ứng dụng (Application Administrator) mở ${entra} → New registration: tên Vanthu, chỉ trong tenant {tenantId} (single tenant). Ghi lại Application (client) ID rồi chạy lại lệnh này với --app-id.`,
      en: `An Application Administrator opens ${entra} → New registration: name Vanthu, this tenant {tenantId} only (single tenant). Note the Application (client) ID and run this command again with --app-id.`,
    },
  },
  scope: {
    title: { vi: "Phạm vi access_as_user", en: "Scope access_as_user" },
    byHand: {
      vi: "Expose an API: Application ID URI là api://{host}/{appId}; thêm scope access_as_user, Admins and users; trong Manifest đặt requestedAccessTokenVersion là 2.",
      en: "Expose an API: Application ID URI api://{host}/{appId}; add the scope access_as_user, Admins and users; in Manifest set requestedAccessTokenVersion to 2.",
    },
  },
  teamsClients: {
    title: { vi: "Teams được lấy mã truy cập", en: "Teams may ask for tokens" },
    byHand: {
      vi: "Expose an API → Add a client application, hai lần, cùng scope access_as_user: 1fec8e78-bce4-4aaf-ab1b-5451cc387264 (Teams trên máy và điện thoại), 5e3ce6c0-2b1f-4285-8d4b-75ee78787346 (Teams trên web).",
      en: "Expose an API → Add a client application, twice, with the scope access_as_user: 1fec8e78-bce4-4aaf-ab1b-5451cc387264 (Teams on desktop and phone), 5e3ce6c0-2b1f-4285-8d4b-75ee78787346 (Teams on the web).",
    },
  },
  redirects: {
    title: { vi: "Nơi trình duyệt quay về sau khi đăng nhập", en: "Where browsers come back to" },
    byHand: {
      vi: "Authentication → Add a platform → Single-page application: https://{host}/tab/signed-in; không chọn ô Access tokens, ID tokens.",
      en: "Authentication → Add a platform → Single-page application: https://{host}/tab/signed-in; leave Access tokens and ID tokens unticked.",
    },
  },
  wantedPermissions: {
    title: { vi: "Các quyền Microsoft Graph ứng dụng xin", en: "Graph permissions that the app asks for" },
    byHand: {
      vi: "API permissions → Add a permission → Microsoft Graph: thêm từng quyền ở bảng trên, đúng loại Application hay Delegated.",
      en: "API permissions → Add a permission → Microsoft Graph: add each permission of the table above, as Application or Delegated.",
    },
  },
  principal: {
    title: { vi: "Ứng dụng có mặt trong tenant", en: "The app acts in the tenant" },
    byHand: {
      vi: "Entra admin center → Enterprise applications: có Vanthu ({appId}); nếu chưa có, bấm Grant admin consent ở bước quyền.",
      en: "Entra admin center → Enterprise applications: Vanthu ({appId}) is there; if not, Grant admin consent makes it.",
    },
  },
  applicationGrant: {
    title: { vi: "Chấp thuận quyền ứng dụng", en: "Consent to an application permission" },
    byHand: {
      vi: "API permissions → Grant admin consent. Cần Privileged Role Administrator hoặc Global Administrator; chỉ chấp thuận những quyền ở bảng trên.",
      en: "API permissions → Grant admin consent. It takes a Privileged Role Administrator or Global Administrator; consent to the permissions of the table above alone.",
    },
  },
  delegatedGrant: {
    title: { vi: "Chấp thuận quyền thay mặt người dùng", en: "Consent to act in people's names" },
    byHand: {
      vi: "API permissions → Grant admin consent, để không ai bị hỏi khi mở Vanthu lần đầu.",
      en: "API permissions → Grant admin consent, so that nobody is asked when Vanthu first opens.",
    },
  },
  credential: {
    title: {
      vi: "Chứng thư, mật khẩu (còn hạn đến) hoặc managed identity",
      en: "The app's certificate, secret (until) or managed identity",
    },
    byHand: {
      vi: "Tạo chứng thư: openssl req -x509 -newkey rsa:3072 -nodes -days 365 -subj /CN=vanthu -keyout vanthu.key -out vanthu.crt && cat vanthu.crt vanthu.key > vanthu.pem. Tải vanthu.crt lên Certificates & secrets → Certificates; trên máy chủ đặt MICROSOFT_APP_CERTIFICATE trỏ tới vanthu.pem, chỉ tài khoản chạy Vanthu đọc được. Chạy trong Azure với managed identity thì thay bằng Federated credentials.",
      en: "Make a certificate: openssl req -x509 -newkey rsa:3072 -nodes -days 365 -subj /CN=vanthu -keyout vanthu.key -out vanthu.crt && cat vanthu.crt vanthu.key > vanthu.pem. Upload vanthu.crt in Certificates & secrets → Certificates; on the server MICROSOFT_APP_CERTIFICATE names vanthu.pem, readable by the account of Vanthu alone. In Azure with a managed identity, Federated credentials take its place.",
    },
  },
  siteGrant: {
    title: { vi: "Quyền ghi trên site SharePoint", en: "Right to write on the SharePoint site" },
    byHand: {
      vi: "Người quản trị SharePoint, bằng PnP PowerShell: Grant-PnPAzureADAppSitePermission -AppId {appId} -DisplayName Vanthu -Site {about} -Permissions Write",
      en: "A SharePoint Administrator, with PnP PowerShell: Grant-PnPAzureADAppSitePermission -AppId {appId} -DisplayName Vanthu -Site {about} -Permissions Write",
    },
  },
  catalog: {
    title: { vi: "Gói ứng dụng trong danh mục của đơn vị", en: "The package in the organisation's catalog" },
    byHand: {
      vi: "npm run package -- --app-id {appId} --host {host} --version {version}; Teams admin center → Manage apps → Upload new app (hoặc Update nếu đã có), tệp dist/vanthu-{version}.zip. Cần Teams Administrator.",
      en: "npm run package -- --app-id {appId} --host {host} --version {version}; Teams admin center → Manage apps → Upload new app (Update where it is there), the file dist/vanthu-{version}.zip. It takes a Teams Administrator.",
    },
  },
};

export const stateWords: Readonly<Record<Outcome["state"], { readonly sign: string } & Message>> = {
  there: { sign: "✔", vi: "đã có", en: "there" },
  made: { sign: "+", vi: "vừa làm", en: "made now" },
  would: { sign: "→", vi: "sẽ làm", en: "would be made" },
  refused: {
    sign: "✘",
    vi: "tài khoản này không được phép, hoặc không có",
    en: "this account may not, or it is not there",
  },
  byHand: { sign: "☞", vi: "làm bằng tay", en: "by hand" },
};

/** What no command does: other portals, other machines. In this order, after everything above. */
export const alwaysByHand: readonly Message[] = [
  {
    vi: "DNS và TLS: tên {host} trỏ tới máy cân tải hoặc proxy có chứng thư hợp lệ; proxy chuyển cả đường dẫn tới cổng của Vanthu và gửi X-Forwarded-For. Địa chỉ proxy đặt ở VANTHU_TRUSTED_PROXIES.",
    en: "DNS and TLS: the name {host} leads to a load balancer or proxy with a valid certificate, which passes every path to Vanthu's port and sends X-Forwarded-For. VANTHU_TRUSTED_PROXIES names the proxy.",
  },
  {
    vi: "Azure Bot (Bicep ở deploy/azure tạo sẵn): az bot create --resource-group <nhóm> --name vanthu-bot --app-type SingleTenant --appid {appId} --tenant-id {tenantId} --endpoint https://{host}/api/messages rồi az bot msteams create --resource-group <nhóm> --name vanthu-bot",
    en: "Azure Bot (the Bicep in deploy/azure makes it): az bot create --resource-group <group> --name vanthu-bot --app-type SingleTenant --appid {appId} --tenant-id {tenantId} --endpoint https://{host}/api/messages then az bot msteams create --resource-group <group> --name vanthu-bot",
  },
  {
    vi: "SQL Server: người quản trị cơ sở dữ liệu chạy các lệnh ở docs/sqlserver.md (cơ sở dữ liệu vanthu, hai login), rồi npm run migrate -- --check.",
    en: "SQL Server: the database administrator runs the commands of docs/sqlserver.md (database vanthu, two logins), then npm run migrate -- --check.",
  },
  {
    vi: "Biến môi trường của máy chủ: VANTHU_PUBLIC_URL=https://{host} MICROSOFT_APP_ID={appId} MICROSOFT_APP_TENANT_ID={tenantId} TEAMS_APP_ID={teamsAppId}, cùng chứng thư hoặc mật khẩu, SQLSERVER_URL, VANTHU_SCANNER=clamd và CLAMD_*. Bảng đầy đủ: docs/settings.md.",
    en: "The server's environment: VANTHU_PUBLIC_URL=https://{host} MICROSOFT_APP_ID={appId} MICROSOFT_APP_TENANT_ID={tenantId} TEAMS_APP_ID={teamsAppId}, with the certificate or secret, SQLSERVER_URL, VANTHU_SCANNER=clamd and CLAMD_*. The whole table: docs/settings.md.",
  },
  {
    vi: "Teams admin center → Manage apps → Vanthu → Permissions: cho phép quyền RSC TeamsActivity.Send.User. Rồi Teams apps → Setup policies → Global (hoặc chính sách của đơn vị): thêm Vanthu ({teamsAppId}) ở Installed apps và Pinned apps.",
    en: "Teams admin center → Manage apps → Vanthu → Permissions: allow the RSC permission TeamsActivity.Send.User. Then Teams apps → Setup policies → Global (or the agency's own policy): add Vanthu ({teamsAppId}) under Installed apps and Pinned apps.",
  },
  {
    vi: "Mở cơ quan với người quản trị đầu tiên: npm run found-agency -- --name … --abbreviation … --from … --admin-name … --admin-email … --admin-id …, rồi npm run doctor.",
    en: "Open the agency with its first administrator: npm run found-agency -- --name … --abbreviation … --from … --admin-name … --admin-email … --admin-id …, then npm run doctor.",
  },
];

export const setupWords = {
  looking: {
    vi: "Chưa thay đổi gì; đây là những gì sẽ làm:",
    en: "Nothing is changed; this is what would be done:",
  },
  doing: { vi: "Đang làm:", en: "Doing it:" },
  permissions: { vi: "Quyền Microsoft Graph và lý do:", en: "Permissions of Microsoft Graph, and why:" },
  byHand: { vi: "Làm bằng tay, theo thứ tự:", en: "By hand, in this order:" },
  goOn: { vi: "Làm những việc trên? (c/K) ", en: "Do all that? (y/N) " },
  notAsked: {
    vi: "Chưa làm: thêm --yes để làm khi không có ai trả lời.",
    en: "Not done: add --yes to do it where nobody answers.",
  },
  signIn: {
    vi: "Mở {url}, nhập mã {code} và đăng nhập bằng tài khoản quản trị.",
    en: "Open {url}, enter the code {code} and sign in as an administrator.",
  },
  notSignedIn: {
    vi: "Entra không cho đăng nhập ({reason}). Kiểm tra mã tenant {tenantId}, đăng nhập bằng tài khoản quản trị của tenant đó rồi chạy lại.",
    en: "Entra lets nobody in ({reason}). Look at the tenant id {tenantId}, sign in as an administrator of that tenant and run it again.",
  },
  offline: {
    vi: "Microsoft không trả lời ({reason}). Kiểm tra đường ra mạng rồi chạy lại: những gì đã làm sẽ không làm lại.",
    en: "Microsoft does not answer ({reason}). Look at the way out of this network and run it again: what was done is not done twice.",
  },
  askTenant: { vi: "Mã tenant (GUID): ", en: "Tenant id (GUID): " },
  askHost: {
    vi: "Tên máy mà trình duyệt mở, ví dụ vanthu.tinh.gov.vn: ",
    en: "Host that browsers open, such as vanthu.tinh.gov.vn: ",
  },
  askSites: {
    vi: "Site SharePoint cất tệp (bỏ trống nếu không dùng): ",
    en: "SharePoint site for files (empty for none): ",
  },
} as const satisfies Readonly<Record<string, Message>>;
