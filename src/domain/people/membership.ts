/** Direct members: people of groups, and groups of groups. */
export interface DirectMembers {
  readonly people: readonly { readonly groupId: string; readonly personId: string }[];
  readonly groups: readonly { readonly groupId: string; readonly memberId: string }[];
}

/** The people of a group and of every group within it, at any depth; groups may hold one another in a circle. */
export function peopleWithin({ people, groups }: DirectMembers): (groupId: string) => ReadonlySet<string> {
  const peopleOf = Map.groupBy(people, ({ groupId }) => groupId);
  const groupsOf = Map.groupBy(groups, ({ groupId }) => groupId);
  return (groupId) => {
    const within = new Set([groupId]);
    // A set goes on with what is added while it is walked.
    for (const one of within) for (const { memberId } of groupsOf.get(one) ?? []) within.add(memberId);
    return new Set([...within].flatMap((one) => (peopleOf.get(one) ?? []).map(({ personId }) => personId)));
  };
}
