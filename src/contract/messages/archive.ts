import type { Messages } from "./message.ts";

const entraVi = "Người quản trị Entra mở App registrations, ứng dụng {clientId},";
const entraEn = "An Entra administrator opens App registrations, app {clientId},";
const guide = "docs/files.md";

/** What `npm run doctor -- files` finds wrong with the place where originals rest, and who can mend it. */
export const archiveMessages = {
  "archive.sign-in-refused": {
    vi: `Entra không cấp mã truy cập cho ứng dụng {clientId} ({reason}). Người quản trị Entra kiểm tra mã tenant, mã ứng dụng và hạn của mật khẩu ứng dụng hoặc chứng thư; người quản trị máy chủ sửa các biến MICROSOFT_APP_*.`,
    en: "Entra gives no token to app {clientId} ({reason}). An Entra administrator looks at the tenant, the app's id and whether its secret or certificate has expired; who runs the server sets the MICROSOFT_APP_* variables.",
  },
  "archive.no-consent": {
    vi: `Ứng dụng {clientId} chưa có quyền nào. ${entraVi} thêm quyền ứng dụng Sites.Selected của Microsoft Graph rồi chấp thuận cho toàn đơn vị.`,
    en: `App {clientId} has no permission. ${entraEn} adds the application permission Sites.Selected of Microsoft Graph and grants admin consent.`,
  },
  "archive.other-consent": {
    vi: `Ứng dụng {clientId} có quyền {roles} nhưng chưa có Sites.Selected. ${entraVi} thêm quyền ứng dụng Sites.Selected của Microsoft Graph, bỏ các quyền kia rồi chấp thuận cho toàn đơn vị.`,
    en: `App {clientId} has {roles} and not Sites.Selected. ${entraEn} adds the application permission Sites.Selected of Microsoft Graph, removes the others and grants admin consent.`,
  },
  "archive.too-much-consent": {
    vi: `Dùng được, nhưng ứng dụng {clientId} có quyền rộng hơn mức cần: {roles}. Chỉ cần Sites.Selected; người quản trị Entra nên bỏ các quyền kia.`,
    en: "It works, but app {clientId} may do more than it needs: {roles}. Sites.Selected is enough; an Entra administrator should remove the others.",
  },
  "archive.token-refused": {
    vi: "Graph không nhận mã truy cập của ứng dụng {clientId}. Người quản trị máy chủ kiểm tra SHAREPOINT_GRAPH_URL, SHAREPOINT_LOGIN_URL và đồng hồ của máy chủ.",
    en: "Graph does not take the token of app {clientId}. Who runs the server looks at SHAREPOINT_GRAPH_URL, SHAREPOINT_LOGIN_URL and the server's clock.",
  },
  "archive.not-granted": {
    vi: `Ứng dụng {clientId} chưa được cấp quyền trên {site}. Người quản trị SharePoint cấp quyền ghi cho ứng dụng trên đúng site này, theo ${guide}.`,
    en: `App {clientId} has no grant on {site}. A SharePoint administrator grants it write on this one site, as ${guide} says.`,
  },
  "archive.read-only": {
    vi: `Ứng dụng {clientId} chỉ được đọc trên {site}. Người quản trị SharePoint đổi quyền của ứng dụng trên site này thành ghi, theo ${guide}.`,
    en: `App {clientId} may only read on {site}. A SharePoint administrator changes its grant there to write, as ${guide} says.`,
  },
  "archive.no-site": {
    vi: "Không có site {site}. Người quản trị máy chủ sửa SHAREPOINT_SITE hoặc SHAREPOINT_AGENCIES, hoặc người quản trị SharePoint tạo site đó.",
    en: "There is no site {site}. Who runs the server sets SHAREPOINT_SITE or SHAREPOINT_AGENCIES, or a SharePoint administrator makes that site.",
  },
  "archive.no-library": {
    vi: "Site {site} không có thư viện “{library}”. Chủ site tạo thư viện đó, hoặc người quản trị máy chủ sửa SHAREPOINT_LIBRARY.",
    en: "Site {site} has no library “{library}”. The owner of the site makes it, or who runs the server sets SHAREPOINT_LIBRARY.",
  },
  "archive.little-room": {
    vi: "Site {site} chỉ còn {gigabytes} GB. Người quản trị SharePoint tăng hạn mức dung lượng trước khi đầy.",
    en: "Site {site} has only {gigabytes} GB left. A SharePoint administrator raises its quota before it is full.",
  },
  "archive.full": {
    vi: "Site {site} đã hết dung lượng. Người quản trị SharePoint tăng hạn mức; tệp đang chờ trên máy chủ sẽ tự chuyển sau đó.",
    en: "Site {site} is full. A SharePoint administrator raises its quota; what waits on the server then moves by itself.",
  },
  "archive.locked": {
    vi: "Site {site} đang bị khóa. Người quản trị SharePoint mở khóa site.",
    en: "Site {site} is locked. A SharePoint administrator unlocks it.",
  },
  "archive.refused": {
    vi: "SharePoint từ chối ghi vào {site} ({status} {code}). Hãy gửi mã này cho người quản trị SharePoint.",
    en: "SharePoint refuses to write into {site} ({status} {code}). Give this code to a SharePoint administrator.",
  },
  "archive.throttled": {
    vi: "Microsoft đang giới hạn số lần gọi; hãy kiểm tra lại sau {seconds} giây. Nếu lặp lại nhiều lần, người quản trị máy chủ giảm SHAREPOINT_UNITS_PER_MINUTE.",
    en: "Microsoft limits the calls just now; check again in {seconds} seconds. If it goes on, who runs the server lowers SHAREPOINT_UNITS_PER_MINUTE.",
  },
  "archive.host-silent": {
    vi: "Không kết nối được tới {host}. Người quản trị mạng cho phép máy chủ gọi HTTPS ra {host}, hoặc đợi Microsoft khắc phục nếu dịch vụ đang gián đoạn.",
    en: "{host} cannot be reached. A network administrator lets the server call {host} by HTTPS, or Microsoft's service is down and will come back.",
  },
  "archive.entra-silent": {
    vi: "Không kết nối được tới {host}, hoặc mã tenant {tenantId} không đúng. Người quản trị mạng cho phép máy chủ gọi HTTPS ra {host}; người quản trị máy chủ kiểm tra MICROSOFT_APP_TENANT_ID.",
    en: "{host} cannot be reached, or the tenant {tenantId} is not right. A network administrator lets the server call {host} by HTTPS; who runs the server looks at MICROSOFT_APP_TENANT_ID.",
  },
  "archive.other-bytes": {
    vi: "SharePoint trả lại nội dung khác với nội dung đã ghi ở {site}. Chủ site chọn một thư viện không có cột riêng, không gắn nhãn hay xử lý tự động.",
    en: "SharePoint gives back other bytes than were written at {site}. The owner of the site chooses a library without columns of its own, labels or automatic handling.",
  },
  "archive.no-sharing": {
    vi: `Lưu trữ dùng được; riêng “Sửa trong Word” thì chưa, vì ứng dụng {clientId} chỉ có vai trò write trên {site}. Nếu cần, người quản trị SharePoint đổi thành fullcontrol trên đúng site này (quyền vẫn là Sites.Selected), theo ${guide}; nếu không, dự thảo được tải về, sửa rồi tải lên.`,
    en: `Archiving works; only “Edit in Word” does not, since app {clientId} has the role write on {site}. Where it is wanted, a SharePoint administrator changes it to fullcontrol on this one site (the permission stays Sites.Selected), as ${guide} says; otherwise drafts are downloaded, edited and uploaded.`,
  },
  "archive.bin-only": {
    vi: `Dùng được, nhưng ứng dụng không được xóa hẳn ở {site}, chỉ chuyển vào thùng rác. Khi phải xóa hẳn một tệp, chủ site dọn cả hai thùng rác, theo ${guide}.`,
    en: `It works, but the app cannot remove for good at {site}, only into the recycle bin. When a file must go for good, the owner of the site empties both bins, as ${guide} says.`,
  },
  "archive.folder-missing": {
    vi: "Không thấy thư mục {place}, hoặc đó không phải thư mục lưu trữ đã dùng trước đây ({system}). Người quản trị máy chủ gắn lại ổ đĩa mạng hoặc sửa VANTHU_ARCHIVE_FOLDER.",
    en: "The folder {place} is not there, or is not the one that was used before ({system}). Who runs the server mounts the share again or sets VANTHU_ARCHIVE_FOLDER.",
  },
  "archive.folder-full": {
    vi: "Ổ đĩa của {place} còn dưới 1 GB. Người quản trị máy chủ thêm dung lượng.",
    en: "The disk of {place} has less than 1 GB left. Who runs the server adds room.",
  },
  "archive.folder-denied": {
    vi: "Máy chủ không ghi được vào {place} ({system}). Người quản trị máy chủ cấp quyền ghi cho tài khoản chạy Vanthu.",
    en: "The server cannot write into {place} ({system}). Who runs the server gives the account of Vanthu the right to write.",
  },
} as const satisfies Messages;
