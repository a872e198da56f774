package core

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
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

// variantTexts has texts of a member by which objects of a struct are told from the other variants of a union.
type variantTexts struct {
	member string
	texts  []string
}

// RegisterVariant says which texts a member has in the objects of a struct, where unions tell it from others by them.
func RegisterVariant[Struct any](member string, texts ...string) {
	kind := reflect.TypeFor[Struct]()
	texted[kind] = append(texted[kind], variantTexts{member, texts})
}

// texted by the types of structs; filled before any call and only read then.
var texted = map[reflect.Type][]variantTexts{}

// told gives the texts of each variant for the first member that all have texts for, and not all the same.
func (u union) told() (member string, texts [][]string) {
	for _, first := range texted[u.variants[0]] {
		texts, differ := [][]string{}, false
		for _, variant := range u.variants {
			index := slices.IndexFunc(texted[variant], func(each variantTexts) bool { return each.member == first.member })
			if index < 0 {
				break
			}
			own := texted[variant][index].texts
			texts, differ = append(texts, own), differ || !slices.Equal(own, first.texts)
		}
		if differ && len(texts) == len(u.variants) {
			return first.member, texts
		}
	}
	return "", nil
}

// fitting gives the variants that a value can be by what tells them apart, and whether that is stated. A value that has
// nothing of it, or a further text beside lists of several, can be any.
func (u union) fitting(data json.RawMessage) (variants []reflect.Type, stated bool) {
	member, texts := u.told()
	var members map[string]json.RawMessage
	var text string
	if texts == nil || json.Unmarshal(data, &members) != nil || json.Unmarshal(members[member], &text) != nil {
		return u.variants, false
	}
	constant := true
	for index, own := range texts {
		constant = constant && len(own) == 1
		if slices.Contains(own, text) {
			variants = append(variants, u.variants[index])
		}
	}
	if variants == nil && !constant {
		return u.variants, false
	}
	return variants, true
}

// read makes the variant that a value is: the one that its texts state, else of those whose required fields are all
// there the one that leaves the fewest members over. Any other value is an [UnknownVariant].
func (u union) read(data json.RawMessage, target reflect.Value) bool {
	if isNull(data) {
		return true
	}
	var best reflect.Value
	fewest := 0
	variants, stated := u.fitting(data)
	for _, variant := range variants {
		made := reflect.New(variant)
		only := stated && len(variants) == 1
		if json.Unmarshal(data, made.Interface()) != nil || !only && missingField(made) != "" {
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
