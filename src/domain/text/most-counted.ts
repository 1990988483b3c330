/** More files are not counted by what became of their text: so many stands for that many or more. */
export const mostTextsCounted = 10_000;
