import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toursSeen } from "../../../src/contract/help.ts";
import { keys } from "../foundation/queries.ts";
import { useApi, useSession } from "../foundation/session.tsx";
import { toursFor } from "./tour-steps.ts";

/** Remembers with the person, not with the machine, that they were shown around. */
export function useToursSeen(): () => void {
  const api = useApi();
  const queries = useQueryClient();
  const session = useSession();
  const { mutate } = useMutation({
    mutationFn: async () => {
      for (const tour of toursFor(session.roles)) {
        if (!session.toursSeen.includes(tour)) await api.post("/api/tours", { tour }, toursSeen);
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.session }),
  });
  return () => mutate();
}
