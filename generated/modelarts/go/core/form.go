package core

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/url"
	"path/filepath"
	"reflect"
	"strings"
)

// form is a body of named values; one that is read from a reader is a file.
type form struct {
	media  string
	fields []formField
}

type formField struct {
	name  string
	value any
}

func (f *form) add(name, media string, value reflect.Value) {
	f.media = media
	if !isNil(value) {
		f.fields = append(f.fields, formField{name, value.Interface()})
	}
}

// encode gives the body and its type, which for one of several parts names what parts them.
func (f *form) encode() (body []byte, media string, err error) {
	if strings.HasPrefix(f.media, "multipart/") {
		return f.parts()
	}
	var pairs []string
	for _, field := range f.fields {
		texts, err := textsOf(reflect.ValueOf(field.value))
		if err != nil {
			return nil, "", fmt.Errorf("%s: %w", field.name, err)
		}
		for _, text := range texts {
			pairs = append(pairs, url.QueryEscape(field.name)+"="+url.QueryEscape(text))
		}
	}
	return []byte(strings.Join(pairs, "&")), f.media, nil
}

func (f *form) parts() (body []byte, media string, err error) {
	var buffer bytes.Buffer
	writer := multipart.NewWriter(&buffer)
	for _, field := range f.fields {
		if file, ok := field.value.(io.Reader); ok {
			part, err := writer.CreateFormFile(field.name, fileName(field))
			if err == nil {
				_, err = io.Copy(part, file)
			}
			if err != nil {
				return nil, "", fmt.Errorf("%s: %w", field.name, err)
			}
			continue
		}
		texts, err := textsOf(reflect.ValueOf(field.value))
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

// fileName is the name of a file that knows it, such as one of package os, without its folder.
func fileName(field formField) string {
	if named, ok := field.value.(interface{ Name() string }); ok && named.Name() != "" {
		return filepath.Base(named.Name())
	}
	return field.name
}
