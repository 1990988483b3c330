/** The tables of agencies, people and registers; see `schema.ts`. */
export interface OrgNodeTable {
  id: string;
  kind: string;
  agency_id: string;
  parent_id: string | null;
  name: string;
  abbreviation: string;
  old_code: string | null;
  new_code: string | null;
  valid_from: string;
  valid_to: string | null;
  is_here: boolean;
  version: number;
}

export interface AppointmentTable {
  id: string;
  person_id: string;
  agency_id: string;
  unit_id: string | null;
  role: string;
  position_id: string | null;
  valid_from: string;
  valid_to: string | null;
  version: number;
}

export interface RegisterTable {
  id: string;
  agency_id: string;
  kind: string;
  register_key: string;
  year: number;
  /** 0, 1, 2… in the agency's year and kind: the last digits of `sort_key`. */
  ordinal: number;
  name: string;
  name_en: string;
  last_number: number;
  has_gaps: boolean;
}
