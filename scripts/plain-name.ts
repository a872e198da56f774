/** A name as people mean it, without case and separators: `a-b`, `aB` and `A_B` are one. ASCII letters and digits stay. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
