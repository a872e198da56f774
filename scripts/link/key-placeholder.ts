/** A row that stands for any key of a map: its name has blanks or stands in brackets. */
export const isKeyPlaceholder = (name: string): boolean => /^[^,;>└├\s]*\s[^,;]*$|^[{<[].*[}>\]]$/.test(name);
