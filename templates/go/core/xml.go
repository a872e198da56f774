package core

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// xmlField tells how a field of an object is written.
type xmlField struct {
	Name, Element, Item, Kind, Of string
	Attribute, List               bool
}

// xmlShape tells how an object is written; Root is its element where it is the whole body.
type xmlShape struct {
	Root, Namespace string
	Fields          []xmlField
}

type xmlShapes map[string]xmlShape

// XMLCodecs takes shapes by name, and the names of those of bodies by method and path, from JSON.
func XMLCodecs(table string) map[string]Codec {
	var read struct {
		Shapes xmlShapes
		Bodies map[string]struct{ Request, Response []string }
	}
	if err := json.Unmarshal([]byte(table), &read); err != nil {
		panic(err)
	}
	codecs := map[string]Codec{}
	for call, body := range read.Bodies {
		codecs[call] = Codec{
			Encode: func(data []byte) ([]byte, error) { return read.Shapes.encode(body.Request, data) },
			Decode: func(data []byte) ([]byte, error) { return read.Shapes.decode(body.Response, data) },
		}
	}
	return codecs
}

// encode writes a JSON object as XML, in the first shape that has all of its members.
func (s xmlShapes) encode(names []string, data []byte) ([]byte, error) {
	if len(names) == 0 {
		return nil, errors.New("the body is XML: give it as text")
	}
	var value map[string]any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return nil, err
	}
	shape := s[names[0]]
	for _, name := range slices.Backward(names) {
		if s[name].fits(value) {
			shape = s[name]
		}
	}
	start := xml.StartElement{Name: xml.Name{Local: shape.Root}}
	if shape.Namespace != "" {
		start.Attr = []xml.Attr{{Name: xml.Name{Local: "xmlns"}, Value: shape.Namespace}}
	}
	var text bytes.Buffer
	text.WriteString(xml.Header)
	encoder := xml.NewEncoder(&text)
	if err := s.write(encoder, start, value, shape); err != nil {
		return nil, err
	}
	err := encoder.Close()
	return text.Bytes(), err
}

func (s xmlShape) fits(value map[string]any) bool {
	for key := range value {
		if !slices.ContainsFunc(s.Fields, func(field xmlField) bool { return field.Name == key }) {
			return false
		}
	}
	return true
}

var (
	elementName = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_.-]*$`)
	// What XML can't hold, however it is written.
	unwritable = regexp.MustCompile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
)

func (s xmlShapes) write(encoder *xml.Encoder, start xml.StartElement, value any, shape xmlShape) error {
	if !elementName.MatchString(start.Name.Local) {
		return fmt.Errorf("%q can't be the name of an element", start.Name.Local)
	}
	switch value := value.(type) {
	case []any:
		for _, each := range value {
			if err := s.write(encoder, start, each, shape); err != nil {
				return err
			}
		}
		return nil
	case map[string]any:
		return s.writeObject(encoder, start, value, shape)
	}
	text, err := scalarText(value)
	if err != nil {
		return err
	}
	return encoder.EncodeElement(text, start)
}

func (s xmlShapes) writeObject(encoder *xml.Encoder, start xml.StartElement, value map[string]any, shape xmlShape) error {
	fields := slices.Clone(shape.Fields)
	for _, key := range slices.Sorted(maps.Keys(value)) {
		if !slices.ContainsFunc(fields, func(field xmlField) bool { return field.Name == key }) {
			fields = append(fields, xmlField{Name: key, Element: key})
		}
	}
	for _, field := range fields {
		if given := value[field.Name]; field.Attribute && given != nil {
			text, err := scalarText(given)
			if err != nil {
				return err
			}
			start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: field.Element}, Value: text})
		}
	}
	if err := encoder.EncodeToken(start); err != nil {
		return err
	}
	for _, field := range fields {
		given := value[field.Name]
		if given == nil || field.Attribute {
			continue
		}
		element := xml.StartElement{Name: xml.Name{Local: field.Element}}
		var err error
		if field.Item == "" {
			err = s.write(encoder, element, given, s[field.Of])
		} else if err = encoder.EncodeToken(element); err == nil {
			err = s.write(encoder, xml.StartElement{Name: xml.Name{Local: field.Item}}, given, s[field.Of])
			err = errors.Join(err, encoder.EncodeToken(element.End()))
		}
		if err != nil {
			return err
		}
	}
	return encoder.EncodeToken(start.End())
}

func scalarText(value any) (string, error) {
	text := ""
	if value != nil {
		text = fmt.Sprint(value)
	}
	if unwritable.MatchString(text) {
		return "", errors.New("it has a character that XML can't hold")
	}
	return text, nil
}

// xmlNode is an element as it came, without namespaces.
type xmlNode struct {
	name       string
	attributes map[string]string
	text       strings.Builder
	children   []*xmlNode
}

// decode reads XML as JSON, in the shape whose element it is, or else in the first one.
func (s xmlShapes) decode(names []string, data []byte) ([]byte, error) {
	root, err := readXML(data)
	if err != nil {
		return nil, err
	}
	var shape xmlShape
	for _, name := range slices.Backward(names) {
		if shape.Root != root.name {
			shape = s[name]
		}
	}
	value := s.object(root, shape)
	if text, ok := value.(string); ok && len(shape.Fields) == 0 {
		// A type for an object without fields has room for members alone.
		value = map[string]string{root.name: text}
	}
	return json.Marshal(value)
}

func readXML(data []byte) (*xmlNode, error) {
	decoder := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, byteOrderMark)))
	top := &xmlNode{}
	open := []*xmlNode{top}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			node := &xmlNode{name: token.Name.Local, attributes: map[string]string{}}
			for _, each := range token.Attr {
				node.attributes[each.Name.Local] = each.Value
			}
			last.children = append(last.children, node)
			open = append(open, node)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text.Write(token)
		}
	}
	if len(top.children) == 0 {
		return nil, errors.New("no XML")
	}
	return top.children[0], nil
}

func (s xmlShapes) object(node *xmlNode, shape xmlShape) any {
	if text := node.text.String(); len(node.children) == 0 && strings.TrimSpace(text) != "" {
		return text
	}
	found := map[string]any{}
	for _, field := range shape.Fields {
		if text, ok := node.attributes[field.Element]; field.Attribute && ok {
			found[field.Name] = scalarOf(text, field.Kind)
		}
	}
	for _, child := range node.children {
		field := xmlField{Name: child.name}
		for _, each := range shape.Fields {
			if !each.Attribute && each.Element == child.name {
				field = each
				break
			}
		}
		before, there := found[field.Name]
		if field.Item != "" {
			list := asList(before, there)
			for _, item := range child.children {
				list = append(list, s.value(item, field))
			}
			found[field.Name] = list
		} else if field.List || there {
			found[field.Name] = append(asList(before, there), s.value(child, field))
		} else {
			found[field.Name] = s.value(child, field)
		}
	}
	return found
}

func asList(before any, there bool) []any {
	if list, ok := before.([]any); ok {
		return list
	}
	if there {
		return []any{before}
	}
	return []any{}
}

func (s xmlShapes) value(node *xmlNode, field xmlField) any {
	if field.Of != "" || len(node.children) > 0 {
		return s.object(node, s[field.Of])
	}
	return scalarOf(node.text.String(), field.Kind)
}

var scalarTexts = map[string]*regexp.Regexp{
	"integer": regexp.MustCompile(`^-?\d+$`),
	"number":  regexp.MustCompile(`^-?\d+(\.\d+)?([eE][+-]?\d+)?$`),
	"boolean": regexp.MustCompile(`^(true|false)$`),
}

var leadingZeros = regexp.MustCompile(`^(-?)0+(\d)`)

// scalarOf is a text as what the contract says, where it is that.
func scalarOf(text, kind string) any {
	known, digits := scalarTexts[kind], strings.TrimSpace(text)
	if known == nil || !known.MatchString(digits) {
		return text
	}
	return json.RawMessage(leadingZeros.ReplaceAllString(digits, "$1$2"))
}
