import { useEffect, useState, type DragEvent } from "react";

/** Whether something that is dragged or pasted brings files. */
function bringsFiles(transfer: DataTransfer | null): boolean {
  return transfer !== null && Array.from(transfer.types).includes("Files");
}

interface DropTarget {
  readonly isOver: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Files dropped anywhere on an element, and pasted anywhere on the page while it is shown. */
export function useDroppedFiles(onFiles: (files: File[]) => void): DropTarget {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (!bringsFiles(event.clipboardData)) return;
      event.preventDefault();
      onFiles(Array.from(event.clipboardData?.files ?? []));
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [onFiles]);
  return {
    isOver,
    handlers: {
      onDragOver: (event) => {
        if (!bringsFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
      },
      onDrop: (event) => {
        if (!bringsFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(false);
        onFiles(Array.from(event.dataTransfer.files));
      },
    },
  };
}
