package core

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Options is what a client is told once.
type Options struct {
	// Region of the service. Regions of its package has those that are known; another one is put into the service's address.
	Region string
	// BaseURL is the service's address, instead of the contract's.
	BaseURL string
	// Variables of the service's address.
	Variables map[string]string
	// ProjectID is put into the paths of all calls.
	ProjectID string
	// Token authenticates calls; see [StaticToken].
	Token TokenSource
	// Credentials sign calls, instead of a token; see [StaticCredentials].
	Credentials CredentialsSource
	// HTTPClient sends requests; that of net/http where it is nil. Redirects are not followed.
	HTTPClient *http.Client
	// Header has further headers for all requests.
	Header http.Header
	// Timeout is for a call with all its attempts, 1 minute where it is 0; negative for none beyond that of the context.
	Timeout time.Duration
	// AttemptTimeout is for an attempt that another one may follow, 30 seconds where it is 0; negative for none.
	AttemptTimeout time.Duration
	// MaxAnswerBytes is how long an answer may be that is read into memory, 256 MiB where it is 0; negative for any length.
	MaxAnswerBytes int64
	// MaxRetries is how often a call is tried again, 3 times where it is 0; negative for never.
	MaxRetries int
	// RetryAll tries calls again, too, that may have been done already, and may not do the same when they are sent twice.
	// [Repeatable] says so of one call.
	RetryAll bool
	// WaitTimeout is how long a state is waited for, 30 minutes where it is 0.
	WaitTimeout time.Duration
	// WaitInterval is the time between two looks at a state, 10 seconds where it is 0.
	WaitInterval time.Duration
	// OnAttempt is told of each attempt after it was made, for metrics and traces.
	OnAttempt func(context.Context, AttemptFacts)
	// Logger is told of attempts at level debug; never of headers and bodies.
	Logger *slog.Logger
}

// AttemptFacts is an attempt of a call, and what came of it.
type AttemptFacts struct {
	Method string
	// Path is without the query, which may hold what nobody should read in a log.
	Path string
	// Number is 1 for the first of its call.
	Number int
	// Status is 0 where no answer came; then there is an error.
	Status   int
	Err      error
	Duration time.Duration
}

// Format leaves out what may be secret.
func (c Options) Format(state fmt.State, _ rune) { fmt.Fprint(state, c.String()) }

// String leaves out what may be secret.
func (c Options) String() string {
	texts := []string{fmt.Sprintf("BaseURL: %q", redactedURL(c.BaseURL))}
	texts = append([]string{fmt.Sprintf("Region: %q", c.Region)}, texts...)
	texts = append(texts, fmt.Sprintf("ProjectID: %q", c.ProjectID))
	return "Options{" + strings.Join(texts, ", ") + "}"
}

// LogValue leaves out what may be secret.
func (c Options) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("region", c.Region),
		slog.String("base_url", redactedURL(c.BaseURL)),
		slog.String("project_id", c.ProjectID),
	)
}

func redactedURL(text string) string {
	if address, err := url.Parse(text); err == nil {
		return address.Redacted()
	}
	return hidden
}

// Service is what a client must know of a contract beyond its types.
type Service struct {
	// UserAgent names the client in requests.
	UserAgent string
	// TokenHeader is where a token goes, TokenScheme what stands in front of it; empty where nothing does.
	TokenHeader, TokenScheme string
	// ProjectSegment stands in paths where the id of the project belongs.
	ProjectSegment string
	// URL is the service's address; a name in braces is a variable, with its default in Variables.
	URL       string
	Variables map[string]string
	// Regions that are known, with their addresses.
	Regions map[string]string
	// Codecs by method and path, of operations whose bodies are no JSON.
	Codecs map[string]Codec
	// Examples by method and path, for fakes.
	Examples map[string]FakeExample
}

// Client calls a service for the client of that. It may be used by several goroutines at once.
type Client struct {
	service *Service
	// given is what the caller set, options that with what follows from it.
	given, options Options
	http           http.Client
	tokens         *tokenKeeper
}

// New makes a client of a service. It fails where the address of the service is not clear.
func New(service *Service, options Options) (*Client, error) {
	given := options
	if options.Token != nil && options.Credentials != nil {
		return nil, errors.New("give a token or credentials, not both")
	}
	if options.BaseURL == "" {
		address, err := service.address(options.Region, options.Variables)
		if err != nil {
			return nil, err
		}
		options.BaseURL = address
	}
	address, err := url.Parse(options.BaseURL)
	if err != nil || address.Host == "" || !slices.Contains(schemes, address.Scheme) || address.User != nil || address.RawQuery+address.Fragment != "" {
		return nil, errors.New("BaseURL: not an address with http or https and without a query and a user")
	}
	options.BaseURL = strings.TrimRight(options.BaseURL, "/")
	options.Timeout = orDefault(options.Timeout, DefaultTimeout)
	options.AttemptTimeout = orDefault(options.AttemptTimeout, DefaultAttemptTimeout)
	options.MaxAnswerBytes = orDefault(options.MaxAnswerBytes, DefaultMaxAnswerBytes)
	options.MaxRetries = orDefault(options.MaxRetries, DefaultMaxRetries)
	options.WaitTimeout = orDefault(options.WaitTimeout, DefaultWaitTimeout)
	options.WaitInterval = orDefault(options.WaitInterval, DefaultWaitInterval)
	client := &Client{service: service, given: given, options: options, tokens: &tokenKeeper{source: options.Token}}
	if options.HTTPClient != nil {
		client.http = *options.HTTPClient
	}
	// A redirect would take the token to another host.
	client.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return client, nil
}

// With makes a client that differs from this one in what change sets; it shares connections with it, and
// what it knows of tokens.
func (c *Client) With(change func(*Options)) (*Client, error) {
	options := c.given
	options.Header = options.Header.Clone()
	if options.Token == nil {
		change(&options)
		return New(c.service, options)
	}
	// Functions can't be compared, but for the code that they are of: this one is of no other.
	kept := TokenSource(func(ctx context.Context, refused string) (string, error) { return c.given.Token(ctx, refused) })
	options.Token = kept
	change(&options)
	same := reflect.ValueOf(options.Token).Pointer() == reflect.ValueOf(kept).Pointer()
	if same {
		options.Token = c.given.Token
	}
	client, err := New(c.service, options)
	if same && err == nil {
		client.tokens = c.tokens
	}
	return client, err
}

// Format leaves out what may be secret.
func (c *Client) Format(state fmt.State, _ rune) { fmt.Fprint(state, c.String()) }

// String leaves out what may be secret.
func (c *Client) String() string { return "Client{" + c.options.String() + "}" }

// LogValue leaves out what may be secret.
func (c *Client) LogValue() slog.Value { return c.options.LogValue() }

var schemes = []string{"https", "http"}

func orDefault[T comparable](value, fallback T) T {
	var zero T
	if value == zero {
		return fallback
	}
	return value
}

var (
	// What may stand for a variable of an address: nothing that ends the host.
	variableText = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)
	variableName = regexp.MustCompile(`\{[^{}]+\}`)
)

// address is the service's address in a region; one that is not known goes into the contract's address.
func (s *Service) address(region string, variables map[string]string) (string, error) {
	given := map[string]string{}
	for name, value := range variables {
		given[name] = value
	}
	if region != "" {
		given["region"] = region
	}
	for name, value := range given {
		if !variableText.MatchString(value) {
			return "", fmt.Errorf("%s: %q is not a name of letters, digits, dots and hyphens", name, value)
		}
	}
	if address, known := s.Regions[region]; known && len(variables) == 0 {
		return address, nil
	}
	if s.URL == "" {
		return "", errors.New("the contract has no address of the service; give BaseURL")
	}
	if _, takes := s.Variables["region"]; region != "" && !takes {
		return "", errors.New("the service's address has no region; give BaseURL")
	}
	return variableName.ReplaceAllStringFunc(s.URL, func(match string) string {
		name := match[1 : len(match)-1]
		if value, ok := given[name]; ok {
			return value
		}
		return orDefault(s.Variables[name], match)
	}), nil
}
