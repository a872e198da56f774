package modelarts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

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

// unmarshalObject reads an object into the fields of a struct, and those that it has none for into the rest.
func unmarshalObject(data []byte, object any, rest *map[string]json.RawMessage) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return fmt.Errorf("not an object: %.40s", data)
	}
	value := reflect.ValueOf(object).Elem()
	for index := range value.NumField() {
		name, ok := wireName(value.Type().Field(index), "json")
		text, found := members[name]
		if !ok || !found {
			continue
		}
		if err := decodeValue(text, value.Field(index)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		delete(members, name)
	}
	if len(members) > 0 {
		*rest = members
	}
	return nil
}

// marshalObject writes the fields of a struct, and the rest after them.
func marshalObject(object any, rest map[string]json.RawMessage) ([]byte, error) {
	own, err := json.Marshal(object)
	if err != nil || len(rest) == 0 {
		return own, err
	}
	other, err := json.Marshal(rest)
	if err != nil {
		return nil, err
	}
	if len(own) > len("{}") {
		own[len(own)-1] = ','
		return append(own, other[1:]...), nil
	}
	return other, nil
}

// wireName is the name in a field's tag.
func wireName(field reflect.StructField, key string) (string, bool) {
	name, _, _ := strings.Cut(field.Tag.Get(key), ",")
	return name, name != "" && name != "-"
}

// decodeValue reads JSON. Services send numbers and booleans where their documentation says text, and the other way
// round, so scalars are turned into what the field is; numbers in fields of any type keep all their digits.
func decodeValue(data json.RawMessage, target reflect.Value) error {
	if string(data) == "null" {
		return nil
	}
	if _, own := target.Addr().Interface().(json.Unmarshaler); own {
		return json.Unmarshal(data, target.Addr().Interface())
	}
	switch target.Kind() {
	case reflect.Pointer:
		target.Set(reflect.New(target.Type().Elem()))
		return decodeValue(data, target.Elem())
	case reflect.Slice:
		return decodeSlice(data, target)
	case reflect.Map:
		return decodeMap(data, target)
	case reflect.String, reflect.Bool, reflect.Int32, reflect.Int64, reflect.Float32, reflect.Float64:
		return decodeScalar(data, target)
	default:
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		return decoder.Decode(target.Addr().Interface())
	}
}

func decodeSlice(data json.RawMessage, target reflect.Value) error {
	if target.Type().Elem().Kind() == reflect.Uint8 {
		return json.Unmarshal(data, target.Addr().Interface())
	}
	var items []json.RawMessage
	if err := json.Unmarshal(data, &items); err != nil {
		return fmt.Errorf("not a list: %.40s", data)
	}
	target.Set(reflect.MakeSlice(target.Type(), len(items), len(items)))
	for index, item := range items {
		if err := decodeValue(item, target.Index(index)); err != nil {
			return fmt.Errorf("%d: %w", index, err)
		}
	}
	return nil
}

func decodeMap(data json.RawMessage, target reflect.Value) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return fmt.Errorf("not an object: %.40s", data)
	}
	target.Set(reflect.MakeMapWithSize(target.Type(), len(members)))
	for key, member := range members {
		value := reflect.New(target.Type().Elem()).Elem()
		if err := decodeValue(member, value); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		target.SetMapIndex(reflect.ValueOf(key).Convert(target.Type().Key()), value)
	}
	return nil
}

func decodeScalar(data json.RawMessage, target reflect.Value) error {
	text := string(data)
	if data[0] == '"' {
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
	} else if data[0] == '{' || data[0] == '[' {
		return fmt.Errorf("not a single value: %.40s", data)
	}
	var err error
	switch target.Kind() {
	case reflect.String:
		target.SetString(text)
	case reflect.Bool:
		var value bool
		value, err = strconv.ParseBool(text)
		target.SetBool(value)
	case reflect.Int32, reflect.Int64:
		var value int64
		value, err = strconv.ParseInt(text, 10, target.Type().Bits())
		target.SetInt(value)
	default:
		var value float64
		value, err = strconv.ParseFloat(text, target.Type().Bits())
		target.SetFloat(value)
	}
	return err
}
