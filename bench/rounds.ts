/** How often everything is measured, after once that does not count. */
export const rounds = 20;

/** The same for what takes a minute or more. */
export const fewRounds = 3;
