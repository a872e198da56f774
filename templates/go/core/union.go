package core

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
)

// UnknownVariant is a value that is none of those that the contract knows at its place. It is read, but never sent.
type UnknownVariant struct {
	// JSON is the value as it came.
	JSON json.RawMessage
}

// MarshalJSON gives the value as it came.
func (u *UnknownVariant) MarshalJSON() ([]byte, error) { return orNull(u.JSON), nil }

// String gives JSON without what is secret by its name.
func (u *UnknownVariant) String() string { return string(withoutSecrets(orNull(u.JSON))) }

// GoString gives what String does.
func (u *UnknownVariant) GoString() string { return u.String() }

// LogValue gives what String does.
func (u *UnknownVariant) LogValue() slog.Value { return slog.StringValue(u.String()) }

func (u *UnknownVariant) refusal() error {
	return fmt.Errorf("%.60s is none of the variants that the contract knows", u)
}

// union is an interface that a few structs implement, by which values that have one of several forms are typed.
type union struct {
	variants []reflect.Type
	// unknown makes a value of none of them.
	unknown func(UnknownVariant) any
}

// RegisterUnion says which structs an interface stands for, each by a nil pointer, and what a value of none of them is.
func RegisterUnion[Interface any](unknown func(UnknownVariant) Interface, variants ...Interface) {
	var types []reflect.Type
	for _, variant := range variants {
		types = append(types, reflect.TypeOf(variant).Elem())
	}
	unions[reflect.TypeFor[Interface]()] = union{types, func(value UnknownVariant) any { return unknown(value) }}
}

// unions by the types of their interfaces; filled before any call and only read then.
var unions = map[reflect.Type]union{}

// read makes the variant that a value is: of those whose required fields are all there, the one that leaves the fewest
// members over. Any other value is an [UnknownVariant].
func (u union) read(data json.RawMessage, target reflect.Value) bool {
	if isNull(data) {
		return true
	}
	var best reflect.Value
	fewest := 0
	for _, variant := range u.variants {
		made := reflect.New(variant)
		if json.Unmarshal(data, made.Interface()) != nil || missingField(made) != "" {
			continue
		}
		if rest, _ := restField(made.Elem()); isObject(data) && (!best.IsValid() || len(rest) < fewest) {
			best, fewest = made, len(rest)
		}
	}
	if !best.IsValid() {
		best = reflect.ValueOf(u.unknown(UnknownVariant{JSON: append(json.RawMessage(nil), data...)}))
	}
	target.Set(best)
	return true
}
