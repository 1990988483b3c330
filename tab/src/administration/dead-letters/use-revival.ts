import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { administrationDone, type DeadLetter } from "../../../../src/contract/administration.ts";
import { useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { keys } from "../../foundation/queries.ts";
import { useApi } from "../../foundation/session.tsx";
import { words } from "./words.ts";

/** How sending one of them again went; none: nobody has tried here. */
export type Revival =
  | { readonly kind: "sending" }
  | { readonly kind: "revived"; readonly letter: DeadLetter; readonly at: Date }
  | { readonly kind: "refused"; readonly error: unknown };

export interface Revivals {
  readonly of: (letter: DeadLetter) => Revival | null;
  readonly revive: (letter: DeadLetter) => void;
  readonly reviveAll: (letters: readonly DeadLetter[]) => void;
  /** How far sending all of them is, null while nobody does. */
  readonly progress: { readonly at: number; readonly of: number } | null;
  /** What was sent again in this visit and has left the server's list: its result stays in sight. */
  readonly withRevived: (letters: readonly DeadLetter[]) => readonly DeadLetter[];
}

/** It has died again when the server lists it with a later end. */
const cameBack = (revival: Revival, { failedAt }: DeadLetter): boolean =>
  revival.kind === "revived" && revival.letter.failedAt !== failedAt;

/** Sends again what was given up, one after the other; each shows its own result. */
export function useRevivals(): Revivals {
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const t = useWords(words);
  const [known, setKnown] = useState<ReadonlyMap<string, Revival>>(new Map());
  const [progress, setProgress] = useState<Revivals["progress"]>(null);
  const note = (id: string, revival: Revival) => setKnown((before) => new Map(before).set(id, revival));
  const send = async (letter: DeadLetter): Promise<boolean> => {
    note(letter.id, { kind: "sending" });
    try {
      await api.post(`/api/admin/dead-letters/${letter.id}/retry`, {}, administrationDone);
      note(letter.id, { kind: "revived", letter, at: new Date() });
      return true;
    } catch (error) {
      note(letter.id, { kind: "refused", error });
      return false;
    }
  };
  const refresh = () => client.invalidateQueries({ queryKey: keys.administration });
  const one = useMutation({ mutationFn: send, onSettled: refresh });
  const all = useMutation({
    mutationFn: async (letters: readonly DeadLetter[]) => {
      let revived = 0;
      for (const [index, letter] of letters.entries()) {
        setProgress({ at: index + 1, of: letters.length });
        if (await send(letter)) revived += 1;
      }
      return revived;
    },
    onSuccess: (revived) => {
      if (revived > 0) notices.done(t("allDone", { n: revived }));
    },
    onSettled: () => {
      setProgress(null);
      return refresh();
    },
  });
  return {
    of: (letter) => {
      const revival = known.get(letter.id) ?? null;
      return revival !== null && cameBack(revival, letter) ? null : revival;
    },
    revive: (letter) => one.mutate(letter),
    reviveAll: (letters) => all.mutate(letters),
    progress,
    withRevived: (letters) => {
      const listed = new Set(letters.map(({ id }) => id));
      const gone = [...known.values()].flatMap((revival) =>
        revival.kind === "revived" && !listed.has(revival.letter.id) ? [revival.letter] : [],
      );
      return [...letters, ...gone].sort((a, b) => (a.failedAt < b.failedAt ? 1 : -1));
    },
  };
}
