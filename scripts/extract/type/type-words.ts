import type { Scalar, ScalarType } from '../../ir/index.ts';
import { lookup } from '../../lookup.ts';

const scalar = (type: ScalarType, format?: string): Scalar =>
  format === undefined ? { kind: 'scalar', type } : { kind: 'scalar', type, format };

/** Spellings of scalar types, lower case, singular. A misspelling has its own entry, so that it can be reported. */
export const SCALARS = lookup<Scalar>({
  string: scalar('string'),
  str: scalar('string'),
  text: scalar('string'),
  char: scalar('string'),
  varchar: scalar('string'),
  character: scalar('string'),
  enum: scalar('string'),
  enumerated: scalar('string'),
  enumeration: scalar('string'),
  'enumerated string': scalar('string'),
  'enumerated value': scalar('string'),
  'enumeration value': scalar('string'),
  'string enum': scalar('string'),
  'enum string': scalar('string'),
  'character string': scalar('string'),
  'json string': scalar('string'),
  'string json': scalar('string'),
  'time string': scalar('string'),
  'date string': scalar('string'),
  'url string': scalar('string'),
  'uuid string': scalar('string', 'uuid'),
  'base64 string': scalar('string', 'byte'),
  guid: scalar('string', 'uuid'),
  uuid: scalar('string', 'uuid'),
  url: scalar('string'),
  uri: scalar('string'),
  ip: scalar('string'),
  'ip address': scalar('string'),
  ipv4: scalar('string'),
  ipv6: scalar('string'),
  'ipv4 address': scalar('string'),
  'ipv6 address': scalar('string'),
  cidr: scalar('string'),
  mac: scalar('string'),
  'mac address': scalar('string'),
  email: scalar('string'),
  password: scalar('string'),
  date: scalar('string'),
  time: scalar('string'),
  datetime: scalar('string'),
  'date-time': scalar('string'),
  'date time': scalar('string'),
  file: scalar('string', 'binary'),
  binary: scalar('string', 'binary'),
  byte: scalar('integer'),
  base64: scalar('string', 'byte'),
  integer: scalar('integer'),
  int: scalar('integer'),
  int32: scalar('integer', 'int32'),
  int64: scalar('integer', 'int64'),
  short: scalar('integer'),
  long: scalar('integer', 'int64'),
  uint: scalar('integer'),
  uint8: scalar('integer'),
  uint16: scalar('integer'),
  uint32: scalar('integer'),
  uint64: scalar('integer'),
  int8: scalar('integer'),
  int16: scalar('integer'),
  tinyint: scalar('integer'),
  smallint: scalar('integer'),
  'unsigned int': scalar('integer'),
  'unsigned integer': scalar('integer'),
  'unsigned long': scalar('integer'),
  'positive integer': scalar('integer'),
  'non-negative integer': scalar('integer'),
  'natural number': scalar('integer'),
  '32-bit integer': scalar('integer', 'int32'),
  '64-bit integer': scalar('integer', 'int64'),
  'long integer': scalar('integer', 'int64'),
  'long int': scalar('integer', 'int64'),
  biginteger: scalar('integer'),
  bigint: scalar('integer', 'int64'),
  timestamp: scalar('integer', 'int64'),
  float: scalar('number', 'float'),
  float32: scalar('number', 'float'),
  float64: scalar('number', 'double'),
  double: scalar('number', 'double'),
  number: scalar('number'),
  numeric: scalar('number'),
  decimal: scalar('number'),
  bigdecimal: scalar('number'),
  'big decimal': scalar('number'),
  'floating-point number': scalar('number'),
  'floating point number': scalar('number'),
  real: scalar('number'),
  boolean: scalar('boolean'),
  bool: scalar('boolean'),
});

/** Types whose misspellings are read as what they stand for, and always reported. */
export const OFTEN_MISSPELT = ['string', 'integer', 'boolean', 'double', 'number', 'timestamp'] as const;

export const OBJECT_WORDS = new Set(
  'object,objects,reference,dict,dictionary,dictionary data structure,json,json object,jsonobject,data structure,structure,struct,key-value pair,key-value pairs,key/value pair,key/value pairs,key-value,model,complex type,complex,hash'.split(
    ',',
  ),
);

/** Of these, those that say of a value only that it has an inside: it may be a list of such structures. */
export const STRUCTURES = new Set(['data structure', 'data structures', 'structure', 'struct']);

export const MAP_WORDS = new Set(['map', 'maps', 'hashmap', 'map object', 'map objects', 'map<>']);
export const ANY_WORDS = new Set(['any', 'any type', 'anytype']);
export const ARRAY_WORDS = new Set(['array', 'arrays', 'list', 'set', 'collection', 'json array', 'jsonarray']);
export const NULL_WORDS = new Set(['null', 'nil']);
export const NO_TYPE = /^(?:[-–—/]*|n\/?a|none)$/;
