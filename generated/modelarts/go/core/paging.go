package core

import (
	"context"
	"encoding/json"
	"iter"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// Paging says how a list goes on: by the number of items or of pages before the page, or by a mark that the last page
// gave.
type Paging struct {
	// Items is the field of the answer that holds the list.
	Items string
	// Offset is the parameter for the number of items before the page.
	Offset string
	// Page is the parameter for the number of the page, FirstPage that of the first one.
	Page      string
	FirstPage int64
	// Total is the field of the answer with the number of all items.
	Total string
	// Marker is the parameter for the mark.
	Marker string
	// NextOfAnswer is where the next mark stands; names of fields of fields are joined by dots.
	NextOfAnswer string
	// NextOfItem is the field of the last item that is the next mark.
	NextOfItem string
	// Linked tells that an address of the next page is given: in the answer at Link, or else in the header Link.
	Linked bool
	Link   string
	// More is the field of the answer that is false on the last page.
	More string
}

// EachItem gives all items of a list, from where the parameters start; further pages are asked for when they are reached.
func EachItem[Item, Params, Result any](
	ctx context.Context,
	params Params,
	how Paging,
	list func(context.Context, Params) (*Result, error),
) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		turner := pageTurner[Item]{how: how, seen: map[string]bool{}}
		params := params
		for {
			var items []Item
			more := false
			var whole Answer
			answer, err := list(WithAnswer(ctx, &whole), params)
			if place, ok := ctx.Value(answerKey{}).(*Answer); ok && place != nil {
				*place = whole
			}
			if err == nil {
				items, more, err = turner.turn(&params, answer, whole.Header)
			}
			if goesOn, ok := fieldOf(answer, how.More).(bool); err == nil && ok && !goesOn {
				more = false
			}
			if err != nil {
				var none Item
				yield(none, err)
				return
			}
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
			if !more {
				return
			}
		}
	}
}

// pageTurner knows what came before.
type pageTurner[Item any] struct {
	how    Paging
	before []Item
	count  int64
	seen   map[string]bool
	// last is the address that the page before this one gave.
	last string
}

// turn gives the items of a page, none where the service gave the last page again because it doesn't heed where a page
// should start, and sets the parameters to the next page, if there is one.
func (t *pageTurner[Item]) turn(params, answer any, header http.Header) (items []Item, more bool, err error) {
	items, _ = fieldOf(answer, t.how.Items).([]Item)
	same := len(items) > 0 && reflect.DeepEqual(items, t.before)
	t.before = items
	t.count += int64(len(items))
	if t.how.Linked {
		return t.follow(params, answer, header, items, same)
	}
	if t.how.Marker != "" {
		return t.mark(params, answer, items, same)
	}
	// A page that is short is no end, since a service may give fewer items than it was asked for.
	total, known := numberOf(fieldOf(answer, t.how.Total))
	if t.how.Page != "" {
		return t.number(params, items, same, total, known)
	}
	if len(items) == 0 || same && !known {
		return nil, false, nil
	}
	before, _ := numberOf(fieldOf(params, t.how.Offset))
	reached := before + int64(len(items))
	setParam(params, t.how.Offset, reached)
	return items, !known || reached < total, nil
}

// number goes to the next number. Where it isn't known whether the first page is 0 or 1, page 1 may be the first again.
func (t *pageTurner[Item]) number(params any, items []Item, same bool, total int64, known bool) ([]Item, bool, error) {
	page, given := numberOf(fieldOf(params, t.how.Page))
	if !given {
		page = t.how.FirstPage
	}
	again := same && page == 1 && t.how.FirstPage == 0
	if again {
		t.count -= int64(len(items))
		items = nil
	} else if len(items) == 0 || same && !known {
		return nil, false, nil
	}
	setParam(params, t.how.Page, page+1)
	return items, !known || t.count < total, nil
}

// mark goes to the next mark. One that doesn't change is an end; one that was there before leads in circles.
func (t *pageTurner[Item]) mark(params, answer any, items []Item, same bool) ([]Item, bool, error) {
	next := fieldOf(answer, t.how.NextOfAnswer)
	if t.how.NextOfItem != "" && len(items) > 0 {
		next = fieldOf(&items[len(items)-1], t.how.NextOfItem)
	}
	texts, err := textsOf(reflect.ValueOf(next))
	asked, _ := textsOf(reflect.ValueOf(fieldOf(params, t.how.Marker)))
	switch {
	case err != nil || len(texts) == 0 || texts[0] == "":
		return items, false, nil
	case slices.Equal(texts, asked):
		if same {
			items = nil
		}
		return items, false, nil
	case t.seen[texts[0]]:
		return nil, false, &PagingError{Marker: texts[0]}
	}
	t.seen[texts[0]] = true
	setParam(params, t.how.Marker, texts[0])
	return items, true, nil
}

// follow goes to where an address leads. One that doesn't change is an end; one that was there before leads in circles.
func (t *pageTurner[Item]) follow(params, answer any, header http.Header, items []Item, same bool) ([]Item, bool, error) {
	link := linkOf(header)
	if t.how.Link != "" {
		link = linkIn(fieldOf(answer, t.how.Link))
	}
	switch {
	case link == "":
		return items, false, nil
	case link == t.last:
		if same {
			items = nil
		}
		return items, false, nil
	case t.seen[link]:
		return nil, false, &PagingError{Marker: link}
	}
	t.seen[link], t.last = true, link
	// Where the address stands doesn't matter, since the operation is the same: its query is all that differs.
	_, query, _ := strings.Cut(link, "?")
	query, _, _ = strings.Cut(query, "#")
	values, _ := url.ParseQuery(query)
	known := false
	for name, texts := range values {
		known = setTexts(params, name, texts) || known
	}
	if !known {
		return nil, false, &PagingError{Marker: link}
	}
	return items, true, nil
}

// linkIn gives the address of a link: a text, what has an href, or that of a list which says next of itself.
func linkIn(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	type link struct{ Rel, Href string }
	var links []link
	var single link
	var address string
	if json.Unmarshal(text, &address) == nil {
		return address
	}
	if json.Unmarshal(text, &single) == nil {
		return single.Href
	}
	_ = json.Unmarshal(text, &links)
	for _, each := range links {
		if each.Rel == "next" {
			return each.Href
		}
	}
	return ""
}

var (
	headerLink = regexp.MustCompile(`<([^<>]*)>([^<]*)`)
	nextLink   = regexp.MustCompile(`(?i);\s*rel\s*=\s*(?:next\b|"(?:[^"]*\s)?next(?:\s[^"]*)?")`)
)

// linkOf gives the address behind rel="next" of a header Link (RFC 8288).
func linkOf(header http.Header) string {
	for _, found := range headerLink.FindAllStringSubmatch(strings.Join(header.Values("Link"), ", "), -1) {
		if nextLink.MatchString(found[2]) {
			return found[1]
		}
	}
	return ""
}

// setTexts sets a query's parameter from texts, and tells whether there is one of this name.
func setTexts(params any, name string, texts []string) bool {
	fields := reflect.ValueOf(params).Elem()
	for index := range fields.NumField() {
		found, _ := wireName(fields.Type().Field(index), "query")
		if found != name {
			continue
		}
		field := fields.Field(index)
		if field.Kind() == reflect.Slice {
			made := reflect.MakeSlice(field.Type(), len(texts), len(texts))
			for at, each := range texts {
				setText(made.Index(at), each)
			}
			field.Set(made)
		} else if len(texts) > 0 {
			setText(field, texts[0])
		}
		return true
	}
	return false
}

func setText(target reflect.Value, text string) {
	quoted, _ := json.Marshal(text)
	_ = decodeValue(quoted, target)
}

// numberOf reads a whole number, also one that the contract calls a text.
func numberOf(value any) (int64, bool) {
	texts, err := textsOf(reflect.ValueOf(value))
	if err != nil || len(texts) != 1 {
		return 0, false
	}
	return wholeNumber(texts[0])
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
