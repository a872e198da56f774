/** Keys of OpenAPI that hold values of the service, no parts of the contract. */
const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum']);

/** Keys that hold parts by names of their own, which are no keywords: a property, or a response, may be called `default`. */
const BY_NAME: ReadonlySet<string> = new Set(['properties', 'schemas', 'responses', 'headers']);

/**
 * True where what stands under a key is data.
 *
 * @param parent the key that the object stands under which has this one; '' for none
 */
export const holdsData = (parent: string, key: string): boolean => !BY_NAME.has(parent) && DATA.has(key);
