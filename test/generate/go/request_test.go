package modelarts

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"reflect"
	"strings"
	"testing"
)

// oddParams has what no operation of this contract has, and others do.
type oddParams struct {
	ID     string            `path:"id"`
	IDs    []int64           `path:"ids"`
	Multi  []string          `query:"multi,multi"`
	Comma  []string          `query:"comma,csv"`
	Blank  []string          `query:"blank,ssv"`
	Pipe   []float64         `query:"pipe,pipes"`
	Deep   map[string]any    `query:"de ep,deepObject"`
	Flat   *oddObject        `query:"flat"`
	Flag   *bool             `query:"flag"`
	Any    any               `query:"any"`
	Header *string           `header:"X-Odd"`
	List   []string          `header:"X-List"`
	Body   any               `body:"text/plain"`
	Labels map[string]string `query:"labels,deepObject"`
}

type oddObject struct {
	A []int64 `json:"a"`
	B *string `json:"b,omitzero"`
}

func TestRequestsAreWrittenByTheirStyles(t *testing.T) {
	for name, each := range map[string]struct {
		params            oddParams
		path, query, body string
	}{
		"nothing": {oddParams{ID: "1", IDs: []int64{1}}, "/a/1/b/1", "", ""},
		"a path":  {oddParams{ID: "a/b c", IDs: []int64{1, -2}}, "/a/a%2Fb%20c/b/1%2C-2", "", ""},
		"repeated": {
			oddParams{ID: "1", IDs: []int64{1}, Multi: []string{"a&b", "c+d"}}, "/a/1/b/1", "multi=a%26b&multi=c%2Bd", "",
		},
		"joined": {
			oddParams{ID: "1", IDs: []int64{1}, Comma: []string{"a,b", "c"}, Blank: []string{"a b", "c"}, Pipe: []float64{0.5, 1e21}},
			"/a/1/b/1", "comma=a%2Cb,c&blank=a%20b%20c&pipe=0.5%7C1000000000000000000000", "",
		},
		"objects": {
			oddParams{ID: "1", IDs: []int64{1}, Deep: map[string]any{"b": []any{"x", true}, "a": int64(9007199254740993)}, Flat: &oddObject{A: []int64{1, 2}, B: Ptr("=")}},
			"/a/1/b/1", "de%20ep%5Ba%5D=9007199254740993&de%20ep%5Bb%5D=x&de%20ep%5Bb%5D=true&a=1&a=2&b=%3D", "",
		},
		"scalars":           {oddParams{ID: "1", IDs: []int64{1}, Flag: Ptr(false), Any: 7}, "/a/1/b/1", "flag=false&any=7", ""},
		"a text":            {oddParams{ID: "1", IDs: []int64{1}, Body: "plain"}, "/a/1/b/1", "", "plain"},
		"a pointer to none": {oddParams{ID: "1", IDs: []int64{1}, Body: (*string)(nil)}, "/a/1/b/1", "", ""},
		"a pointer to one":  {oddParams{ID: "1", IDs: []int64{1}, Body: Ptr("plain")}, "/a/1/b/1", "", "plain"},
		"bytes":             {oddParams{ID: "1", IDs: []int64{1}, Body: []byte{0xff}}, "/a/1/b/1", "", "\xff"},
	} {
		t.Run(name, func(t *testing.T) {
			made, err := newRequest("PUT", "/a/{id}/b/{ids}", each.params)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, "path", made.path, each.path)
			equal(t, "query", made.query, each.query)
			equal(t, "body", string(made.body), each.body)
			equal(t, "type", made.header.Get("Content-Type"), map[bool]string{true: "text/plain"}[each.body != ""])
			equal(t, "header", len(made.header.Values("X-Odd")), 0)
		})
	}
}

func TestFormsAreWritten(t *testing.T) {
	made, err := newRequest("POST", "/", struct {
		Name *string  `form:"na me,application/x-www-form-urlencoded"`
		Tags []string `form:"tags,application/x-www-form-urlencoded"`
		Left *int64   `form:"left,application/x-www-form-urlencoded"`
	}{Name: Ptr("a&b"), Tags: []string{"1", "2"}})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "body", string(made.body), "na+me=a%26b&tags=1&tags=2")
	equal(t, "type", made.header.Get("Content-Type"), "application/x-www-form-urlencoded")

	made, err = newRequest("POST", "/", struct {
		File  io.Reader `form:"file,multipart/form-data"`
		Count int64     `form:"count,multipart/form-data"`
	}{File: bytes.NewReader([]byte{0xff, '\n'}), Count: 7})
	if err != nil {
		t.Fatal(err)
	}
	_, parameters, err := mime.ParseMediaType(made.header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	read, err := multipart.NewReader(bytes.NewReader(made.body), parameters["boundary"]).ReadForm(1 << 10)
	if err != nil {
		t.Fatal(err)
	}
	file, err := read.File["file"][0].Open()
	if err != nil {
		t.Fatal(err)
	}
	content, _ := io.ReadAll(file)
	equal(t, "file", string(content), "\xff\n")
	equal(t, "count", read.Value["count"][0], "7")
}

func TestResultsOfEachKind(t *testing.T) {
	ctx := context.Background()
	plain := map[string]string{"Content-Type": "text/plain"}
	for name, each := range map[string]struct {
		reply  reply
		send   func(*Client) (any, error)
		wanted string
	}{
		"bytes":     {reply{body: "\xff "}, func(c *Client) (any, error) { return send[[]byte](ctx, c, "GET", "/", struct{}{}) }, `[255 32]`},
		"text":      {reply{body: `"a" `, header: plain}, func(c *Client) (any, error) { return send[string](ctx, c, "GET", "/", struct{}{}) }, `"a" `},
		"JSON text": {reply{body: `"a"`}, func(c *Client) (any, error) { return send[string](ctx, c, "GET", "/", struct{}{}) }, `a`},
		"a list":    {reply{body: `[1, "2"]`}, func(c *Client) (any, error) { return send[[]int64](ctx, c, "GET", "/", struct{}{}) }, `[1 2]`},
		"a map":     {reply{body: `{"a": 1}`}, func(c *Client) (any, error) { return send[map[string]any](ctx, c, "GET", "/", struct{}{}) }, `map[a:1]`},
		"any":       {reply{body: `[1.50]`}, func(c *Client) (any, error) { return send[any](ctx, c, "GET", "/", struct{}{}) }, `[1.50]`},
		"nothing":   {reply{status: 204}, func(c *Client) (any, error) { return send[*markedPage](ctx, c, "GET", "/", struct{}{}) }, `&{[] <nil>}`},
		"no list":   {reply{status: 204}, func(c *Client) (any, error) { return send[[]int64](ctx, c, "GET", "/", struct{}{}) }, `[]`},
	} {
		server := serve(t, each.reply)
		result, err := each.send(server.client(t))
		if err != nil {
			t.Error(name, err)
		}
		equal(t, name, fmt.Sprint(result), each.wanted)
	}
}

func TestHeadersAreWritten(t *testing.T) {
	made, err := newRequest("GET", "/", oddParams{ID: "1", IDs: []int64{1}, Header: Ptr("odd"), List: []string{"a", "b"}})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "header", made.header.Get("X-Odd")+" "+made.header.Get("X-List"), "odd a,b")
}

func TestWhatCannotBeWrittenIsRefused(t *testing.T) {
	for wanted, params := range map[string]oddParams{
		"Any: neither":    {ID: "1", IDs: []int64{1}, Any: []any{map[string]any{}}},
		"Deep: a: nei":    {ID: "1", IDs: []int64{1}, Deep: map[string]any{"a": map[string]any{}}},
		"IDs: \"\" would": {ID: "1"},
		"Body: json: uns": {ID: "1", IDs: []int64{1}, Body: func() {}},
	} {
		if _, err := newRequest("GET", "/{id}/{ids}", params); err == nil || !strings.HasPrefix(err.Error(), wanted) {
			t.Errorf("%v, wanted %s", err, wanted)
		}
	}
}

func TestValuesOfAnyTypeKeepTheirDigits(t *testing.T) {
	var read struct {
		Any  any
		Map  map[string]any
		List [][]map[string]any
	}
	fields := reflect.ValueOf(&read).Elem()
	for index, text := range []string{`[9007199254740993]`, `{"a": 9007199254740993}`, `[[{"a": 9007199254740993}]]`} {
		equal(t, "held", decodeValue([]byte(text), fields.Field(index)), heldAll)
	}
	for _, value := range []any{read.Any.([]any)[0], read.Map["a"], read.List[0][0]["a"]} {
		texts, err := textsOf(reflect.ValueOf(value))
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "number", texts[0], "9007199254740993")
	}
}
