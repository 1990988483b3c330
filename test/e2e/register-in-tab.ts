import type { FrameLocator, Page } from "playwright-core";

// What runs in the page; the rest of the project knows no DOM.
declare class DataTransfer {
  readonly items: { add(file: File): void };
}
interface DropInit {
  readonly dataTransfer: DataTransfer;
  readonly bubbles: boolean;
  readonly cancelable: boolean;
}
declare class DragEvent extends Event {
  constructor(type: string, init: DropInit);
}

/** Where the tab is: a page of its own, or a frame of Teams. */
export type Tab = Page | FrameLocator;

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Drags a file from the desk onto the form, as the file manager does. */
export async function dropFile(tab: Tab, file: DroppedFile): Promise<void> {
  const zone = tab.getByRole("region", { name: "Tệp văn bản" });
  await zone.evaluate(
    (target: EventTarget, { name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name, { type: "application/pdf" }));
      for (const event of ["dragenter", "dragover", "drop"]) {
        target.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    { name: file.name, base64: file.bytes.toString("base64") },
  );
}

/** Through the machine's own choice of files. */
export async function chooseFile(tab: Tab, file: DroppedFile): Promise<void> {
  await tab
    .getByLabel("Chọn tệp")
    .setInputFiles({ name: file.name, mimeType: "application/pdf", buffer: file.bytes });
}

/** The server has the whole file and has looked at it. */
export async function isUploaded(tab: Tab): Promise<void> {
  await tab.getByText("Đã kiểm tra").waitFor();
}

/** Finds an agency in the directory by a few letters without marks. */
export async function pickSender(tab: Tab, typed: string, name: string): Promise<void> {
  const sender = tab.getByRole("combobox", { name: "Cơ quan ban hành" });
  await sender.pressSequentially(typed);
  await tab
    .getByRole("option", { name: new RegExp(`^${name}`, "u") })
    .first()
    .click();
}

/** Types what could not be read from the paper. */
export async function fillWhereEmpty(tab: Tab, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, words] of Object.entries(fields)) {
    const name = { name: label, exact: true };
    const field = tab.getByRole("textbox", name).or(tab.getByRole("combobox", name));
    if ((await field.inputValue()) === "") await field.fill(words);
  }
}
