export interface FileKind {
  readonly extension: string;
  /** Extensions that names of this kind may have, lower case; the first is the usual one. */
  readonly extensions: readonly [string, ...string[]];
  readonly mediaType: string;
  /** How people call it. */
  readonly label: string;
}

function kind(label: string, mediaType: string, extension: string, ...others: string[]): FileKind {
  return { label, mediaType, extension, extensions: [extension, ...others] };
}

const ooxml = "application/vnd.openxmlformats-officedocument";

/** What is taken in; everything else is foreign. */
export const kinds = {
  pdf: kind("PDF", "application/pdf", "pdf"),
  docx: kind("DOCX", `${ooxml}.wordprocessingml.document`, "docx"),
  xlsx: kind("XLSX", `${ooxml}.spreadsheetml.sheet`, "xlsx"),
  pptx: kind("PPTX", `${ooxml}.presentationml.presentation`, "pptx"),
  docm: kind("DOCM", "application/vnd.ms-word.document.macroenabled.12", "docm"),
  xlsm: kind("XLSM", "application/vnd.ms-excel.sheet.macroenabled.12", "xlsm"),
  pptm: kind("PPTM", "application/vnd.ms-powerpoint.presentation.macroenabled.12", "pptm"),
  doc: kind("DOC", "application/msword", "doc"),
  xls: kind("XLS", "application/vnd.ms-excel", "xls"),
  rtf: kind("RTF", "application/rtf", "rtf"),
  txt: kind("TXT", "text/plain", "txt"),
  png: kind("PNG", "image/png", "png"),
  jpg: kind("JPEG", "image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
  tif: kind("TIFF", "image/tiff", "tif", "tiff"),
  zip: kind("ZIP", "application/zip", "zip"),
} as const;

/** The last extension of a name, lower case, without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/u.exec(name.trim())?.[1]?.toLowerCase() ?? "";
}
