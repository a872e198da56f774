package core

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// splitObject gives the members of a JSON object one after the other, in one pass and without a copy: what reads an
// object level by level would else look at each byte once a level. False where the text is no object; what isn't JSON
// is then for the caller to refuse.
func splitObject(data []byte, member func(name string, text json.RawMessage)) bool {
	at := space(data, 0)
	if at >= len(data) || data[at] != '{' {
		return false
	}
	for at = space(data, at+1); at < len(data) && data[at] == '"'; at = space(data, at+1) {
		end := valueEnd(data, at)
		if end < 0 {
			return false
		}
		name, ok := keyOf(data[at:end])
		at = space(data, end)
		if !ok || at >= len(data) || data[at] != ':' {
			return false
		}
		at = space(data, at+1)
		if end = valueEnd(data, at); end < 0 {
			return false
		}
		member(name, data[at:end:end])
		if at = space(data, end); at >= len(data) || data[at] != ',' {
			break
		}
	}
	return at < len(data) && data[at] == '}'
}

// splitArray gives the items of a JSON array; false where the text is none.
func splitArray(data []byte) ([]json.RawMessage, bool) {
	at := space(data, 0)
	if at >= len(data) || data[at] != '[' {
		return nil, false
	}
	items := []json.RawMessage{}
	for at = space(data, at+1); at < len(data) && data[at] != ']'; at = space(data, at+1) {
		end := valueEnd(data, at)
		if end < 0 {
			return nil, false
		}
		items = append(items, data[at:end:end])
		if at = space(data, end); at >= len(data) || data[at] != ',' {
			break
		}
	}
	return items, at < len(data) && data[at] == ']'
}

func keyOf(text []byte) (string, bool) {
	if inner := text[1 : len(text)-1]; bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return string(inner), true
	}
	var name string
	return name, json.Unmarshal(text, &name) == nil
}

func space(data []byte, at int) int {
	for at < len(data) && (data[at] == ' ' || data[at] == '\t' || data[at] == '\n' || data[at] == '\r') {
		at++
	}
	return at
}

// valueEnd is where the value ends that begins at a place; negative where it doesn't.
func valueEnd(data []byte, at int) int {
	depth := 0
	for ; at < len(data); at++ {
		switch data[at] {
		case '"':
			if at = textEnd(data, at); at < 0 {
				return -1
			}
		case '{', '[':
			depth++
			continue
		case '}', ']':
			depth--
		case ',', ':', ' ', '\t', '\n', '\r':
			if depth == 0 {
				return -1
			}
			continue
		default:
			if depth > 0 {
				continue
			}
			for at+1 < len(data) && !endsScalar(data[at+1]) {
				at++
			}
		}
		if depth < 0 {
			return -1
		}
		if depth == 0 {
			return at + 1
		}
	}
	return -1
}

func endsScalar(each byte) bool {
	switch each {
	case ',', ']', '}', ' ', '\t', '\n', '\r':
		return true
	}
	return false
}

// textEnd is where the quote stands that ends a text; negative where there is none.
func textEnd(data []byte, at int) int {
	for at++; at < len(data); at++ {
		switch data[at] {
		case '\\':
			at++
		case '"':
			return at
		}
	}
	return -1
}
