package core

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

func equal[T comparable](t *testing.T, what string, found, wanted T) {
	t.Helper()
	if found != wanted {
		t.Errorf("%s: found %v, wanted %v", what, found, wanted)
	}
}

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
func TestRetryAfterForms(t *testing.T) {
	now := time.Date(2026, 5, 6, 7, 8, 9, 0, time.UTC)
	for text, wanted := range map[string]time.Duration{
		"0": 0, " 12 ": 12 * time.Second,
		"Wed, 06 May 2026 07:08:19 GMT":     10 * time.Second,
		"Wednesday, 06-May-26 07:08:19 GMT": 10 * time.Second,
		"Wed May  6 07:08:19 2026":          10 * time.Second,
		"Wed, 06 May 2026 07:08:00 GMT":     0,
		"":                                  -1, "-1": -1, "1.5": -1, "soon": -1, "99999999999": longestWait,
	} {
		found, ok := retryAfter(text, now)
		if !ok {
			found = -1
		}
		equal(t, text, found, wanted)
	}
}

func TestATokenIsWaitedForNoLongerThanItsContextLasts(t *testing.T) {
	stuck := make(chan struct{})
	defer close(stuck)
	keeper := &tokenKeeper{source: func(context.Context, string) (string, error) {
		<-stuck
		return "late", nil
	}}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	_, err := keeper.token(ctx)
	equal(t, "in time", errors.Is(err, context.DeadlineExceeded), true)
	none := &tokenKeeper{source: func(context.Context, string) (string, error) { return " \n", nil }}
	_, err = none.token(context.Background())
	equal(t, "no token", errors.Is(err, errNoToken), true)
}

func TestAContextThatEndedTellsItsErrorAndItsCause(t *testing.T) {
	mine := errors.New("mine")
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(mine)
	err := ended(ctx)
	equal(t, "its error", errors.Is(err, context.Canceled), true)
	equal(t, "its cause", errors.Is(err, mine), true)
	plain, stop := context.WithCancel(context.Background())
	stop()
	equal(t, "no cause", ended(plain), context.Canceled)
}

func TestANumberThatIsNoneIsRefused(t *testing.T) {
	for _, number := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		_, err := newRequest("GET", "/a/{id}/b/{ids}", oddParams{ID: "1", IDs: []int64{1}, Pipe: []float64{1, number}})
		equal(t, fmt.Sprint(number), err != nil && strings.HasPrefix(err.Error(), "Pipe: "), true)
	}
}

func TestBackoffIsRandomBelowABoundThatDoubles(t *testing.T) {
	for attempt, bound := range map[int]time.Duration{0: 500 * time.Millisecond, 1: time.Second, 3: 4 * time.Second, 9: 20 * time.Second, 80: 20 * time.Second} {
		different := map[time.Duration]bool{}
		longest := time.Duration(0)
		for range 2000 {
			delay := backoff(attempt)
			if delay < 0 || delay >= bound {
				t.Fatalf("attempt %d: %s is beyond %s", attempt, delay, bound)
			}
			different[delay] = true
			longest = max(longest, delay)
		}
		if len(different) < 1000 || longest < bound*9/10 {
			t.Errorf("attempt %d: %d different, up to %s of %s", attempt, len(different), longest, bound)
		}
	}
}

func TestWholeNumbers(t *testing.T) {
	for text, wanted := range map[string]string{
		"1": "1", "-1": "-1", "1080.0": "1080", "1.5e3": "1500", "9007199254740993.0": "9007199254740993",
		"1.9": "", "1e19": "", "1e-1": "", "0x10": "", "": "", "many": "", "1e999999999": "", "9223372036854775807.0": "9223372036854775807",
	} {
		found := ""
		if value, ok := wholeNumber(text); ok {
			found = fmt.Sprint(value)
		}
		equal(t, text, found, wanted)
	}
}

func TestSecretsAreKnownByTheirNames(t *testing.T) {
	for name, wanted := range map[string]bool{
		"password": true, "adminPass": true, "user_pwd": true, "security_token": true, "secretKey": true, "SecretAccessKey": false,
		"next_token": false, "bypass": false, "tokens_used": false, "pass": true, "key": false,
	} {
		equal(t, name, isSecretName(name), wanted)
	}
	equal(t, "JSON", string(withoutSecrets([]byte(`{"a\"password":"x","password":"y","token":["z",1],"pwd":5,"id":"the password: \"q\""}`))),
		`{"a\"password":"[redacted]","password":"[redacted]","token":"[redacted]","pwd":"[redacted]","id":"the password: \"q\""}`)
}

func TestSignaturesAreThoseOfTheSDK(t *testing.T) {
	text, err := os.ReadFile(os.Getenv("SIGNING_VECTORS"))
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		Method, URL, Body, AK, SK, Date, Authorization string
		SecurityToken                                  *string
		Headers, Sent                                  map[string]string
	}
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	for _, each := range vectors {
		address, err := url.Parse(each.URL)
		if err != nil {
			t.Fatal(err)
		}
		header := http.Header{"X-Sdk-Date": {each.Date}}
		for name, value := range each.Headers {
			header.Set(name, value)
		}
		sign(Credentials{each.AK, NewSecret(each.SK), NewSecret(Value(each.SecurityToken))}, each.Method, address, header, []byte(each.Body), time.Now())
		equal(t, each.URL, header.Get("Authorization"), each.Authorization)
		for name, value := range each.Sent {
			equal(t, name, strings.TrimSpace(header.Get(name)+map[bool]string{true: address.Host}[name == "Host"]), strings.TrimSpace(value))
		}
	}
	equal(t, "vectors", len(vectors), 200)
}

func TestObjectsAreSplitAsTheyAreRead(t *testing.T) {
	for _, text := range []string{
		`{}`, ` { } `, `{"a":1}`, `{"a" : {"b" : [1, "}", {"c":"\\\""}]} , "d":null,"e":-1.5e3,"f":true}`, `{"a":1,"a":[2]}`,
		`{"":"","\u0061":"\u0062","\xff":1}`, `null`, `[]`, `1`, `""`, `{"a":[]}`, `[1]`, ``, ` `, `{`, `{"a"`, `{"a":`, `{"a":}`, `{"a":1`,
		`{"a":1,`, `{"a":"`, `{"a":"\`, `{a:1}`, `{"a":]}`, `{"a":[}`,
	} {
		var wanted map[string]json.RawMessage
		isObject := json.Unmarshal([]byte(text), &wanted) == nil && wanted != nil
		found := map[string]json.RawMessage{}
		whole := splitObject([]byte(text), func(name string, value json.RawMessage) { found[name] = value })
		if isObject && (!whole || !reflect.DeepEqual(found, wanted)) || !json.Valid([]byte(text)) && whole {
			t.Errorf("%s: %s %v, wanted %s %v", text, found, whole, wanted, isObject)
		}
	}
	for _, text := range []string{`[]`, ` [ ] `, `[1, "a,]", {"b":[2]} , [ ] ]`, `null`, `{}`, ``, `[`, `[1`, `[1,`, `[1 2]`, `["`} {
		var wanted []json.RawMessage
		isArray := json.Unmarshal([]byte(text), &wanted) == nil && wanted != nil
		found, whole := splitArray([]byte(text))
		if isArray != whole || isArray && !reflect.DeepEqual(found, wanted) {
			t.Errorf("%s: %s %v, wanted %s", text, found, whole, wanted)
		}
	}
}
