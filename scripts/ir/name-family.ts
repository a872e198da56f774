/** All names that begin alike: `x-tail-*`, `x-tail-{colour}`. */
const FAMILY = /^[A-Za-z][\w.-]{0,100}(?<=[-.])(?:\*|\{[\w-]{1,50}\}|<[\w -]{1,50}>)$/;

/** True for the name of a row that describes all parameters whose names begin as it does. */
export const isNameFamily = (name: string): boolean => FAMILY.test(name);
