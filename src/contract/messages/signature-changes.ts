import type { Messages } from "./message.ts";

/** What happened to a file after a signature. The names of known attacks stand in brackets. */
export const signatureChangeMessages = {
  "signed-file.bytes-behind": {
    vi: "Sau phần cuối của tệp còn dữ liệu không thuộc phiên bản nào [ISA].",
    en: "Data that belong to no revision follow the end of the file [ISA].",
  },
  "signed-file.nulls-behind": {
    vi: "Sau phần cuối của tệp có các byte rỗng.",
    en: "Null bytes follow the end of the file.",
  },
  "signed-file.comments-behind": {
    vi: "Sau phần cuối của tệp có chú thích không được ký.",
    en: "Comments that nobody signed follow the end of the file.",
  },
  "signed-file.damaged": {
    vi: "Cấu trúc tệp PDF bị hỏng nên không biết được sau khi ký có gì thay đổi.",
    en: "The PDF's structure is damaged, so that what changed after signing cannot be told.",
  },
  "signed-file.encrypted": {
    vi: "Tệp có mật khẩu hoặc mã hóa nên chưa kiểm tra được các thay đổi sau khi ký.",
    en: "The file is encrypted, so that changes after signing cannot be checked.",
  },
  "signed-file.unreadable": {
    vi: "Không đọc được tệp: {reason}.",
    en: "The file cannot be read: {reason}.",
  },
  "signed-file.no-signature": {
    vi: "Tệp không có chữ ký này, hoặc không xác định được chữ ký bao gồm phần nào của tệp.",
    en: "The file has no such signature, or what it covers cannot be told.",
  },
  "signed-file.original-damaged": {
    vi: "Tệp không còn đúng như khi nhận nên không kiểm tra chữ ký được; đã báo quản trị.",
    en: "The file is no longer as it was received, so its signatures cannot be checked; the administrator was told.",
  },
  "signed-file.too-large": {
    vi: "Tệp lớn hơn {megabytes} MB nên không kiểm tra được.",
    en: "The file is larger than {megabytes} MB and cannot be checked.",
  },
  "signed-file.took-too-long": {
    vi: "Kiểm tra quá {seconds} giây nên đã dừng.",
    en: "The check took over {seconds} seconds and was stopped.",
  },
  "signed-file.content-missing": {
    vi: "Chữ ký rời: không thấy tệp được ký nằm cạnh nó.",
    en: "A detached signature: the signed file does not stand beside it.",
  },
  "signed-file.kind-unsupported": {
    vi: "Chữ ký trong loại tệp {kind} chưa được hỗ trợ nên không kết luận được.",
    en: "Signatures in files of kind {kind} are not supported, so nothing can be concluded.",
  },
  "change.object": {
    vi: "Đối tượng {object} của tài liệu bị thay sau khi ký [ISA, shadow: hide/replace].",
    en: "Object {object} of the document was replaced after signing [ISA, shadow: hide/replace].",
  },
  "change.ambiguous": {
    vi: "Bản cập nhật sau khi ký ghi đối tượng {object} theo hai cách, mỗi phần mềm có thể hiển thị một cách [shadow].",
    en: "The update after signing writes object {object} in two ways; programs may show one or the other [shadow].",
  },
  "change.stray-bytes": {
    vi: "Bản cập nhật sau khi ký có đối tượng không được liệt kê [ISA].",
    en: "The update after signing holds objects that it does not list [ISA].",
  },
  "change.trailer": {
    vi: "Mục {key} ở cuối tệp bị thay sau khi ký [shadow].",
    en: "The trailer's entry {key} was changed after signing [shadow].",
  },
  "change.catalog": {
    vi: "Mục {key} của tài liệu bị thay sau khi ký [ISA].",
    en: "The document's entry {key} was changed after signing [ISA].",
  },
  "change.page": {
    vi: "Trang (đối tượng {object}) bị sửa sau khi ký: {key} [ISA].",
    en: "A page (object {object}) was changed after signing: {key} [ISA].",
  },
  "change.form": {
    vi: "Biểu mẫu bị sửa sau khi ký: {key}.",
    en: "The form was changed after signing: {key}.",
  },
  "change.field": {
    vi: "Ô '{field}' bị sửa sau khi ký: {key} [shadow: replace].",
    en: "The field '{field}' was changed after signing: {key} [shadow: replace].",
  },
  "change.field-added": {
    vi: "Ô '{field}' được thêm vào sau khi ký.",
    en: "The field '{field}' was added after signing.",
  },
  "change.field-removed": {
    vi: "Ô '{field}' bị bỏ sau khi ký.",
    en: "The field '{field}' was removed after signing.",
  },
  "change.field-locked": {
    vi: "Ô '{field}' đã bị khóa khi ký mà vẫn bị sửa.",
    en: "The field '{field}' was locked by a signature and changed all the same.",
  },
  "change.field-prepared": {
    vi: "Có thêm ô '{field}' dành cho chữ ký sau.",
    en: "A place '{field}' for a later signature was added.",
  },
  "change.empty-signature-field": {
    vi: "Có thêm ô chữ ký '{field}' không có chữ ký [SSA].",
    en: "A signature field '{field}' without a signature was added [SSA].",
  },
  "change.signature-altered": {
    vi: "Chữ ký '{field}' bị sửa sau khi ký.",
    en: "The signature '{field}' was altered after signing.",
  },
  "change.certified": {
    vi: "Người ký chứng nhận không cho phép thay đổi, nhưng '{field}' đã thay đổi.",
    en: "The certifying signature allows no change, but '{field}' changed.",
  },
  "change.visible-after-certification": {
    vi: "Chữ ký '{field}' hiện hình được thêm sau khi chứng nhận, có thể che nội dung [SSA]. Hãy xem bản lúc ký.",
    en: "A visible signature '{field}' was added after certification and may cover content [SSA]. See the signed revision.",
  },
  "change.covers-page": {
    vi: "Ô '{field}' thêm hoặc điền sau khi ký lớn hơn nửa trang, có thể che nội dung [SSA, shadow: replace]. Hãy xem bản lúc ký.",
    en: "The field '{field}', signed or filled afterwards, is larger than half a page and may cover content [SSA, shadow: replace]. See the signed revision.",
  },
  "change.appearance": {
    vi: "Ô '{field}' hiển thị khác đi mà giá trị không đổi [shadow: hide/replace].",
    en: "The field '{field}' shows something else while its value stays [shadow: hide/replace].",
  },
  "change.shared-appearance": {
    vi: "Hình hiển thị của một ô (đối tượng {object}) còn được dùng ở chỗ khác.",
    en: "A field's appearance (object {object}) is used elsewhere too.",
  },
  "change.annotation-added": {
    vi: "Có ghi chú ({subtype}) được thêm sau khi ký, có thể che nội dung [EAA]. Hãy xem bản lúc ký.",
    en: "An annotation ({subtype}) was added after signing and may cover content [EAA]. See the signed revision.",
  },
  "change.annotation-changed": {
    vi: "Ghi chú ({subtype}) bị sửa sau khi ký [EAA].",
    en: "An annotation ({subtype}) was changed after signing [EAA].",
  },
  "change.annotation-removed": {
    vi: "Có ghi chú hoặc ô bị gỡ khỏi trang (đối tượng {object}) sau khi ký.",
    en: "An annotation or field was taken off a page (object {object}) after signing.",
  },
  "change.metadata": {
    vi: "Chỉ thông tin mô tả của tệp bị sửa sau khi ký.",
    en: "Only the file's metadata were changed after signing.",
  },
  "change.filled": {
    vi: "Ô '{field}' được điền sau khi ký (được phép).",
    en: "The field '{field}' was filled after signing (permitted).",
  },
  "change.signed": {
    vi: "Có thêm chữ ký '{field}' sau đó (được phép).",
    en: "A further signature '{field}' followed (permitted).",
  },
  "change.time-stamped": {
    vi: "Có thêm dấu thời gian '{field}' sau đó (được phép).",
    en: "A time-stamp '{field}' followed (permitted).",
  },
  "change.long-term-data": {
    vi: "Có thêm dữ liệu kiểm tra lâu dài (được phép).",
    en: "Long-term validation data were added (permitted).",
  },
} as const satisfies Messages;
