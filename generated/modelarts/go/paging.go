package modelarts

import (
	"context"
	"encoding/json"
	"iter"
	"reflect"
	"strconv"
	"strings"
)

// paging says how a list goes on: by the number of items before the page, or by a mark that the last page gave.
type paging struct {
	// items is the field of the answer that holds the list.
	items string
	// offset is the parameter for the number of items before the page.
	offset string
	// total is the field of the answer with the number of all items.
	total string
	// marker is the parameter for the mark.
	marker string
	// nextOfAnswer is where the next mark stands; names of fields of fields are joined by dots.
	nextOfAnswer string
	// nextOfItem is the field of the last item that is the next mark.
	nextOfItem string
}

// eachItem gives all items of a list, from where the parameters start; further pages are asked for when they are reached.
func eachItem[Item, Params, Result any](
	ctx context.Context,
	params Params,
	how paging,
	list func(context.Context, Params) (*Result, error),
) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		params := params
		var before []Item
		for {
			answer, err := list(ctx, params)
			if err != nil {
				var none Item
				yield(none, err)
				return
			}
			items, _ := fieldOf(answer, how.items).([]Item)
			// A service that doesn't heed offset or marker gives the same items for ever.
			if len(items) == 0 || reflect.DeepEqual(items, before) {
				return
			}
			before = items
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
			if !how.advance(&params, answer, len(items), &items[len(items)-1]) {
				return
			}
		}
	}
}

// advance sets the parameters to the next page. A page that is short is no end, since a service may give fewer items
// than it was asked for; a mark that doesn't change is one.
func (p paging) advance(params, answer any, count int, last any) bool {
	if p.offset != "" {
		before, _ := numberOf(fieldOf(params, p.offset))
		reached := before + int64(count)
		setParam(params, p.offset, reached)
		total, known := numberOf(fieldOf(answer, p.total))
		return !known || reached < total
	}
	next := fieldOf(answer, p.nextOfAnswer)
	if p.nextOfItem != "" {
		next = fieldOf(last, p.nextOfItem)
	}
	texts, err := textsOf(reflect.ValueOf(next))
	if err != nil || texts[0] == "" || texts[0] == fieldOf(params, p.marker) {
		return false
	}
	setParam(params, p.marker, texts[0])
	return true
}

// numberOf reads a whole number, also one that the contract calls a text.
func numberOf(value any) (int64, bool) {
	texts, err := textsOf(reflect.ValueOf(value))
	if err != nil || len(texts) != 1 {
		return 0, false
	}
	number, err := strconv.ParseInt(texts[0], 10, 64)
	return number, err == nil
}

// fieldOf gives the value of a field by its name on the wire, behind its pointer; nil where there is none. A field of
// the object itself that the contract doesn't know is found as well.
func fieldOf(object any, path string) any {
	if path == "" {
		return nil
	}
	name, inner, deeper := strings.Cut(path, ".")
	value := reflect.Indirect(reflect.ValueOf(object))
	if value.Kind() != reflect.Struct {
		return nil
	}
	for index := range value.NumField() {
		field := value.Type().Field(index)
		json, _ := wireName(field, "json")
		query, _ := wireName(field, "query")
		if json != name && query != name {
			continue
		}
		found := value.Field(index)
		if found.Kind() == reflect.Pointer {
			if found = found.Elem(); !found.IsValid() {
				return nil
			}
		}
		if deeper {
			return fieldOf(found.Interface(), inner)
		}
		return found.Interface()
	}
	if deeper {
		return nil
	}
	return restOf(value, name)
}

func restOf(object reflect.Value, name string) any {
	field := object.FieldByName("AdditionalProperties")
	if !field.IsValid() {
		return nil
	}
	rest, _ := field.Interface().(map[string]json.RawMessage)
	var found any
	_ = json.Unmarshal(rest[name], &found)
	return found
}

// setParam sets a query's parameter from a number or a text.
func setParam(params any, name string, value any) {
	fields := reflect.ValueOf(params).Elem()
	for index := range fields.NumField() {
		if found, _ := wireName(fields.Type().Field(index), "query"); found == name {
			text, _ := json.Marshal(value)
			_ = decodeValue(text, fields.Field(index))
			return
		}
	}
}
