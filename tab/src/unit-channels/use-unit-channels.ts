import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  channelLinked,
  channelUnlinked,
  unitChannels,
  type LinkRequest,
} from "../../../src/contract/channels.ts";
import type { Api } from "../foundation/api.ts";
import { keys } from "../foundation/queries.ts";

const key = [...keys.administration, "unit-channels"];

/** Channels of the units for which the person decides. */
export function useUnitChannels(api: Api) {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get("/api/unit-channels", unitChannels, { signal }),
  });
}

export function useUnlinking(api: Api, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post(`/api/unit-channels/${id}/unlink`, undefined, channelUnlinked),
    onSuccess: onDone,
    onSettled: () => void client.invalidateQueries({ queryKey: key }),
  });
}

export function useLinking(api: Api) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: LinkRequest) => api.post("/api/unit-channels", request, channelLinked),
    onSettled: () => void client.invalidateQueries({ queryKey: key }),
  });
}
