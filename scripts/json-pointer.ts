/** Joins steps to a JSON pointer (RFC 6901). */
export function pointer(parent: string, ...steps: readonly (string | number)[]): string {
  let text = parent;
  for (const step of steps) text += `/${typeof step === 'number' ? step : escapeStep(step)}`;
  return text;
}

const escapeStep = (step: string): string => (/[~/]/.test(step) ? step.replace(/~/g, '~0').replace(/\//g, '~1') : step);
const plainStep = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** The value at a JSON pointer of a document; undefined where there is none. */
export function valueAt(document: unknown, at: string): unknown {
  let value = document;
  for (const step of at.split('/').slice(1)) {
    const key = plainStep(step);
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/**
 * The pointer that a reference (`#/components/…`) holds, percent-encoding undone; what is badly encoded stays as it is.
 *
 * @returns undefined for a reference to another document
 */
export function pointerOfReference(reference: string): string | undefined {
  if (!reference.startsWith('#/')) return undefined;
  const fragment = reference.slice(1);
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
