import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { handedOver } from "../../../../src/contract/handovers.ts";
import { leftWork, type ReassignInput } from "../../../../src/contract/left-work.ts";
import { useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { keys } from "../../foundation/queries.ts";
import { useApi, useHasRole, useSession } from "../../foundation/session.tsx";
import { words } from "./words.ts";

const key = [...keys.work, "left"];

/** For heads of units, and for administrators, who see what nobody heads; nobody else asks. */
export function useLeftWork() {
  const api = useApi();
  const { headOf } = useSession();
  const administers = useHasRole("administrator");
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get("/api/work/left", leftWork, { signal }),
    enabled: headOf.length > 0 || administers,
    refetchInterval: 60_000,
  });
}

export function useReassign() {
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (input: ReassignInput) => api.post("/api/work/left", input, handedOver),
    onSuccess: ({ done, skipped }) =>
      notices.done(skipped === 0 ? t("done", { done }) : t("skipped", { done, skipped })),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.work }),
  });
}
