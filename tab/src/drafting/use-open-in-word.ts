import { useMutation, useQueryClient } from "@tanstack/react-query";
import { draftEditing } from "../../../src/contract/drafts.ts";
import { useNotices } from "../foundation/notices.tsx";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";

/** Opens the draft in Word on the web, in a window of its own; where that is not to be had it is said why. */
export function useOpenInWord(id: string): () => void {
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const { mutate, isPending } = useMutation({
    mutationFn: async (target: Window | null) => {
      try {
        const { url } = await api.post(
          `/api/drafts/${encodeURIComponent(id)}/editing`,
          undefined,
          draftEditing,
        );
        if (target !== null) target.location.href = url;
      } catch (error) {
        target?.close();
        throw error;
      }
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.drafts }),
    onError: notices.failed,
  });
  return () => {
    // Opened while the press is being answered: a browser stops what opens later.
    if (!isPending) mutate(window.open("", "_blank"));
  };
}
