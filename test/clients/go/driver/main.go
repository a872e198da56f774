// Command driver is the driver of the Go client: a task a line in, a report a line out.
package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	client "example.com/harbour-go"
	"example.com/harbour-go/calling"
)

type task struct {
	ID      string
	BaseURL string
	Client  settings
	Steps   []step
}

type settings struct {
	Token            string
	Hook             bool
	Tokens           []string
	AccessKey        *struct{ AK, SK string }
	TemporaryKeys    bool
	Identity         map[string]any
	Login            *struct{ User, Password, Domain string }
	Headers          map[string]string
	TimeoutMs        *int64
	AttemptTimeoutMs *int64
	MaxAttempts      *int
	MaxAnswerBytes   int64
	// FollowingHTTPClient asks for a client of net/http that follows redirects, which each does.
	FollowingHTTPClient bool
}

type step struct {
	Do        string
	Operation string
	Args      calling.Call
	Body      json.RawMessage
	Times     int
	Options   struct {
		TimeoutMs  *int64
		Headers    map[string]string
		Repeatable bool
	}
	Read       []string
	Most       int
	State      string
	TimeoutMs  int64
	IntervalMs int64
	Name       string
}

// result is a member of a report; those that are absent are left out.
type result map[string]any

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	output := make(chan any)
	go func() {
		for lines.Scan() {
			var asked task
			if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
				panic(err)
			}
			go func() { output <- perform(asked) }()
		}
		os.Exit(0)
	}()
	encoder := json.NewEncoder(os.Stdout)
	for report := range output {
		if err := encoder.Encode(report); err != nil {
			panic(err)
		}
	}
}

func perform(asked task) any {
	questions := &questions{tokens: asked.Client.Tokens}
	told := &attempts{}
	var results []result
	for _, each := range asked.Steps {
		options := optionsOf(asked, questions)
		if asked.Client.Hook {
			options.OnAttempt = told.add
		}
		made, err := client.New(options)
		if err != nil {
			results = append(results, failed(err, "setup"))
			break
		}
		several := make([]result, max(1, each.Times))
		var group sync.WaitGroup
		for index := range several {
			group.Add(1)
			go func() {
				defer group.Done()
				several[index] = take(made, each)
			}()
		}
		group.Wait()
		results = append(results, several...)
		if results[len(results)-1]["error"] != nil {
			break
		}
	}
	return map[string]any{"id": asked.ID, "results": results, "asked": questions.asked, "attempts": told.all}
}

// attempts are those that the hook of a client was told of.
type attempts struct {
	lock sync.Mutex
	all  []result
}

func (a *attempts) add(_ context.Context, each client.AttemptFacts) {
	a.lock.Lock()
	defer a.lock.Unlock()
	a.all = append(a.all, result{
		"method": each.Method, "path": each.Path, "number": each.Number, "status": each.Status,
		"failed": each.Err != nil, "timed": each.Duration >= 0,
	})
}

func optionsOf(asked task, questions *questions) client.Options {
	given := asked.Client
	options := client.Options{BaseURL: asked.BaseURL, ProjectID: "p", MaxAnswerBytes: given.MaxAnswerBytes, Header: http.Header{}}
	if given.Token != "" {
		options.Token = client.StaticToken(given.Token)
	}
	if given.Tokens != nil {
		options.Token = questions.next
	}
	if login := given.Login; login != nil {
		options.Token = client.IdentityTokens(client.IdentityLogin{
			URL: asked.BaseURL, User: login.User, Domain: login.Domain, Password: client.NewSecret(login.Password),
			Scope: map[string]any{"project": map[string]any{"name": "harbour"}},
		})
	}
	if given.TemporaryKeys {
		keys := client.IdentityKeys{URL: asked.BaseURL, Token: options.Token, Identity: given.Identity}
		options.Token, options.Credentials = nil, client.IdentityCredentials(keys)
	} else if given.Identity != nil {
		options.Token = client.IdentityTokens(client.IdentityLogin{URL: asked.BaseURL, Identity: given.Identity})
	}
	if given.AccessKey != nil {
		options.Credentials = client.StaticCredentials(given.AccessKey.AK, given.AccessKey.SK)
	}
	for name, value := range given.Headers {
		options.Header.Set(name, value)
	}
	options.Timeout, options.AttemptTimeout = limit(given.TimeoutMs), limit(given.AttemptTimeoutMs)
	if given.MaxAttempts != nil {
		options.MaxRetries = *given.MaxAttempts - 1
		if options.MaxRetries == 0 {
			options.MaxRetries = -1
		}
	}
	if given.FollowingHTTPClient {
		options.HTTPClient = &http.Client{}
	}
	return options
}

// limit is a time as options take it, which for none is negative.
func limit(milliseconds *int64) time.Duration {
	if milliseconds == nil {
		return 0
	}
	if *milliseconds == 0 {
		return -1
	}
	return time.Duration(*milliseconds) * time.Millisecond
}

type questions struct {
	tokens []string
	lock   sync.Mutex
	asked  []any
}

func (q *questions) next(_ context.Context, refused string) (string, error) {
	time.Sleep(20 * time.Millisecond)
	q.lock.Lock()
	defer q.lock.Unlock()
	if refused == "" {
		q.asked = append(q.asked, nil)
		return q.tokens[0], nil
	}
	q.asked = append(q.asked, refused)
	return q.tokens[min(slices.Index(q.tokens, refused)+1, len(q.tokens)-1)], nil
}

func take(made *client.Client, asked step) result {
	asked.Args.Operation = asked.Operation
	switch asked.Do {
	case "call":
		return call(made, asked)
	case "list":
		return list(made, asked)
	case "wait":
		return wait(made, asked)
	case "job":
		return job(made, asked)
	case "stream":
		return stream(made, asked)
	case "show":
		return show(made, asked)
	case "defaults":
		return result{"value": defaults()}
	case "held":
		var memory runtime.MemStats
		// What finalizers free after a collection is gone after another one.
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&memory)
		return result{"value": memory.HeapAlloc}
	case "typed":
		code, known := typed[asked.Name]
		if !known {
			return result{"unsupported": "no typed code for " + asked.Name}
		}
		value, err := code(context.Background(), made)
		if err != nil {
			return failed(err, "")
		}
		return result{"value": value}
	}
	return result{"unsupported": asked.Do}
}

func caller(made *client.Client) calling.Caller {
	return calling.Caller{Client: made, Decode: client.Decode}
}

func call(made *client.Client, asked step) result {
	ctx := context.Background()
	if asked.Options.Repeatable {
		ctx = client.Repeatable(ctx)
	}
	made, err := made.With(func(options *client.Options) {
		for name, value := range asked.Options.Headers {
			options.Header.Set(name, value)
		}
		if asked.Options.TimeoutMs != nil {
			options.Timeout = limit(asked.Options.TimeoutMs)
		}
	})
	if err != nil {
		return failed(err, "setup")
	}
	var answer client.Answer
	value, err := caller(made).Make(client.WithAnswer(ctx, &answer), asked.Args)
	if err != nil {
		return failed(err, "")
	}
	fields := result{}
	for _, path := range asked.Read {
		fields[path] = fieldAt(reflect.ValueOf(value), strings.Split(path, "."))
	}
	found := result{"fields": fields, "status": answer.Status, "requestId": answer.RequestID()}
	if text := plain(value); text != nil && len(answer.Body) > 0 {
		found["value"] = text
	}
	return found
}

// plain is a value as JSON, in which bytes are marked.
func plain(value any) any {
	switch value := value.(type) {
	case nil:
		return nil
	case []byte:
		return marked(value)
	}
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return json.RawMessage(text)
}

func marked(data []byte) any {
	letters := make([]rune, len(data))
	for index, each := range data {
		letters[index] = rune(each)
	}
	return map[string]string{"$bytes": string(letters)}
}

// fieldAt gives what a path of names of the contract leads to, through the types of the client.
func fieldAt(value reflect.Value, path []string) any {
	for value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface {
		value = value.Elem()
	}
	if !value.IsValid() {
		return nil
	}
	if len(path) == 0 {
		return plain(value.Interface())
	}
	name, rest := path[0], path[1:]
	switch value.Kind() {
	case reflect.Slice:
		index, err := strconv.Atoi(name)
		if err != nil || index >= value.Len() {
			return nil
		}
		return fieldAt(value.Index(index), rest)
	case reflect.Map:
		return fieldAt(value.MapIndex(reflect.ValueOf(name)), rest)
	case reflect.Struct:
		for index := range value.NumField() {
			if own, _, _ := strings.Cut(value.Type().Field(index).Tag.Get("json"), ","); own == name {
				if value.Field(index).IsZero() {
					return nil
				}
				return fieldAt(value.Field(index), rest)
			}
		}
	}
	return nil
}

func list(made *client.Client, asked step) result {
	results, err := caller(made).Invoke(context.Background(), "All", asked.Args)
	if err != nil {
		return failed(err, "")
	}
	items, more := []any{}, false
	var broken error
	results[0].Call([]reflect.Value{reflect.MakeFunc(results[0].Type().In(0), func(given []reflect.Value) []reflect.Value {
		if failure, ok := given[1].Interface().(error); ok {
			broken = failure
			return []reflect.Value{reflect.ValueOf(false)}
		}
		if more = len(items) == asked.Most; !more {
			items = append(items, fieldAt(given[0], []string{"id"}))
		}
		return []reflect.Value{reflect.ValueOf(!more)}
	})})
	if broken != nil {
		found := failed(broken, "")
		found["items"] = items
		return found
	}
	return result{"items": items, "more": more}
}

func wait(made *client.Client, asked step) result {
	made, err := made.With(func(options *client.Options) {
		options.WaitTimeout = time.Duration(asked.TimeoutMs) * time.Millisecond
		options.WaitInterval = time.Duration(asked.IntervalMs) * time.Millisecond
	})
	if err != nil {
		return failed(err, "setup")
	}
	ending, more := "UntilGone", []reflect.Value(nil)
	if asked.State != "" {
		ending, more = "Until", []reflect.Value{reflect.ValueOf(asked.State)}
	}
	results, err := caller(made).Invoke(context.Background(), ending, asked.Args, more...)
	if err != nil {
		return failed(err, "")
	}
	if failure, ok := results[len(results)-1].Interface().(error); ok {
		return failed(failure, "")
	}
	if asked.State == "" {
		return result{}
	}
	return result{"value": plain(results[0].Interface())}
}

func job(made *client.Client, asked step) result {
	made, err := made.With(func(options *client.Options) {
		options.WaitTimeout = time.Duration(asked.TimeoutMs) * time.Millisecond
		options.WaitInterval = time.Duration(asked.IntervalMs) * time.Millisecond
	})
	if err != nil {
		return failed(err, "setup")
	}
	asked.Args.Operation = "waitFor" + strings.ToUpper(asked.Operation[:1]) + asked.Operation[1:]
	results, err := caller(made).Invoke(context.Background(), "", asked.Args)
	if err != nil {
		return failed(err, "")
	}
	if failure, ok := results[1].Interface().(error); ok {
		return failed(failure, "")
	}
	return result{"value": plain(results[0].Interface())}
}

func stream(made *client.Client, asked step) result {
	results, err := caller(made).Invoke(context.Background(), "Stream", asked.Args)
	if err != nil {
		return failed(err, "")
	}
	if failure, ok := results[1].Interface().(error); ok {
		return failed(failure, "")
	}
	body := results[0].Interface().(io.ReadCloser)
	defer body.Close()
	data, err := io.ReadAll(body)
	if err != nil {
		return failed(err, "")
	}
	return result{"value": marked(data)}
}

func show(made *client.Client, asked step) result {
	values := []any{made, *made}
	if asked.Body != nil {
		method, _ := reflect.TypeOf(made).MethodByName(strings.ToUpper(asked.Operation[:1]) + asked.Operation[1:])
		params, err := caller(made).Params(method.Type.In(2), calling.Call{Body: asked.Body})
		if err != nil {
			return failed(err, "")
		}
		body := params.FieldByName("Body").Interface()
		values = append(values, body, []any{body}, params.Interface())
	}
	return result{"text": printed(values...)}
}

// printed is all that people print of values.
func printed(values ...any) string {
	var text bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&text, nil))
	encoder := slog.New(slog.NewJSONHandler(&text, nil))
	for _, value := range values {
		logger.Info("shown", "value", value)
		// What holds a body is encoded as it is sent.
		if _, own := value.(slog.LogValuer); own {
			encoder.Info("shown", "value", value)
		}
	}
	for _, value := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q"} {
			fmt.Fprintf(&text, verb+"\n", value)
		}
	}
	return text.String()
}

func defaults() any {
	milliseconds := func(time time.Duration) int64 { return time.Milliseconds() }
	// A struct keeps the order of its fields.
	return struct {
		MaxAttempts      int   `json:"maxAttempts"`
		FirstDelayMs     int64 `json:"firstDelayMs"`
		LongestDelayMs   int64 `json:"longestDelayMs"`
		AttemptTimeoutMs int64 `json:"attemptTimeoutMs"`
		TimeoutMs        int64 `json:"timeoutMs"`
		MaxAnswerBytes   int64 `json:"maxAnswerBytes"`
		WaitTimeoutMs    int64 `json:"waitTimeoutMs"`
		WaitIntervalMs   int64 `json:"waitIntervalMs"`
		WaitAppearMs     int64 `json:"waitAppearMs"`
	}{
		client.DefaultMaxRetries + 1,
		milliseconds(client.DefaultFirstDelay),
		milliseconds(client.DefaultLongestDelay),
		milliseconds(client.DefaultAttemptTimeout),
		milliseconds(client.DefaultTimeout),
		client.DefaultMaxAnswerBytes,
		milliseconds(client.DefaultWaitTimeout),
		milliseconds(client.DefaultWaitInterval),
		milliseconds(client.DefaultWaitAppear),
	}
}

func failed(err error, kind string) result {
	told := result{}
	var refusal *client.APIError
	var unreadable *client.DecodeError
	var argument *client.ArgumentError
	var lost *client.ConnectionError
	var state *client.StateError
	var circle *client.PagingError
	switch {
	case kind != "":
	case errors.As(err, &refusal):
		kind = "api"
		told["status"], told["code"], told["message"] = refusal.Status, refusal.Code, refusal.Message
		told["requestId"] = refusal.RequestID()
	case errors.As(err, &unreadable):
		kind = "unreadable"
	case errors.As(err, &argument):
		kind = "argument"
	case errors.As(err, &state):
		kind = "wait"
	case errors.As(err, &circle):
		kind = "paging"
	case errors.As(err, &lost):
		kind = "connection"
		if errors.Is(err, context.DeadlineExceeded) {
			kind = "timeout"
		}
		told["maybeDone"] = lost.Sent
		told["reason"] = reasonOf(err)
	case errors.Is(err, context.DeadlineExceeded):
		kind = "timeout"
	default:
		kind = "other"
	}
	told["kind"] = kind
	text := printed(err)
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		text += inner.Error() + "\n"
	}
	return result{"error": told, "text": text}
}

func reasonOf(err error) string {
	var unknown *net.DNSError
	var record tls.RecordHeaderError
	unsecured := errors.Is(err, http.ErrSchemeMismatch) || errors.As(err, &record)
	switch {
	case errors.As(err, &unknown):
		return "dns"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "refused"
	case unsecured:
		return "tls"
	}
	return "cut"
}
