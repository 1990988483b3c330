import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import type { OrgNode } from "../../src/domain/organisation/org-node.ts";
import type { Actor, Role } from "../../src/domain/people/actor.ts";
import type { LocalDate } from "../../src/domain/time/local-date.ts";
import type { Records, Store } from "../../src/ports/store.ts";
import { identifyPerson } from "../../src/usecases/people/identify-actor.ts";
import type { RuleKey } from "../../src/usecases/rules/agency-rules.ts";
import { clockAt } from "./clock-at.ts";

/** From before every day that a test is likely to play on. */
const always: LocalDate = "2020-01-01";

/** Two agencies that keep their registers here, each with its people as actors, and one that is only in the directory. */
export interface AgencyFixture {
  /** Sở Xây dựng (SXD), under the provincial committee. */
  readonly agency: OrgNode;
  readonly units: {
    readonly office: OrgNode;
    readonly planning: OrgNode;
    readonly housing: OrgNode;
    /** Below housing: a unit of a unit. */
    readonly appraisal: OrgNode;
  };
  readonly actors: {
    readonly clerk: Actor;
    readonly secondClerk: Actor;
    readonly leader: Actor;
    readonly deputy: Actor;
    readonly officeHead: Actor;
    readonly planningHead: Actor;
    readonly housingHead: Actor;
    readonly planner: Actor;
    readonly houser: Actor;
    readonly appraiser: Actor;
    readonly administrator: Actor;
    readonly auditor: Actor;
  };
  /** Sở Tài chính (STC). */
  readonly other: {
    readonly agency: OrgNode;
    readonly office: OrgNode;
    readonly clerk: Actor;
    readonly leader: Actor;
    readonly officeHead: Actor;
    readonly specialist: Actor;
    readonly auditor: Actor;
  };
  /** Ủy ban nhân dân tỉnh: sends and receives, keeps no register here. */
  readonly committee: OrgNode;
}

/** Fills an empty store. `now` is the instant at which the actors' rights are read. */
export async function agencyFixture(
  store: Store,
  now = new Date("2026-11-20T01:31:00Z"),
): Promise<AgencyFixture> {
  const made = await store.transaction(async (records) => {
    const committee = await addAgency(records, "Ủy ban nhân dân tỉnh Hoa Lư", "UBND", { isHere: false });
    const agency = await addAgency(records, "Sở Xây dựng", "SXD", { parentId: committee.id, code: "H95.14" });
    const office = await addUnit(records, agency, "Văn phòng Sở", "VP");
    const planning = await addUnit(records, agency, "Phòng Quy hoạch - Kiến trúc", "QHKT");
    const housing = await addUnit(records, agency, "Phòng Quản lý nhà", "QLN");
    const appraisal = await addUnit(records, housing, "Tổ Thẩm định", "TĐ");
    const second = await addAgency(records, "Sở Tài chính", "STC", {
      parentId: committee.id,
      code: "H95.13",
    });
    const secondOffice = await addUnit(records, second, "Văn phòng Sở", "VP");
    return {
      nodes: { committee, agency, second, secondOffice },
      units: { office, planning, housing, appraisal },
      people: await addPeople(records, agency, { office, planning, housing, appraisal }),
      others: await addOthers(records, second, secondOffice),
    };
  });
  const { people, others, nodes } = made;
  const actorOf = (personId: string): Promise<Actor> =>
    identifyPerson({ store, clock: clockAt(now) }, { personId });
  return {
    agency: nodes.agency,
    units: made.units,
    committee: nodes.committee,
    actors: {
      clerk: await actorOf(people.clerk),
      secondClerk: await actorOf(people.secondClerk),
      leader: await actorOf(people.leader),
      deputy: await actorOf(people.deputy),
      officeHead: await actorOf(people.officeHead),
      planningHead: await actorOf(people.planningHead),
      housingHead: await actorOf(people.housingHead),
      planner: await actorOf(people.planner),
      houser: await actorOf(people.houser),
      appraiser: await actorOf(people.appraiser),
      administrator: await actorOf(people.administrator),
      auditor: await actorOf(people.auditor),
    },
    other: {
      agency: nodes.second,
      office: nodes.secondOffice,
      clerk: await actorOf(others.clerk),
      leader: await actorOf(others.leader),
      officeHead: await actorOf(others.officeHead),
      specialist: await actorOf(others.specialist),
      auditor: await actorOf(others.auditor),
    },
  };
}

async function addPeople(
  records: Records,
  agency: OrgNode,
  { office, planning, housing, appraisal }: AgencyFixture["units"],
) {
  const at = { agency, unit: null };
  return {
    clerk: await addPerson(records, "Nguyễn Thị Hạnh", "clerk", { agency, unit: office }),
    secondClerk: await addPerson(records, "Lò Thị Mơ", "clerk", { agency, unit: office }),
    leader: await addPerson(records, "Trần Quốc Bảo", "leader", at, ["Giám đốc", 1]),
    deputy: await addPerson(records, "Phạm Hữu Nghĩa", "leader", at, ["Phó Giám đốc", 2]),
    officeHead: await addPerson(records, "Vũ Đình Lương", "unitHead", { agency, unit: office }, [
      "Chánh Văn phòng",
      3,
    ]),
    planningHead: await addPerson(records, "Đặng Ngọc Diễm", "unitHead", { agency, unit: planning }, [
      "Trưởng phòng",
      4,
    ]),
    housingHead: await addPerson(records, "Hoàng Văn Ước", "unitHead", { agency, unit: housing }, [
      "Trưởng phòng Quản lý nhà",
      4,
    ]),
    planner: await addPerson(records, "Bùi Thu Quỳnh", "specialist", { agency, unit: planning }),
    houser: await addPerson(records, "Trương Quốc Ưởng", "specialist", { agency, unit: housing }),
    appraiser: await addPerson(records, "Mai Xuân Kỳ", "specialist", { agency, unit: appraisal }),
    administrator: await addPerson(records, "Đỗ Minh Khôi", "administrator", at),
    auditor: await addPerson(records, "Lê Thị Phượng", "auditor", at),
  };
}

async function addOthers(records: Records, agency: OrgNode, unit: OrgNode) {
  const at = { agency, unit: null };
  return {
    clerk: await addPerson(records, "Phan Thị Yến", "clerk", { agency, unit }),
    leader: await addPerson(records, "Cao Đức Thịnh", "leader", at, ["Giám đốc Sở Tài chính", 1]),
    officeHead: await addPerson(records, "Ngô Thị Lệ", "unitHead", { agency, unit }),
    specialist: await addPerson(records, "Tạ Văn Sỹ", "specialist", { agency, unit }),
    auditor: await addPerson(records, "Hà Thị Nhung", "auditor", at),
  };
}

interface AgencyMore {
  readonly parentId?: string;
  readonly code?: string;
  readonly isHere?: boolean;
}

export async function addAgency(
  records: Records,
  name: string,
  abbreviation: string,
  { parentId, code, isHere = true }: AgencyMore = {},
): Promise<OrgNode> {
  const id = uuidIds.next();
  const node: OrgNode = {
    id,
    kind: "agency",
    agencyId: id,
    parentId: parentId ?? null,
    name,
    abbreviation,
    oldCode: null,
    newCode: code ?? null,
    validFrom: always,
    validTo: null,
    isHere,
    version: 1,
  };
  await records.organisation.insert(node);
  return node;
}

/** A unit below an agency or below another unit. */
export async function addUnit(
  records: Records,
  parent: OrgNode,
  name: string,
  abbreviation: string,
): Promise<OrgNode> {
  const node: OrgNode = {
    ...parent,
    id: uuidIds.next(),
    kind: "unit",
    parentId: parent.id,
    name,
    abbreviation,
    newCode: null,
  };
  await records.organisation.insert(node);
  return node;
}

/** A person with one appointment; answers the person's id. */
export async function addPerson(
  records: Records,
  fullName: string,
  role: Role,
  at: { readonly agency: OrgNode; readonly unit: OrgNode | null },
  position?: readonly [name: string, rank: number],
): Promise<string> {
  const id = uuidIds.next();
  const email = `${id}@example.vn`;
  await records.people.insertPerson({ id, fullName, email, directoryId: id, isActive: true, version: 1 });
  const positionId = position === undefined ? null : uuidIds.next();
  if (position !== undefined && positionId !== null) {
    const [name, rank] = position;
    await records.people.insertPosition({ id: positionId, agencyId: at.agency.id, name, rank });
  }
  await records.people.insertAppointment({
    id: uuidIds.next(),
    personId: id,
    agencyId: at.agency.id,
    unitId: at.unit?.id ?? null,
    role,
    positionId,
    validFrom: always,
    validTo: null,
    version: 1,
  });
  return id;
}

/** Sets one rule of the agency in the form that is stored (`ruleSchemas`). */
export async function setRule(
  store: Store,
  by: Actor,
  rule: { readonly key: RuleKey; readonly value: unknown; readonly validFrom?: LocalDate },
): Promise<void> {
  const { key, value, validFrom = always } = rule;
  await store.transaction((records) =>
    records.settings.add({
      id: uuidIds.next(),
      agencyId: by.agencyId,
      key,
      value,
      validFrom,
      article: null,
      setBy: by.personId,
      setAt: new Date("2026-01-01T00:00:00Z"),
    }),
  );
}
