import { ALLOWED, isAllowed, isAllowedValue, type Slot, whyRefused } from '../allow-lists.ts';
import {
  type Body,
  type Component,
  type Diagnostic,
  diagnostic,
  type LinkedExample,
  type LinkedField,
  type LinkedOperation,
  type LinkedParameter,
  type LinkedResponse,
  type Service,
  type Source,
} from '../ir/index.ts';
import { cleanData } from './clean-text.ts';

/**
 * The service with nothing but names and values that all targets can carry; see `allow-lists.ts` for what becomes of
 * each kind. A service without any other is given back as it is, in equal parts.
 *
 * @returns `diagnostics`: what was left out, and where it stands
 */
export function allowedService(service: Service): { service: Service; diagnostics: readonly Diagnostic[] } {
  const sieve = new Sieve();
  const allowed = {
    ...service,
    operations: service.operations.map((operation) => sieve.operation(operation)),
    components: service.components.map((component) => sieve.component(component)),
    errorCodes: service.errorCodes.filter(({ code, source }) => sieve.takes('code', code, source)),
  };
  return { service: allowed, diagnostics: [...sieve.found.values()] };
}

/** What may stand in each place that tells operations apart. */
const SLOTS = { query: 'query', header: 'header', body: 'property', host: 'server' } as const;

class Sieve {
  /** By place and words, since one row may stand in several schemas. */
  readonly found = new Map<string, Diagnostic>();

  operation(operation: LinkedOperation): LinkedOperation {
    return {
      ...operation,
      parameters: operation.parameters.filter((each) => this.takesParameter(each)).map((each) => this.parameter(each)),
      bodies: operation.bodies.map((body) => this.body(body)),
      bodyExamples: operation.bodyExamples.map((example) => this.example(example)),
      responses: operation.responses.map((response) => this.response(response)),
      alternatives: this.alternatives(operation),
    };
  }

  /** None where a name that tells one apart is refused: what is left could not be told apart. */
  private alternatives({ alternatives }: LinkedOperation): LinkedOperation['alternatives'] {
    const names = alternatives.flatMap(({ when, operation }) => when.map((each) => ({ ...each, operation })));
    const allowed = names.every(
      ({ in: place, name, value = '', operation: { pathFacts } }) =>
        this.takes(SLOTS[place], name, pathFacts.source) && this.takes('value', value, pathFacts.source),
    );
    return allowed ? alternatives.map(({ when, operation }) => ({ when, operation: this.operation(operation) })) : [];
  }

  component(component: Component): Component {
    const { fields, additional } = component;
    return {
      ...component,
      fields: fields
        .filter(({ facts }) => this.takes('property', facts.name, facts.source))
        .map((field) => this.field(field)),
      additional: additional && this.field(additional),
    };
  }

  takes(slot: Slot, name: string, source: Source): boolean {
    if (isAllowed(slot, name)) return true;
    const refused = { slot, name: JSON.stringify(shown(name)), hint: whyRefused(slot, name) };
    this.report(diagnostic('emit/name-refused', source, refused));
    return false;
  }

  private takesParameter({ name, in: place, source }: LinkedParameter): boolean {
    return this.takes(place === 'path' ? 'placeholder' : place, name, source);
  }

  private parameter(parameter: LinkedParameter): LinkedParameter {
    return parameter.field ? { ...parameter, field: this.field(parameter.field) } : parameter;
  }

  private response(response: LinkedResponse): LinkedResponse {
    return {
      ...response,
      bodies: response.bodies.map((body) => this.body(body)),
      examples: response.examples.map((example) => this.example(example)),
      headers: response.headers
        .filter(({ facts }) => this.takes('header', facts.name, facts.source))
        .map((header) => this.field(header)),
    };
  }

  private body(body: Body): Body {
    return body.kind === 'field' ? { ...body, field: this.field(body.field) } : body;
  }

  private example(example: LinkedExample): LinkedExample {
    const value = cleanData(example.value);
    if (value === example.value) return example;
    this.report(diagnostic('emit/example-cleaned', example.source, {}));
    return { ...example, value };
  }

  /** The field without an enumeration or a default that is refused. */
  private field(field: LinkedField): LinkedField {
    const { facts } = field;
    const { enum: values, default: preset, listDefault: list } = facts.facets;
    const keepsEnum = values === undefined || this.takesValues(facts.name, values.value, values.source);
    const keepsDefault = preset === undefined || this.takesValues(facts.name, [preset.value], preset.source);
    const keepsList = list === undefined || this.takesValues(facts.name, list.value, list.source);
    if (keepsEnum && keepsDefault && keepsList) return field;
    const facets = { ...facts.facets };
    if (!keepsEnum) delete facets.enum;
    if (!keepsDefault) delete facets.default;
    if (!keepsList) delete facets.listDefault;
    return { ...field, facts: { ...facts, facets } };
  }

  private takesValues(name: string, values: readonly unknown[], source: Source): boolean {
    const refused = values.find((value) => !isAllowedValue(value));
    if (refused === undefined) return true;
    const value = typeof refused === 'string' ? JSON.stringify(shown(refused)) : String(refused);
    const params = { field: shown(name), value, hint: ALLOWED.value.hint };
    this.report(diagnostic('emit/value-refused', source, params));
    return false;
  }

  private report(found: Diagnostic): void {
    const key = `${found.file}:${found.line} ${found.code} ${found.message}`;
    if (!this.found.has(key)) this.found.set(key, found);
  }
}

/** The start of a text, as much as a line needs. */
const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
