/** An agency in which the people of a real one practise; nothing that happens in it leaves it. */
export interface PracticeAgency {
  readonly agencyId: string;
  readonly forAgencyId: string;
  readonly foundedBy: string;
  readonly foundedAt: Date;
  /** A newer one has taken its place. */
  readonly endedAt: Date | null;
}

/** Who has been shown around, and where people practise. */
export interface HelpRecords {
  toursSeen(personId: string): Promise<string[]>;
  markTourSeen(personId: string, tour: string, at: Date): Promise<void>;
  /** The one in use of a real agency; null where nobody has founded one. */
  practiceOf(agencyId: string): Promise<PracticeAgency | null>;
  /** Those of a real agency that have not ended; more than one only while another is being founded. */
  openPractices(agencyId: string): Promise<PracticeAgency[]>;
  /** Which of these agencies are for practice, those that ended among them. */
  practiceAmong(agencyIds: readonly string[]): Promise<Set<string>>;
  insertPractice(practice: PracticeAgency): Promise<void>;
  endPractice(agencyId: string, at: Date): Promise<void>;
}
