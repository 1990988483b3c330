import type { Messages } from "./message.ts";

/** The organisation, people, rules, calendar and dead letters, as an administrator changes them. */
export const administrationMessages = {
  "access.administrators-only": {
    vi: "Chỉ quản trị của cơ quan làm được việc này.",
    en: "Only the agency's administrators can do this.",
  },
  "organisation.not-found": { vi: "Không có đơn vị này.", en: "There is no such unit." },
  "organisation.changed": {
    vi: "Đơn vị này vừa được người khác thay đổi. Hãy xem lại rồi sửa tiếp.",
    en: "Somebody has changed this unit meanwhile. Look at it again, then go on.",
  },
  "organisation.units-only": {
    vi: "Ở đây chỉ thêm đơn vị của cơ quan. Cơ quan mới do người vận hành hệ thống lập.",
    en: "Only units of the agency can be added here. New agencies are founded by who runs the deployment.",
  },
  "organisation.kind-fixed": {
    vi: "Cơ quan và đơn vị không đổi sang nhau được. Hãy thêm đơn vị mới.",
    en: "An agency cannot become a unit, nor a unit an agency. Add a new unit.",
  },
  "organisation.former-agency": {
    vi: "Tên cũ của cơ quan được giữ cho văn bản cũ, không sửa được.",
    en: "The agency's former name is kept for old documents and cannot be changed.",
  },
  "organisation.agency-place-fixed": {
    vi: "Cơ quan cấp trên do người vận hành hệ thống đặt.",
    en: "The agency above is set by who runs the deployment.",
  },
  "organisation.agency-stays": {
    vi: "Cơ quan đang dùng Vanthu không đóng được ở đây.",
    en: "An agency that uses Vanthu cannot be closed here.",
  },
  "organisation.ends-before-it-begins": {
    vi: "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
    en: "The last day cannot be before the first.",
  },
  "organisation.already-closed": {
    vi: "Đơn vị đã kết thúc trước ngày này. Hãy chọn ngày sớm hơn.",
    en: "The unit ended before that day. Choose an earlier one.",
  },
  "organisation.old-code-form": {
    vi: "Mã định danh cũ gồm 13 ký tự, bốn nhóm, ví dụ 000.00.19.H29 (QĐ 28/2018/QĐ-TTg, Điều 10).",
    en: "The old code has 13 characters in four groups, such as 000.00.19.H29 (Decision 28/2018/QĐ-TTg, Article 10).",
  },
  "organisation.new-code-form": {
    vi: "Mã định danh gồm chữ cái A-Z, chữ số và dấu chấm, không quá 35 ký tự, ví dụ H29.19 (QĐ 20/2020/QĐ-TTg).",
    en: "The code has letters A-Z, digits and dots, at most 35 characters, such as H29.19 (Decision 20/2020/QĐ-TTg).",
  },
  "organisation.cycle": {
    vi: "Đơn vị không thể trực thuộc chính mình hoặc đơn vị bên dưới mình.",
    en: "A unit cannot belong to itself or to a unit below it.",
  },
  "organisation.no-such-parent": {
    vi: "Hãy chọn cơ quan hoặc đơn vị cấp trên.",
    en: "Choose the agency or unit above.",
  },
  "organisation.outside-parent": {
    vi: "{parent} có hiệu lực từ {from} đến {to}; đơn vị trực thuộc phải nằm trong thời gian đó.",
    en: "{parent} exists from {from} to {to}; a unit below it must lie within that time.",
  },
  "organisation.child-outside": {
    vi: "{child} trực thuộc đơn vị này và còn hiệu lực ngoài thời gian đó. Hãy chuyển hoặc kết thúc {child} trước.",
    en: "{child} belongs to this unit and exists outside that time. Move or end {child} first.",
  },
  "organisation.people-outside": {
    vi: "Còn {count} bổ nhiệm sau ngày này, trong đó có {person}. Hãy chuyển hoặc kết thúc các bổ nhiệm trước.",
    en: "{count} appointments go on after that day, one of them of {person}. Move or end them first.",
  },
  "organisation.abbreviation-form": {
    vi: "Chữ viết tắt chỉ gồm chữ cái và chữ số, có thể nối bằng dấu gạch ngang, dấu chấm hoặc dấu &.",
    en: "An abbreviation has letters and digits only, joined by a dash, a dot or an ampersand if need be.",
  },
  "organisation.abbreviation-taken": {
    vi: "{unit} đã dùng chữ viết tắt này; hai đơn vị cùng cấp sẽ có ký hiệu giống nhau.",
    en: "{unit} has this abbreviation already; two units side by side would have the same symbol.",
  },
  "organisation.not-a-predecessor": {
    vi: "Đơn vị tiền thân phải là đơn vị khác của cơ quan.",
    en: "A predecessor must be another unit of the agency.",
  },
  "organisation.predecessor-later": {
    vi: "{unit} bắt đầu sau ngày này nên không thể là đơn vị tiền thân.",
    en: "{unit} begins after that day, so it cannot be a predecessor.",
  },
  "people.not-found": {
    vi: "Không có người hoặc bổ nhiệm này.",
    en: "There is no such person or appointment.",
  },
  "people.changed": {
    vi: "Thông tin này vừa được người khác thay đổi. Hãy xem lại rồi sửa tiếp.",
    en: "Somebody has changed this meanwhile. Look at it again, then go on.",
  },
  "people.of-another-agency": {
    vi: "Người này do cơ quan khác quản lý. Ở đây chỉ bổ nhiệm hoặc kết thúc bổ nhiệm tại cơ quan mình.",
    en: "Another agency answers for this person. Here the person can only be appointed, and the appointment ended.",
  },
  "people.directory-id-taken": {
    vi: "Tài khoản này đã thuộc về một người trong danh sách.",
    en: "This account belongs to somebody in the list already.",
  },
  "people.ends-before-it-begins": {
    vi: "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
    en: "The last day cannot be before the first.",
  },
  "people.unit-needed": {
    vi: "Hãy chọn đơn vị mà người này phụ trách.",
    en: "Choose the unit that this person heads.",
  },
  "people.no-such-unit": { vi: "Hãy chọn một đơn vị của cơ quan.", en: "Choose a unit of the agency." },
  "people.no-such-position": {
    vi: "Hãy chọn một chức vụ của cơ quan.",
    en: "Choose a position of the agency.",
  },
  "people.outside-unit": {
    vi: "{unit} không có hiệu lực trong suốt thời gian bổ nhiệm.",
    en: "{unit} does not exist for all of that time.",
  },
  "people.appointed-twice": {
    vi: "Người này đã có vai trò đó tại đơn vị trong thời gian này.",
    en: "The person has this role in the unit at that time already.",
  },
  "people.last-administrator": {
    vi: "Từ {date} cơ quan sẽ không còn quản trị nào. Hãy bổ nhiệm một quản trị khác trước.",
    en: "From {date} the agency would have no administrator. Appoint another one first.",
  },
  "people.position-taken": {
    vi: "Cơ quan đã có chức vụ {name}.",
    en: "The agency has the position {name} already.",
  },
  "directory.no-department": {
    vi: "Danh bạ không còn phòng ban này. Hãy đọc lại danh bạ.",
    en: "The directory has no such department any more. Read it again.",
  },
  "directory.head-changed": {
    vi: "Danh bạ không còn đề xuất người này. Hãy xem lại danh sách.",
    en: "The directory proposes somebody else by now. Look at the list again.",
  },
  "directory.no-group": {
    vi: "Danh bạ không còn nhóm này. Hãy đọc lại danh bạ.",
    en: "The directory has no such group any more. Read it again.",
  },
  "directory.no-list": { vi: "Danh sách nhận này không còn.", en: "There is no such list of recipients." },
  "directory.abbreviation": {
    vi: "Ghi chữ viết tắt của đơn vị mới, dùng trong ký hiệu văn bản.",
    en: "Give the new unit's abbreviation, as symbols have it.",
  },
  "people-import.headings": {
    vi: "Dòng đầu phải có các cột Họ tên, Thư điện tử, Vai trò; còn thiếu: {missing}.",
    en: "The first row must name the columns Name, Email and Role; missing: {missing}.",
  },
  "people-import.too-many": {
    vi: "Mỗi lần nhập nhiều nhất {most} người.",
    en: "At most {most} people at a time.",
  },
  "people-import.manager": {
    vi: "Không có ai ở đây hoặc trong tệp có thư điện tử “{text}”.",
    en: "Nobody here or in the file has the address “{text}”.",
  },
  "people-import.role": { vi: "“{text}” không phải vai trò nào.", en: "“{text}” is no role." },
  "people-import.unit": {
    vi: "Cơ quan không có đơn vị “{text}”.",
    en: "The agency has no unit “{text}”.",
  },
  "people-import.date": { vi: "“{text}” không phải ngày.", en: "“{text}” is no date." },
  "people-import.name": {
    vi: "Họ tên phải có, không quá 50 ký tự.",
    en: "There must be a name, of at most 50 letters.",
  },
  "people-import.email": { vi: "Địa chỉ thư điện tử chưa đúng.", en: "Not an e-mail address." },
  "people-import.directory-id": {
    vi: "Mã Entra có dạng 8-4-4-4-12 ký tự.",
    en: "An Entra id has the form 8-4-4-4-12.",
  },
  "people-import.twice": {
    vi: "Người này có hai dòng trong danh sách.",
    en: "This person stands twice in the list.",
  },
  "rights.not-found": { vi: "Không có đề nghị này.", en: "There is no such request." },
  "rights.nobody-to-confirm": {
    vi: "Tắt quy tắc này cần một quản trị khác xác nhận, mà cơ quan chỉ có một quản trị. Hãy bổ nhiệm thêm một quản trị rồi làm lại.",
    en: "Turning this rule off needs another administrator's confirmation, and the agency has one alone. Appoint another administrator first.",
  },
  "rights.decided": {
    vi: "Đề nghị này đã được xử lý.",
    en: "This has been decided already.",
  },
  "rights.asker-frozen": {
    vi: "Người đề nghị đang bị khóa tài khoản; không xác nhận được.",
    en: "The account that asked for this is frozen; it cannot be confirmed.",
  },
  "setting.not-found": { vi: "Không có quy tắc này.", en: "There is no such rule." },
  "setting.form": {
    vi: "Giá trị chưa hợp lệ ở mục {where}.",
    en: "The value is not valid at {where}.",
  },
  "setting.past": {
    vi: "Quy tắc đã áp dụng thì không đổi ngược thời gian; hãy chọn từ ngày {today} trở đi.",
    en: "A rule that has been applied does not change backwards; choose {today} or later.",
  },
  "setting.body-twice": {
    vi: "“{abbr}” có hai dòng trùng mã hoặc trùng chữ viết tắt.",
    en: "“{abbr}” stands twice, by its key or its abbreviation.",
  },
  "calendar.changed": {
    vi: "Lịch của năm này vừa được người khác lưu. Hãy xem lại rồi sửa tiếp.",
    en: "Somebody has saved this year's calendar meanwhile. Look at it again, then go on.",
  },
  "calendar.unknown-year": {
    vi: "Chỉ lập được lịch từ năm {first} đến năm {last}.",
    en: "Calendars can be made for {first} to {last}.",
  },
  "finding.not-found": {
    vi: "Mục này không còn trong danh sách; có thể đã được xử lý.",
    en: "This is no longer on the list; it may have been settled.",
  },
  "finding.by-hand": {
    vi: "Mục này cần người vận hành xử lý; xem hướng dẫn bên cạnh.",
    en: "This needs whoever runs the server; see the advice beside it.",
  },
  "dead-letter.not-found": {
    vi: "Thư này không còn trong hộp lỗi; có thể đã được gửi lại.",
    en: "This is no longer among the dead letters; it may have been sent again.",
  },
} as const satisfies Messages;
