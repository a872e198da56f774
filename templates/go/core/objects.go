package core

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/big"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// Ptrs gives a list of pointers to values, for lists of fields, whose items may be null.
func Ptrs[T any](values ...T) []*T {
	list := make([]*T, len(values))
	for index := range values {
		list[index] = &values[index]
	}
	return list
}

// Ptr gives a pointer to a value, for fields that may be left out.
func Ptr[T any](value T) *T { return &value }

// Value gives what a pointer points to, or the zero value where the field was left out.
func Value[T any](pointer *T) T {
	if pointer == nil {
		var zero T
		return zero
	}
	return *pointer
}

// Object is in every object of a service.
type Object struct {
	raw json.RawMessage
}

func (o Object) rawValue() json.RawMessage { return o.raw }

// Holder is an object of a service.
type Holder interface{ rawValue() json.RawMessage }

// Raw gives the value as it came where it is no object, such as a text in the place of one; nil otherwise.
func Raw(object Holder) json.RawMessage { return object.rawValue() }

// Decode reads JSON into what a pointer points to, as answers are read: an object, or one of several.
func Decode(data []byte, pointer any) error {
	return decodeWhole(data, reflect.ValueOf(pointer).Elem())
}

// decodeWhole reads what stands in no object. Where a list of objects is due, one object is a list of it.
func decodeWhole(data json.RawMessage, target reflect.Value) error {
	if !json.Valid(data) {
		return errNoJSON
	}
	if target.Kind() == reflect.Slice && isObject(data) && holdsObject(target.Type().Elem()) {
		data = slices.Concat([]byte{'['}, data, []byte{']'})
	}
	if decodeValue(data, target) == heldNothing && !isNull(data) {
		return errOtherKind
	}
	return nil
}

func holdsObject(item reflect.Type) bool {
	switch item.Kind() {
	case reflect.Struct, reflect.Interface, reflect.Map:
		return true
	}
	return false
}

// UnmarshalObject reads an object into the fields of a struct. What no field can hold goes into the rest as it came:
// members that the struct has no field for, null, and values of another kind. A value that is no object goes into own.
// It never fails: a service that sends something else than its pages say costs that value, not the answer.
func UnmarshalObject(data []byte, object any, rest *map[string]json.RawMessage, own *Object) error {
	value := reflect.ValueOf(object).Elem()
	indexes := indexesOf(value.Type())
	left := map[string]json.RawMessage{}
	seen := make([]bool, value.NumField())
	whole := splitObject(data, func(name string, text json.RawMessage) {
		// Of two members of a name, the last one counts.
		delete(left, name)
		if index, known := indexes[name]; known {
			field := value.Field(index)
			if seen[index] {
				field.SetZero()
			}
			seen[index] = true
			if decodeValue(text, field) == heldAll && !isNull(text) {
				return
			}
		}
		left[name] = bytes.Clone(text)
	})
	if !whole {
		value.SetZero()
		own.raw = bytes.Clone(data)
		return nil
	}
	if len(left) > 0 {
		*rest = left
	}
	return nil
}

// MarshalObject writes the fields of a struct that are set, and the rest after them. A member of the rest that a field
// is named after stands for the field where that isn't set, or still has what was read from the member.
func MarshalObject(object any, rest map[string]json.RawMessage, own Object) ([]byte, error) {
	var out bytes.Buffer
	write := func(name string, text []byte) {
		out.WriteString(map[bool]string{true: "{", false: ","}[out.Len() == 0])
		key, _ := json.Marshal(name)
		out.Write(key)
		out.WriteByte(':')
		out.Write(text)
	}
	value, left := reflect.ValueOf(object), maps.Clone(rest)
	for _, each := range membersOf(value.Type()) {
		name, field := each.name, value.Field(each.index)
		kept, given := rest[name]
		if given && (field.IsZero() || isReadFrom(field, kept)) {
			continue
		}
		delete(left, name)
		if field.IsZero() {
			continue
		}
		text, err := json.Marshal(field.Interface())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		write(name, text)
	}
	for _, name := range slices.Sorted(maps.Keys(left)) {
		write(name, orNull(left[name]))
	}
	if out.Len() == 0 {
		return []byte(orDefault(string(own.raw), "{}")), nil
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// orNull gives null in the place of no text.
func orNull(text json.RawMessage) []byte {
	if len(text) == 0 {
		return []byte("null")
	}
	return text
}

func isReadFrom(field reflect.Value, text json.RawMessage) bool {
	read := reflect.New(field.Type()).Elem()
	decodeValue(text, read)
	return reflect.DeepEqual(read.Interface(), field.Interface())
}

// missingField gives the place of the first field that must be sent and isn't set, such as volume.category; empty where
// none is missing.
func missingField(value reflect.Value) string {
	switch value = inner(value); value.Kind() {
	case reflect.Slice:
		for index := range value.Len() {
			if missing := missingField(value.Index(index)); missing != "" {
				return joined(strconv.Itoa(index), missing)
			}
		}
	case reflect.Map:
		for _, key := range value.MapKeys() {
			if missing := missingField(value.MapIndex(key)); missing != "" {
				return joined(key.String(), missing)
			}
		}
	case reflect.Struct:
		return missingOfStruct(value)
	}
	return ""
}

func missingOfStruct(value reflect.Value) string {
	if holder, ok := value.Interface().(Holder); ok && holder.rawValue() != nil {
		return ""
	}
	rest, _ := restField(value)
	for _, each := range membersOf(value.Type()) {
		if _, given := rest[each.name]; given {
			continue
		}
		field := value.Field(each.index)
		if field.IsZero() {
			if each.required {
				return each.name
			}
			continue
		}
		if missing := missingField(field); missing != "" {
			return joined(each.name, missing)
		}
	}
	return ""
}

func joined(name, inner string) string { return name + "." + inner }

func restField(object reflect.Value) (map[string]json.RawMessage, bool) {
	field := object.FieldByName("AdditionalProperties")
	if !field.IsValid() {
		return nil, false
	}
	rest, ok := field.Interface().(map[string]json.RawMessage)
	return rest, ok
}

// member is a field of a struct that holds a member of an object.
type member struct {
	index    int
	name     string
	required bool
}

// membersByType has what membersOf gave, since tags are slow to read.
var membersByType sync.Map

func membersOf(kind reflect.Type) []member {
	if known, ok := membersByType.Load(kind); ok {
		return known.([]member)
	}
	var found []member
	for index := range kind.NumField() {
		field := kind.Field(index)
		if name, ok := wireName(field, "json"); ok {
			found = append(found, member{index, name, field.Tag.Get("required") == "true"})
		}
	}
	membersByType.Store(kind, found)
	return found
}

// indexesByType has what indexesOf gave.
var indexesByType sync.Map

// indexesOf gives the fields of a struct by the names of their members.
func indexesOf(kind reflect.Type) map[string]int {
	if known, ok := indexesByType.Load(kind); ok {
		return known.(map[string]int)
	}
	found := map[string]int{}
	for _, each := range membersOf(kind) {
		found[each.name] = each.index
	}
	indexesByType.Store(kind, found)
	return found
}

// wireName is the name in a field's tag.
func wireName(field reflect.StructField, key string) (string, bool) {
	name, _, _ := strings.Cut(field.Tag.Get(key), ",")
	return name, name != "" && name != "-"
}

func isNull(data json.RawMessage) bool { return string(bytes.TrimSpace(data)) == "null" }

// held is how much of a value a field has.
type held int

const (
	heldNothing held = iota
	// heldPart: something of it is only in the text, such as an item of a list or that a number was a text.
	heldPart
	heldAll
)

// decodeValue reads JSON. Services send numbers and booleans where their documentation says text, and the other way
// round, so scalars are turned into what the field is, if nothing is lost by it; numbers in fields of any type keep all
// their digits.
func decodeValue(data json.RawMessage, target reflect.Value) held {
	switch target.Kind() {
	case reflect.Interface:
		return decodeInterface(data, target)
	case reflect.Pointer:
		made := reflect.New(target.Type().Elem())
		if isNull(data) || made.Elem().Kind() == reflect.Struct && !isObject(data) {
			return heldNothing
		}
		found := decodeValue(data, made.Elem())
		if found != heldNothing {
			target.Set(made)
		}
		return found
	}
	switch target.Kind() {
	case reflect.String, reflect.Bool, reflect.Int32, reflect.Int64, reflect.Float32, reflect.Float64:
		return decodeScalar(data, target)
	}
	if own, ok := target.Addr().Interface().(json.Unmarshaler); ok {
		return heldIf(own.UnmarshalJSON(data) == nil)
	}
	switch target.Kind() {
	case reflect.Slice:
		return decodeSlice(data, target)
	case reflect.Map:
		return decodeMap(data, target)
	default:
		return heldIf(json.Unmarshal(data, target.Addr().Interface()) == nil)
	}
}

func heldIf(all bool) held {
	if all {
		return heldAll
	}
	return heldNothing
}

func isObject(data json.RawMessage) bool { return bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) }

func decodeInterface(data json.RawMessage, target reflect.Value) held {
	if union, ok := unions[target.Type()]; ok {
		return heldIf(union.read(data, target))
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	return heldIf(decoder.Decode(target.Addr().Interface()) == nil)
}

func decodeSlice(data json.RawMessage, target reflect.Value) held {
	if target.Type().Elem().Kind() == reflect.Uint8 {
		return heldIf(json.Unmarshal(data, target.Addr().Interface()) == nil)
	}
	items, whole := splitArray(data)
	if !whole {
		return heldNothing
	}
	target.Set(reflect.MakeSlice(target.Type(), len(items), len(items)))
	all := heldAll
	for index, item := range items {
		all = min(all, decodeItem(item, target.Index(index)))
	}
	return all
}

func decodeMap(data json.RawMessage, target reflect.Value) held {
	made := reflect.MakeMap(target.Type())
	all := heldAll
	whole := splitObject(data, func(key string, member json.RawMessage) {
		value := reflect.New(target.Type().Elem()).Elem()
		all = min(all, decodeItem(member, value))
		made.SetMapIndex(reflect.ValueOf(key).Convert(target.Type().Key()), value)
	})
	if !whole {
		return heldNothing
	}
	target.Set(made)
	return all
}

// decodeItem reads an item of a list or a member of a map, where null has a place of its own.
func decodeItem(data json.RawMessage, target reflect.Value) held {
	if target.Kind() == reflect.Pointer && isNull(data) {
		return heldAll
	}
	return max(heldPart, decodeValue(data, target))
}

func decodeScalar(data json.RawMessage, target reflect.Value) held {
	data = bytes.TrimSpace(data)
	text, kind := string(data), data[0]
	if kind == 'n' || kind == '{' || kind == '[' {
		return heldNothing
	}
	if kind == '"' && !bytes.ContainsRune(data, '\\') && utf8.Valid(data) {
		text = text[1 : len(text)-1]
	} else if kind == '"' && json.Unmarshal(data, &text) != nil {
		return heldNothing
	}
	// What was a text and is none, or the other way round, is kept as it came, too.
	same := max(heldPart, heldIf((kind == '"') == (target.Kind() == reflect.String)))
	switch target.Kind() {
	case reflect.String:
		target.SetString(text)
		return same
	case reflect.Bool:
		value := strings.EqualFold(text, "true")
		if !value && !strings.EqualFold(text, "false") {
			return heldNothing
		}
		target.SetBool(value)
		return same
	case reflect.Int32, reflect.Int64:
		value, whole := wholeNumber(text)
		if !whole || target.OverflowInt(value) {
			return heldNothing
		}
		target.SetInt(value)
		return same
	default:
		value, err := strconv.ParseFloat(text, target.Type().Bits())
		if err != nil || !jsonNumber.MatchString(text) {
			return heldNothing
		}
		target.SetFloat(value)
		return same
	}
}

var jsonNumber = regexp.MustCompile(`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$`)

// The longest text of a whole number that is written with a fraction or an exponent: more is none of 64 bits.
const longestNumber = 64

// wholeNumber reads a whole number, also one that is written as 1080.0 or 1.5e3; it never rounds.
func wholeNumber(text string) (int64, bool) {
	if value, err := strconv.ParseInt(text, 10, 64); err == nil {
		return value, true
	}
	if !jsonNumber.MatchString(text) || len(text) > longestNumber {
		return 0, false
	}
	// Beyond this a number would have to be written out to be compared.
	if size, err := strconv.ParseFloat(text, 64); err != nil || math.Abs(size) > math.MaxInt64 || size != math.Trunc(size) {
		return 0, false
	}
	exact, ok := new(big.Rat).SetString(text)
	if !ok || !exact.IsInt() || !exact.Num().IsInt64() {
		return 0, false
	}
	return exact.Num().Int64(), true
}
