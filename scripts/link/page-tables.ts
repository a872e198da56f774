import { addTo } from '../append.ts';
import { firstAbove } from '../first-above.ts';
import type { FieldFacts, PageFacts, TableFacts } from '../ir/index.ts';
import { plainName } from '../plain-name.ts';

/** True for names that people take for one, a plural and its singular too. */
export const sameName = (a: string | undefined, b: string | undefined): boolean => {
  if (a === undefined || b === undefined) return false;
  const [left, right] = [plainName(a), plainName(b)];
  return left !== '' && (left === right || `${left}s` === right || left === `${right}s`);
};

/** The plain names that are the same as a name. */
function namesLike(name: string | undefined): readonly string[] {
  const plain = plainName(name ?? '');
  if (plain === '') return [];
  return plain.length > 1 && plain.endsWith('s') ? [plain, `${plain}s`, plain.slice(0, -1)] : [plain, `${plain}s`];
}

const anchorOf = (target: string): string => target.replace(/^.*#/, '').toLowerCase();

/** Positions of tables by a key, ascending. */
class Positions {
  private readonly byKey = new Map<string, number[]>();

  add(key: string, at: number): void {
    if (this.byKey.get(key)?.at(-1) !== at) addTo(this.byKey, key, at);
  }

  /** The first two behind a position of those that have one of the keys. */
  behind(keys: readonly string[], from: number): readonly number[] {
    const found = keys.flatMap((key) => {
      const all = this.byKey.get(key) ?? [];
      const next = firstAbove(all, from);
      return all.slice(next, next + 2);
    });
    return [...new Set(found)].sort((a, b) => a - b).slice(0, 2);
  }
}

/** What the tables of a page are found by: position, number, anchor, name. Looking costs the same however many there are. */
export class PageTables {
  private readonly tables: readonly TableFacts[];
  private readonly places = new Map<TableFacts, number>();
  private readonly byNumber = new Map<number, TableFacts[]>();
  private readonly byAnchor = new Map<string, TableFacts[]>();
  private readonly byPath = new Positions();
  private readonly byCaption = new Positions();
  private readonly byName = new Positions();
  /** Tables that no caption or anchor says to be a structure of its own. */
  private readonly partsByName = new Positions();
  /** Of these, such that no row names at all, by the last part of the caption. */
  private readonly freeByEnd = new Positions();
  /** Tables that no row leads to and whose captions name no structure alone, by the caption's first word as it is written. */
  private readonly unlinkedByFirstWord = new Positions();
  /** Tables that no row leads to, by caption, and by number and caption. */
  private readonly unlinkedByCaption = new Positions();
  private readonly unlinkedByNumber = new Positions();
  /** What the rows of the page name and lead to. */
  private readonly rowNames = new Set<string>();
  private readonly rowNumbers = new Set<number>();
  private readonly rowsByTarget = new Map<string, FieldFacts[]>();
  private readonly ledToByName = new Map<TableFacts, boolean>();

  constructor({ tables }: PageFacts) {
    this.tables = tables;
    for (const field of tables.flatMap(({ fields }) => fields)) {
      this.rowNames.add(plainName(field.name));
      for (const number of field.tableNumbers) this.rowNumbers.add(number);
      for (const target of new Set(field.links.map((link) => anchorOf(link.target))))
        addTo(this.rowsByTarget, target, field);
    }
    for (const [at, table] of tables.entries()) this.place(table, at);
  }

  private place(table: TableFacts, at: number): void {
    this.places.set(table, at);
    if (table.number !== undefined) addTo(this.byNumber, table.number, table);
    for (const anchor of new Set(table.anchors.map((each) => each.toLowerCase()))) addTo(this.byAnchor, anchor, table);
    const first = firstWord(table);
    if (first !== undefined && this.isUnlinked(table)) this.unlinkedByFirstWord.add(`${table.section} ${first}`, at);
    if (table.usage !== 'object') return;
    const { section, captionName, anchorName } = table;
    const key = (name: string): string => `${section} ${name}`;
    if (captionName !== undefined) this.byPath.add(key(captionName), at);
    const caption = plainName(captionName ?? '');
    if (caption !== '') this.byCaption.add(key(caption), at);
    for (const name of new Set([caption, plainName(anchorName ?? '')])) {
      if (name === '') continue;
      this.byName.add(key(name), at);
      if (!table.isStructure) this.partsByName.add(key(name), at);
    }
    if (this.isUnlinked(table) && caption !== '') {
      this.unlinkedByCaption.add(key(caption), at);
      if (table.number !== undefined) this.unlinkedByNumber.add(key(`${table.number} ${caption}`), at);
    }
    const end = lastPart(captionName);
    if (!table.isStructure && end !== undefined && this.isFree(table)) this.freeByEnd.add(key(plainName(end)), at);
  }

  /** No row leads to the table by a link. */
  private isUnlinked({ anchors }: TableFacts): boolean {
    return !anchors.some((anchor) => this.rowsByTarget.has(anchor.toLowerCase()));
  }

  /** No row names the table: neither by a link or its number, nor by a name that is its caption's. */
  private isFree(table: TableFacts): boolean {
    return (
      !namesLike(table.captionName).some((name) => this.rowNames.has(name)) &&
      this.isUnlinked(table) &&
      (table.number === undefined || !this.rowNumbers.has(table.number))
    );
  }

  private behind(positions: Positions, table: TableFacts, names: readonly string[]): readonly TableFacts[] {
    const keys = names.map((name) => `${table.section} ${name}`);
    return positions.behind(keys, this.places.get(table) ?? -1).map((at) => this.tables[at] as TableFacts);
  }

  has(table: TableFacts): boolean {
    return this.places.has(table);
  }

  hasNumber(number: number): boolean {
    return this.byNumber.has(number);
  }

  /** Tables of one of the numbers, in the order of the page. */
  numbered(numbers: readonly number[]): readonly TableFacts[] {
    const place = (table: TableFacts): number => this.places.get(table) ?? 0;
    return [...new Set(numbers)]
      .flatMap((number) => this.byNumber.get(number) ?? [])
      .sort((a, b) => place(a) - place(b));
  }

  /** A link of the field leads to a table of the page, and not to this one alone. */
  leadsToOther(field: FieldFacts, table: TableFacts | undefined): boolean {
    return field.links.some(({ target }) => this.byAnchor.get(anchorOf(target))?.some((each) => each !== table));
  }

  /** A row that has the table's own name leads to it. */
  isLedToByName(table: TableFacts): boolean {
    const known = this.ledToByName.get(table);
    if (known !== undefined) return known;
    const rows = table.anchors.flatMap((anchor) => this.rowsByTarget.get(anchor.toLowerCase()) ?? []);
    const isLed = rows.some(({ name }) => sameName(name, table.captionName) || sameName(name, table.anchorName));
    this.ledToByName.set(table, isLed);
    return isLed;
  }

  /** The first table of fields behind a table, in its section, whose caption is exactly this. */
  captioned(caption: string, table: TableFacts): TableFacts | undefined {
    return this.behind(this.byPath, table, [caption])[0];
  }

  /** The first ones behind a table, two at most, whose caption is a name. */
  withCaption(name: string, table: TableFacts): readonly TableFacts[] {
    return this.behind(this.byCaption, table, namesLike(name));
  }

  /** The first one behind a table that a name is the caption or anchor of. */
  named(name: string | undefined, table: TableFacts): TableFacts | undefined {
    return this.behind(this.byName, table, namesLike(name))[0];
  }

  /** The same of those alone that are part of the table above them. */
  partNamed(name: string, table: TableFacts): TableFacts | undefined {
    return this.behind(this.partsByName, table, namesLike(name))[0];
  }

  /** The only part behind a table whose caption ends with a name and which no row names otherwise. */
  freeEndingWith(name: string, table: TableFacts): TableFacts | undefined {
    const [only, ...others] = this.behind(this.freeByEnd, table, namesLike(name));
    return others.length === 0 ? only : undefined;
  }

  /** The only one behind a table that no row leads to and whose caption begins with a type's name: `Kite and line parameters`. */
  beginningWith(name: string, table: TableFacts): TableFacts | undefined {
    const [only, ...others] = this.behind(this.unlinkedByFirstWord, table, [name]);
    return others.length === 0 ? only : undefined;
  }

  /** The first one behind a table that no row leads to and whose caption is a name. */
  unlinkedNamed(name: string, table: TableFacts): TableFacts | undefined {
    return this.behind(this.unlinkedByCaption, table, namesLike(name))[0];
  }

  /** The first one of these that has one of the numbers, and one of the words as its caption. */
  unlinkedNumbered(numbers: readonly number[], words: readonly string[], table: TableFacts): TableFacts | undefined {
    const names = [...new Set(words.flatMap(namesLike))];
    const keys = [...new Set(numbers)].flatMap((number) => names.map((name) => `${number} ${name}`));
    return this.behind(this.unlinkedByNumber, table, keys)[0];
  }
}

/** The first of several words that a caption has in front of `parameters`. */
const firstWord = ({ captionName, caption }: TableFacts): string | undefined =>
  captionName === undefined
    ? /^([A-Z]\w*)(?: [a-z]+){1,3} (?:parameters|attributes|fields)$/.exec(caption)?.[1]
    : undefined;

/** `resource_tag` ends with the name of `tags`. */
function lastPart(caption: string | undefined): string | undefined {
  const last = caption?.split(/[_.-]|(?<=[a-z0-9])(?=[A-Z])/).at(-1);
  return last !== undefined && last !== caption && last.length > 2 && plainName(last) !== '' ? last : undefined;
}
