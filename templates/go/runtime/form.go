package runtime

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"reflect"
	"strings"
)

// form is a body of named values; one of bytes is a file.
type form struct {
	media  string
	fields []formField
}

type formField struct {
	name  string
	value reflect.Value
}

func (f *form) add(name, media string, value reflect.Value) {
	f.media = media
	if !isNil(value) {
		f.fields = append(f.fields, formField{name, reflect.Indirect(value)})
	}
}

// encode gives the body and its type, which for one of several parts names what parts them.
func (f *form) encode() (body []byte, media string, err error) {
	if strings.HasPrefix(f.media, "multipart/") {
		return f.parts()
	}
	var pairs []string
	for _, field := range f.fields {
		texts, err := textsOf(field.value)
		if err != nil {
			return nil, "", fmt.Errorf("%s: %w", field.name, err)
		}
		for _, text := range texts {
			pairs = append(pairs, encode(field.name)+"="+encode(text))
		}
	}
	return []byte(strings.Join(pairs, "&")), f.media, nil
}

func (f *form) parts() (body []byte, media string, err error) {
	var buffer bytes.Buffer
	writer := multipart.NewWriter(&buffer)
	for _, field := range f.fields {
		if content, ok := field.value.Interface().([]byte); ok {
			part, err := writer.CreateFormFile(field.name, field.name)
			if err != nil {
				return nil, "", err
			}
			part.Write(content)
			continue
		}
		texts, err := textsOf(field.value)
		if err != nil {
			return nil, "", fmt.Errorf("%s: %w", field.name, err)
		}
		for _, text := range texts {
			if err := writer.WriteField(field.name, text); err != nil {
				return nil, "", err
			}
		}
	}
	if err := writer.Close(); err != nil {
		return nil, "", err
	}
	return buffer.Bytes(), writer.FormDataContentType(), nil
}
