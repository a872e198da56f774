package modelarts

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"
)

func TestWhatTheContractDoesNotKnowIsKept(t *testing.T) {
	body := `{"status":"WARMING_UP","tomorrow":{"n":9007199254740993},"image":{"size":9223372036854775807,"new":[1]}}`
	server := serve(t, reply{body: body})
	answer, err := server.client(t).ShowNotebook(context.Background(), ShowNotebookParams{ID: "1"})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "status", Value(answer.Status), "WARMING_UP")
	equal(t, "field", string(answer.AdditionalProperties["tomorrow"]), `{"n":9007199254740993}`)
	equal(t, "inner field", string(answer.Image.AdditionalProperties["new"]), `[1]`)
	equal(t, "whole number", Value(answer.Image.Size), 9223372036854775807)
	text, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	var before, after any
	_ = json.Unmarshal([]byte(body), &before)
	_ = json.Unmarshal(text, &after)
	equal(t, "written again", fmt.Sprint(after), fmt.Sprint(before))
	if !strings.Contains(string(text), "9007199254740993") || !strings.Contains(string(text), "9223372036854775807") {
		t.Error("digits are lost:", string(text))
	}
}

func TestScalarsAreReadLeniently(t *testing.T) {
	var image Image
	if err := json.Unmarshal([]byte(`{"name": 12.50, "size": "77", "visibility": true, "tag": null}`), &image); err != nil {
		t.Fatal(err)
	}
	equal(t, "number as text", Value(image.Name), "12.50")
	equal(t, "text as number", Value(image.Size), 77)
	equal(t, "boolean as text", Value(image.Visibility), "true")
	equal(t, "null", image.Tag, nil)
	equal(t, "what is not as the contract says", string(image.AdditionalProperties["size"]), `"77"`)
}

func TestWhatNoFieldHoldsIsKept(t *testing.T) {
	for _, text := range []string{
		`{"size":"many"}`, `{"size":1.5}`, `{"size":9223372036854775808}`, `{"size":1e400}`, `{"size":""}`,
		`{"name":[]}`, `{"tag":null}`, `""`, `[1]`, `null`,
	} {
		var image Image
		if err := json.Unmarshal([]byte(text), &image); err != nil {
			t.Fatal(err)
		}
		if image.Size != nil || image.Name != nil || image.Tag != nil {
			t.Error("read", text)
		}
		again, err := json.Marshal(image)
		if err != nil {
			t.Fatal(err)
		}
		if text != "null" || string(Raw(&image)) != text {
			equal(t, "written again", string(again), text)
		}
	}
	var image Image
	if err := json.Unmarshal([]byte(`{"size":1080.0,"name":""}`), &image); err != nil {
		t.Fatal(err)
	}
	equal(t, "a whole number", Value(image.Size), 1080)
	image.Size = Ptr[int64](3)
	text, _ := json.Marshal(image)
	equal(t, "a field that was set wins", string(text), `{"name":"","size":3}`)
	image.AdditionalProperties = map[string]json.RawMessage{"tag": json.RawMessage("null")}
	text, _ = json.Marshal(image)
	equal(t, "null where it is asked for", string(text), `{"name":"","size":3,"tag":null}`)
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

func TestWhatIsSent(t *testing.T) {
	for wanted, value := range map[string]any{
		`{}`:                        UpdateNotebookRequest{},
		`{"name":""}`:               UpdateNotebookRequest{Name: Ptr("")},
		`{"allowed_access_ips":[]}`: EndpointsReq{AllowedAccessIps: Ptrs[string]()},
		`{"name":"a","tomorrow":1}`: UpdateNotebookRequest{Name: Ptr("a"), AdditionalProperties: map[string]json.RawMessage{"tomorrow": []byte("1")}},
		`{"tomorrow":{"b":[true]}}`: UpdateNotebookRequest{AdditionalProperties: map[string]json.RawMessage{"tomorrow": []byte(`{"b": [true]}`)}},
	} {
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "body", string(text), wanted)
	}
}

func TestPathsStayPaths(t *testing.T) {
	server := serve(t, reply{body: "{}"})
	for _, id := range []string{"", ".", ".."} {
		if _, err := server.client(t).ShowNotebook(context.Background(), ShowNotebookParams{ID: id}); err == nil {
			t.Errorf("%q was sent", id)
		}
	}
	if _, err := server.client(t, func(o *Options) { o.ProjectID = "" }).ShowNotebook(context.Background(), ShowNotebookParams{ID: "1"}); err == nil {
		t.Error("sent without a project")
	}
	equal(t, "requests", len(server.asked()), 0)
	if _, err := server.client(t).ShowNotebook(context.Background(), ShowNotebookParams{ID: "../a?b#c/ü"}); err != nil {
		t.Fatal(err)
	}
	equal(t, "path", server.asked()[0].path, "/v1/p1/notebooks/..%2Fa%3Fb%23c%2F%C3%BC")
}

func TestAddresses(t *testing.T) {
	for name, each := range map[string]struct {
		options Options
		wanted  string
	}{
		"the default":             {Options{}, "https://modelarts.eu-de.otc.t-systems.com"},
		"a region":                {Options{Region: "eu-nl"}, "https://modelarts.eu-nl.otc.t-systems.com"},
		"a region of tomorrow":    {Options{Region: "xx-new-9"}, "https://modelarts.xx-new-9.otc.t-systems.com"},
		"an address":              {Options{Region: "eu-de", BaseURL: "http://localhost:1/base/"}, "http://localhost:1/base"},
		"a variable":              {Options{Variables: map[string]string{"region": "here"}}, "https://modelarts.here.otc.t-systems.com"},
		"no region but a host":    {Options{Region: "evil.com/"}, ""},
		"no region but a user":    {Options{Region: "x@evil.com"}, ""},
		"no address with a query": {Options{BaseURL: "https://x.example/?a=b"}, ""},
		"no scheme of HTTP":       {Options{BaseURL: "httpx://x.example"}, ""},
		"no address of HTTP":      {Options{BaseURL: "file:///etc/passwd"}, ""},
		"a token and credentials": {Options{Token: StaticToken("t"), Credentials: StaticCredentials("a", "s")}, ""},
	} {
		client, err := New(each.options)
		found := ""
		if err == nil {
			found = client.options.BaseURL
		}
		equal(t, name, found, each.wanted)
	}
	Regions["xx-own"] = "https://own.example"
	defer delete(Regions, "xx-own")
	client, err := New(Options{Region: "xx-own"})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "a user's region", client.options.BaseURL, "https://own.example")
	other, err := client.With(func(o *Options) { o.ProjectID, o.Region = "p2", "eu-de" })
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "another project", other.options.ProjectID+client.options.ProjectID, "p2")
	equal(t, "another region", other.options.BaseURL, "https://modelarts.eu-de.otc.t-systems.com")
	if _, err := client.With(func(o *Options) { o.Region = "a/b" }); err == nil {
		t.Error("took a region that is none")
	}
}

func TestSecretsAreNotShown(t *testing.T) {
	echo := reply{status: 400, body: `{"error_code": "E", "error_msg": "no ` + secretToken + `"}`, header: map[string]string{"X-Echo": secretToken}}
	server := serve(t, echo)
	var log bytes.Buffer
	logger := slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	client := server.client(t, func(o *Options) { o.Logger = logger })
	_, failed := client.ShowNotebook(context.Background(), ShowNotebookParams{ID: "1"})
	key := Credentials{AK: "the id", SK: NewSecret("a-secret-key"), SecurityToken: NewSecret("a-secret-sts")}
	signing := server.client(t, func(o *Options) { o.Token = nil; o.Credentials = StaticCredentials("the id", "a-secret-key") })
	holder := struct {
		key    Credentials
		secret Secret
		client *Client
	}{key, key.SK, signing}
	values := []any{client, *client, client.options, signing, key, &key, key.SK, failed, holder, &holder, []Secret{key.SK}}
	text := log.String()
	for _, value := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			text += fmt.Sprintf(verb, value) + "\n"
		}
		encoded, _ := json.Marshal(value)
		text += string(encoded)
		log.Reset()
		logger.Info("a value", "value", value)
		text += log.String()
	}
	for _, secret := range []string{secretToken, "a-secret-key", "a-secret-sts", fmt.Sprintf("%x", "a-secret-key")} {
		if at := strings.Index(text, secret); at >= 0 {
			t.Errorf("%s is shown: %.200s", secret, text[max(0, at-150):])
		}
	}
	if !strings.Contains(text, `"msg":"attempt","method":"GET","path":"/v1/p1/notebooks/1","status":400`) {
		t.Error("the attempt is not logged")
	}
	equal(t, "the secret itself", key.SK.Reveal(), "a-secret-key")
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
