import type { Message, Messages } from "./message.ts";

/** What `npm run doctor` looked at. */
export const doctorSteps = {
  signIn: { vi: "Ứng dụng đăng nhập được vào Entra", en: "The app signs in to Entra" },
  grant: { vi: "Ứng dụng có quyền trên site", en: "The app has a grant on the site" },
  library: { vi: "Có thư viện hoặc thư mục lưu trữ", en: "The library or folder is there" },
  room: { vi: "Còn dung lượng", en: "There is room" },
  sharing: { vi: "Cho từng người sửa dự thảo trong Word", en: "Lets single persons edit a draft in Word" },
  roundTrip: { vi: "Ghi thử, đọc lại và xóa một tệp", en: "Writes, reads and removes a file" },
  spool: { vi: "Thư mục nhận tệp ghi được", en: "The folder for uploads can be written" },
  scannerThere: { vi: "Máy quét mã độc trả lời", en: "The malware scanner answers" },
  scannerSees: { vi: "Máy quét không bỏ qua tệp nào", en: "The scanner passes nothing over" },
  scannerFresh: { vi: "Bộ mẫu mã độc còn mới", en: "The signatures are new" },
  scannerFinds: { vi: "Máy quét thấy tệp thử EICAR", en: "The scanner finds the EICAR test file" },
  scannerTakes: {
    vi: "Máy quét nhận được tệp lớn nhất cho phép",
    en: "The scanner takes the largest upload",
  },
  disk: { vi: "Ổ đĩa dữ liệu còn chỗ", en: "The disk of the data has room" },
  credential: {
    vi: "Chứng thư hoặc mật khẩu của ứng dụng còn hạn",
    en: "The app's certificate or secret holds",
  },
  peopleKeys: { vi: "Lấy được khóa kiểm tra mã đăng nhập", en: "The keys of people's tokens can be had" },
  clock: { vi: "Đồng hồ máy chủ đúng giờ", en: "The server's clock is right" },
  permissions: {
    vi: "Quyền Microsoft Graph đã được chấp thuận",
    en: "Microsoft Graph's permissions are granted",
  },
  peoplesConsent: {
    vi: "Quyền làm thay người dùng đã được chấp thuận",
    en: "What is done in people's names is consented to",
  },
  publicHost: { vi: "Địa chỉ công khai mở được", en: "The public address answers" },
  hostCertificate: {
    vi: "Chứng thư của địa chỉ công khai còn hạn",
    en: "The public address' certificate holds",
  },
  endpoint: { vi: "Nơi nhận tin của bot từ chối người lạ", en: "The bot's endpoint refuses strangers" },
  botToken: { vi: "Bot được cấp mã gửi tin", en: "The bot gets a token to send" },
  feed: { vi: "Báo trong Hoạt động của Teams", en: "Notices in Teams' activity feed" },
  catalog: { vi: "Ứng dụng có trong danh mục của đơn vị", en: "The app is in the organisation's catalog" },
  storeThere: { vi: "Cơ sở dữ liệu trả lời", en: "The database answers" },
  storeSchema: { vi: "Cơ sở dữ liệu đúng phiên bản", en: "The database has the program's schema" },
  storeSettings: { vi: "Cơ sở dữ liệu được đặt đúng", en: "The database is set as it should be" },
} as const satisfies Readonly<Record<string, Message>>;

/** What is wrong with a part of the server that has no sentences of its own. */
export const doctorMessages = {
  "doctor.spool-denied": {
    vi: "Không đọc, ghi được ở {place}. Người quản trị máy chủ gắn lại ổ đĩa hoặc cấp quyền ghi cho tài khoản chạy Vanthu.",
    en: "{place} cannot be read and written. Who runs the server mounts the disk again or gives the account of Vanthu the right to write.",
  },
  "doctor.spool-full": {
    vi: "Ổ đĩa của {place} đã đầy. Người quản trị máy chủ thêm dung lượng; tới lúc đó không nhận thêm tệp được.",
    en: "The disk of {place} is full. Who runs the server adds room; until then no file can be taken in.",
  },
  "doctor.no-scanner": {
    vi: "Chưa có máy quét mã độc; chỉ phù hợp khi chạy thử. Người quản trị máy chủ cài ClamAV và đặt VANTHU_SCANNER=clamd.",
    en: "There is no malware scanner, which is fit for trying out only. Who runs the server installs ClamAV and sets VANTHU_SCANNER=clamd.",
  },
  "doctor.scanner-away": {
    vi: "clamd không trả lời ({fault}). Người quản trị máy chủ khởi động clamav-daemon, kiểm tra CLAMD_HOST, CLAMD_PORT hoặc CLAMD_SOCKET và tường lửa.",
    en: "clamd does not answer ({fault}). Who runs the server starts clamav-daemon and checks CLAMD_HOST, CLAMD_PORT or CLAMD_SOCKET and the firewall.",
  },
  "doctor.scanner-blind": {
    vi: "clamd báo sạch cả tệp nó không xem được, nên không được dùng. Người quản trị máy chủ đặt AlertExceedsMax yes và AlertEncrypted yes trong clamd.conf rồi khởi động lại clamd.",
    en: "clamd calls clean what it does not look into and is not used. Who runs the server sets AlertExceedsMax yes and AlertEncrypted yes in clamd.conf and starts clamd again.",
  },
  "doctor.scanner-old": {
    vi: "Bộ mẫu {edition} đã {days} ngày. Người quản trị máy chủ kiểm tra freshclam và đường ra máy chủ cập nhật của ClamAV.",
    en: "Signatures {edition} are {days} days old. Who runs the server checks freshclam and the way to ClamAV's update servers.",
  },
  "doctor.scanner-own-signatures": {
    vi: "clamd chỉ có bộ mẫu riêng, không có bộ mẫu của ClamAV. Người quản trị máy chủ chạy freshclam.",
    en: "clamd has only signatures of its own, none of ClamAV's. Who runs the server runs freshclam.",
  },
  "doctor.scanner-finds-nothing": {
    vi: "clamd không thấy tệp thử EICAR, tức là không thấy mã độc nào. Người quản trị máy chủ kiểm tra thư mục bộ mẫu (DatabaseDirectory).",
    en: "clamd does not find the EICAR test file, so it finds nothing. Who runs the server checks the folder of the signatures (DatabaseDirectory).",
  },
  "doctor.scanner-too-small": {
    vi: "clamd không nhận tệp {megabytes} MB mà Vanthu cho tải lên. Người quản trị máy chủ tăng StreamMaxLength, MaxFileSize và MaxScanSize trong clamd.conf, hoặc giảm VANTHU_MAX_UPLOAD_MB.",
    en: "clamd does not take a file of {megabytes} MB, which Vanthu lets in. Who runs the server raises StreamMaxLength, MaxFileSize and MaxScanSize in clamd.conf, or lowers VANTHU_MAX_UPLOAD_MB.",
  },
  "doctor.little-room": {
    vi: "Ổ đĩa của {place} còn {gigabytes} GB. Người quản trị máy chủ thêm dung lượng hoặc dọn tệp khác trên ổ đó.",
    en: "The disk of {place} has {gigabytes} GB left. Who runs the server adds room or clears away what else lies there.",
  },
  "doctor.no-folder-yet": {
    vi: "Chưa có thư mục {place}; Vanthu tạo khi khởi động lần đầu.",
    en: "There is no folder {place} yet; Vanthu makes it at its first start.",
  },
  "doctor.sample-people": {
    vi: "Đang chạy với người dùng mẫu, chỉ trên máy này. Dùng thật thì người quản trị máy chủ đặt MICROSOFT_APP_* và VANTHU_PUBLIC_URL (npm run setup).",
    en: "It runs with sample people, on this machine alone. For real use, who runs the server sets MICROSOFT_APP_* and VANTHU_PUBLIC_URL (npm run setup).",
  },
  "doctor.secret-ends": {
    vi: "Ứng dụng {clientId} dùng mật khẩu, và chỉ Entra biết nó hết hạn ngày nào. Người quản trị Entra ghi ngày đó vào lịch (Certificates & secrets), hoặc thay bằng chứng thư.",
    en: "App {clientId} uses a secret, and Entra alone knows when it ends. An Entra administrator notes the day (Certificates & secrets), or puts a certificate in its place.",
  },
  "doctor.certificate-unreadable": {
    vi: "Không đọc được chứng thư và khóa trong {place}. Người quản trị máy chủ đặt MICROSOFT_APP_CERTIFICATE trỏ tới tệp PEM có cả hai, cho tài khoản chạy Vanthu đọc.",
    en: "{place} cannot be read as a certificate with its key. Who runs the server lets MICROSOFT_APP_CERTIFICATE name a PEM file with both, readable by the account of Vanthu.",
  },
  "doctor.certificate-ended": {
    vi: "Chứng thư trong {place} đã hết hạn: bot và SharePoint không đăng nhập được. Người quản trị Entra tải chứng thư mới lên ứng dụng {clientId}; người quản trị máy chủ thay tệp rồi khởi động lại.",
    en: "The certificate in {place} has ended: neither the bot nor SharePoint signs in. An Entra administrator uploads a new one to app {clientId}; who runs the server replaces the file and starts again.",
  },
  "doctor.certificate-ends": {
    vi: "Chứng thư trong {place} còn {days} ngày. Người quản trị Entra tải chứng thư mới lên trước ngày đó; hai chứng thư cùng dùng được trong lúc thay.",
    en: "The certificate in {place} ends in {days} days. An Entra administrator uploads a new one before; both hold while they are exchanged.",
  },
  "doctor.no-tenant": {
    vi: "Entra không có tenant {tenantId}. Người quản trị máy chủ sửa MICROSOFT_APP_TENANT_ID (Entra admin center → Overview).",
    en: "Entra has no tenant {tenantId}. Who runs the server mends MICROSOFT_APP_TENANT_ID (Entra admin center → Overview).",
  },
  "doctor.host-silent": {
    vi: "Không lấy được khóa của Entra ở {host}: không ai đăng nhập được. Người quản trị mạng cho phép máy chủ gọi HTTPS ra {host}.",
    en: "Entra's keys cannot be had from {host}: nobody can sign in. A network administrator lets the server call {host} by HTTPS.",
  },
  "doctor.clock-off": {
    vi: "Đồng hồ máy chủ lệch {seconds} giây so với Entra; lệch quá 5 phút thì mọi đăng nhập bị từ chối. Người quản trị máy chủ bật đồng bộ giờ (chrony, w32time).",
    en: "The server's clock is {seconds} seconds away from Entra's; beyond 5 minutes every sign-in is refused. Who runs the server turns time synchronisation on (chrony, w32time).",
  },
  "doctor.permission-missing": {
    vi: "Ứng dụng {clientId} chưa có quyền {permission}. Người có vai trò Privileged Role Administrator chấp thuận ở Entra admin center, hoặc chạy npm run setup.",
    en: "App {clientId} has no permission {permission}. A Privileged Role Administrator consents in the Entra admin center, or runs npm run setup.",
  },
  "doctor.permissions-fewer": {
    vi: "Chưa cấp: {permissions}. Vanthu vẫn chạy; danh bạ nhập bằng tệp CSV, người chưa mở ứng dụng không được cài tự động. Người có vai trò Privileged Role Administrator chạy npm run setup nếu cần.",
    en: "Not granted: {permissions}. Vanthu runs without; the directory is imported from CSV, and nobody gets the app installed who never opened it. A Privileged Role Administrator runs npm run setup if it is wanted.",
  },
  "doctor.consent-unseen": {
    vi: "Ứng dụng không tự xem được sự chấp thuận thay mặt người dùng. Người quản trị xem ở Entra admin center, ứng dụng {clientId}, API permissions: {permissions} (Delegated) cần dấu Granted.",
    en: "The app cannot see by itself what was consented to in people's names. An administrator looks in the Entra admin center, app {clientId}, API permissions: {permissions} (delegated) should be granted.",
  },
  "doctor.consent-missing": {
    vi: "Chưa chấp thuận cho mọi người: {permissions}. Ai bấm soạn lịch họp hoặc lấy tệp từ SharePoint sẽ được hỏi; nơi không cho tự đồng ý thì không làm được. Người có vai trò Privileged Role Administrator chạy npm run setup.",
    en: "Not consented to for everybody: {permissions}. Whoever drafts a meeting or takes a file from SharePoint is asked, and cannot where people may not consent themselves. A Privileged Role Administrator runs npm run setup.",
  },
  "doctor.host-unknown": {
    vi: "Không có tên {host} trong DNS. Người quản trị mạng tạo bản ghi trỏ tới máy cân tải hoặc proxy.",
    en: "DNS does not know {host}. A network administrator makes a record that leads to the load balancer or proxy.",
  },
  "doctor.host-away": {
    vi: "{host} không trả lời. Người quản trị mạng kiểm tra proxy, cổng 443 và tường lửa; người quản trị máy chủ kiểm tra Vanthu đang chạy.",
    en: "{host} does not answer. A network administrator looks at the proxy, port 443 and the firewall; who runs the server sees that Vanthu is running.",
  },
  "doctor.host-certificate": {
    vi: "Chứng thư TLS của {host} không được tin ({reason}): Teams sẽ không mở. Người quản trị mạng cài chứng thư còn hạn, đúng tên, kèm chứng thư trung gian.",
    en: "Nobody trusts the TLS certificate of {host} ({reason}): Teams will not open it. A network administrator installs one that holds, for this name, with its intermediates.",
  },
  "doctor.host-certificate-ends": {
    vi: "Chứng thư TLS của {host} còn {days} ngày. Người quản trị mạng gia hạn trước ngày đó.",
    en: "The TLS certificate of {host} ends in {days} days. A network administrator renews it before.",
  },
  "doctor.not-vanthu": {
    vi: "{host} trả lời {status}, nhưng không phải Vanthu. Người quản trị mạng cho proxy chuyển mọi đường dẫn tới cổng của Vanthu.",
    en: "{host} answers {status}, but it is not Vanthu. A network administrator lets the proxy pass every path to Vanthu's port.",
  },
  "doctor.endpoint-open": {
    vi: "{address} nhận tin không có chữ ký của Teams. Dừng máy chủ ngay: ai cũng có thể giả làm Teams. Người quản trị mạng tìm xem cái gì đứng trước Vanthu đang trả lời thay.",
    en: "{address} takes messages that Teams has not signed. Stop the server now: anybody could speak as Teams. A network administrator finds what answers in Vanthu's place.",
  },
  "doctor.endpoint-other": {
    vi: "{address} trả lời {status} thay vì 401. Người quản trị mạng cho POST từ ngoài qua proxy và tường lửa ứng dụng (WAF) tới đường dẫn này.",
    en: "{address} answers {status} and not 401. A network administrator lets POST from outside through the proxy and the web application firewall to this path.",
  },
  "doctor.no-bot-token": {
    vi: "Entra không cấp mã gửi tin cho bot {clientId} ({reason}). Người quản trị Entra kiểm tra chứng thư hoặc mật khẩu; người quản trị Azure kiểm tra Azure Bot cùng mã ứng dụng này.",
    en: "Entra gives bot {clientId} no token to send ({reason}). An Entra administrator looks at its certificate or secret; an Azure administrator sees that the Azure Bot has this app id.",
  },
  "doctor.not-in-catalog": {
    vi: "Danh mục của đơn vị không có ứng dụng {teamsAppId}. Người quản trị Teams tải gói lên (npm run package); nếu gói có mã khác thì người quản trị máy chủ sửa TEAMS_APP_ID.",
    en: "The organisation's catalog has no app {teamsAppId}. A Teams Administrator uploads the package (npm run package); where the package has another id, who runs the server mends TEAMS_APP_ID.",
  },
  "doctor.other-bot": {
    vi: "Gói trong danh mục dùng bot {botId}, máy chủ này là {clientId}. Người quản trị Teams tải lên gói tạo bằng đúng MICROSOFT_APP_ID.",
    en: "The package in the catalog has bot {botId}, this server is {clientId}. A Teams Administrator uploads a package made with the right MICROSOFT_APP_ID.",
  },
  "doctor.catalog-older": {
    vi: "Danh mục có bản {there}, máy chủ là bản {version}. Người quản trị Teams tải gói mới lên khi tiện.",
    en: "The catalog has version {there}, the server is {version}. A Teams Administrator uploads the new package when it suits.",
  },
  "doctor.catalog-unseen": {
    vi: "Không xem được danh mục ứng dụng (cần AppCatalog.Read.All). Người quản trị Teams tự xem ở Manage apps: mã {teamsAppId}.",
    en: "The app catalog cannot be seen (AppCatalog.Read.All is needed). A Teams Administrator looks in Manage apps for id {teamsAppId}.",
  },
  "doctor.feed-unseen": {
    vi: "VANTHU_REACH có feed: máy chủ không xem được quyền RSC {permission}. Người quản trị Teams xem ở Manage apps: Vanthu, mục Permissions; chưa cấp thì người không nhận thẻ cũng không thấy gì ở mục Hoạt động.",
    en: "VANTHU_REACH has feed: the server cannot see the RSC permission {permission}. A Teams Administrator looks in Manage apps → Vanthu → Permissions; without it nobody whom no card reaches is told in the activity feed.",
  },
  "doctor.store-not-yet": {
    vi: "Chưa có {place}; Vanthu tạo khi khởi động lần đầu.",
    en: "There is no {place} yet; Vanthu makes it at its first start.",
  },
  "doctor.store-away": {
    vi: "Cơ sở dữ liệu ({engine}) không trả lời: {reason} Người quản trị cơ sở dữ liệu kiểm tra máy chủ, tường lửa và tài khoản đăng nhập; người quản trị máy chủ kiểm tra SQLSERVER_*.",
    en: "The database ({engine}) does not answer: {reason} The database administrator looks at the server, the firewall and the account; who runs the server looks at SQLSERVER_*.",
  },
  "doctor.store-behind": {
    vi: "Cơ sở dữ liệu thiếu {migrations}. Người quản trị cơ sở dữ liệu chạy npm run migrate, hoặc --print để chạy bằng tay.",
    en: "The database lacks {migrations}. The database administrator runs npm run migrate, or --print to do it by hand.",
  },
  "doctor.store-ahead": {
    vi: "Cơ sở dữ liệu đã có {migrations} của một bản mới hơn. Người quản trị máy chủ nâng cấp máy này.",
    en: "The database already has {migrations} of a newer release. Who runs the server brings this one up to date.",
  },
  "doctor.store-snapshot": {
    vi: "READ_COMMITTED_SNAPSHOT chưa bật, người đọc phải đợi người ghi. Người quản trị cơ sở dữ liệu chạy lệnh ở docs/sqlserver.md.",
    en: "READ_COMMITTED_SNAPSHOT is off, readers wait for writers. The database administrator runs the command of docs/sqlserver.md.",
  },
} as const satisfies Messages;
