import type { Actor, Role } from "../../domain/people/actor.ts";
import type { Services } from "../../ports/services.ts";
import { identifyPerson } from "../people/identify-actor.ts";

/** No address outside ends so (RFC 2606): it tells the made-up people from those who practise. */
const nowhere = "@tap-duot.invalid";

export interface MadeUpPerson {
  readonly fullName: string;
  readonly email: string;
  readonly role: Role;
}

const madeUp = (mailbox: string, fullName: string, role: Role): MadeUpPerson => ({
  fullName,
  email: `${mailbox}${nowhere}`,
  role,
});

/** Who practises alone has somebody in every role beside them; the documents there begin with these. */
export const administratorToPractise = madeUp("quan-tri", "Quản Trị Mẫu", "administrator");
export const colleagues: readonly MadeUpPerson[] = [
  madeUp("van-thu", "Văn Thư Mẫu", "clerk"),
  madeUp("lanh-dao", "Lãnh Đạo Mẫu", "leader"),
  madeUp("truong-phong", "Trưởng Phòng Mẫu", "unitHead"),
  madeUp("chuyen-vien", "Chuyên Viên Mẫu", "specialist"),
];

/** The made-up person of that role in a practice agency, to act as. */
export async function colleague(
  deps: Pick<Services, "store" | "clock">,
  agencyId: string,
  role: Role,
): Promise<Actor> {
  const { people, appointments } = await deps.store.read.people.peopleOf(agencyId);
  const found = people.find(
    ({ id, email }) =>
      email.endsWith(nowhere) && appointments.some((it) => it.personId === id && it.role === role),
  );
  if (found === undefined) throw new Error(`Nobody to practise with as ${role}.`);
  return identifyPerson(deps, { personId: found.id, agencyId });
}
