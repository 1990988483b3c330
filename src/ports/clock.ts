/** The only source of the present; the domain gets its instants as parameters. */
export interface Clock {
  now(): Date;
}
