export interface SpoolTables {
  spool_file: {
    id: string;
    size: number;
    is_finished: boolean;
    begun_at: Date;
    changed_at: Date;
    /** Of the append that runs now. */
    holder: string | null;
    held_until_at: Date | null;
  };
  spool_piece: { file_id: string; position: number; bytes: Uint8Array };
}
