package core

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// IdentityLogin says how to log in at the identity service: as a user, or by any other method that the service has.
type IdentityLogin struct {
	// URL is the address of the identity service, without /v3/auth/tokens.
	URL string
	// User is the name of a user who logs in with a password; Domain is the name of the user's domain.
	User, Domain string
	Password     Secret
	// Identity is, instead of a user, what the service takes as auth.identity: methods, and for each method what it asks
	// for.
	Identity map[string]any
	// Scope is where the token counts, as the service takes it: {"project": {"name": "my-project"}}.
	Scope map[string]any
	// HTTPClient sends requests; that of net/http where it is nil.
	HTTPClient *http.Client
}

// String leaves out what may be secret.
func (l IdentityLogin) String() string {
	return fmt.Sprintf("IdentityLogin{URL: %q, User: %q}", redactedURL(l.URL), l.User)
}

// Format leaves out what may be secret.
func (l IdentityLogin) Format(state fmt.State, _ rune) { fmt.Fprint(state, l.String()) }

// How much earlier than it expires a token is given up: this part of its life, and this long at most.
const (
	marginPart = 10
	marginMost = 5 * time.Minute
)

// IdentityTokens is a source of tokens that logs in when a token is wanted. A token is kept until shortly before it
// expires or until it is refused; calls that want one at the same time share a login.
func IdentityTokens(login IdentityLogin) TokenSource {
	keeper := &identityKeeper[string]{ask: login.ask, turn: make(chan struct{}, 1)}
	return func(ctx context.Context, refused string) (string, error) {
		return keeper.value(ctx, func(token string) bool { return token != refused })
	}
}

// {{#signed}}
// IdentityKeys says how to get temporary access keys of the identity service.
type IdentityKeys struct {
	// URL is the address of the identity service, without /v3.0/OS-CREDENTIAL/securitytokens.
	URL string
	// Token gives the token of whose key is wanted; see [IdentityTokens].
	Token TokenSource
	// Duration is how long a key is to count, in whole seconds; as long as the service says where it is 0.
	Duration time.Duration
	// Identity is, instead of the token's own key, what the service takes as auth.identity, as for the key of an agency.
	Identity map[string]any
	// HTTPClient sends requests; that of net/http where it is nil.
	HTTPClient *http.Client
}

// IdentityCredentials is a source of temporary access keys, each with its security token. A key is kept until shortly
// before it expires; calls that want one at the same time share a question.
func IdentityCredentials(keys IdentityKeys) CredentialsSource {
	keeper := &identityKeeper[Credentials]{ask: keys.ask, turn: make(chan struct{}, 1)}
	return func(ctx context.Context) (Credentials, error) {
		return keeper.value(ctx, func(Credentials) bool { return true })
	}
}

// {{/signed}}
// identityKeeper keeps what the identity service gave.
type identityKeeper[Value any] struct {
	ask func(context.Context) (Value, time.Time, error)
	// turn is held by the one who asks.
	turn chan struct{}
	kept *Value
	ends time.Time
}

// value gives what is kept where that is good and has not ended, and asks otherwise.
func (k *identityKeeper[Value]) value(ctx context.Context, isGood func(Value) bool) (value Value, err error) {
	select {
	case k.turn <- struct{}{}:
	case <-ctx.Done():
		return value, ctx.Err()
	}
	defer func() { <-k.turn }()
	if k.kept != nil && isGood(*k.kept) && (k.ends.IsZero() || time.Now().Before(k.ends)) {
		return *k.kept, nil
	}
	value, ends, err := k.ask(ctx)
	if err == nil {
		k.kept, k.ends = &value, ends
	}
	return value, err
}

// identityService is what a question has of a contract.
var identityService = Service{UserAgent: "identity-go", TokenHeader: "X-Auth-Token"}

func (l IdentityLogin) ask(ctx context.Context) (token string, ends time.Time, err error) {
	identity := l.Identity
	if identity == nil {
		user := map[string]any{"name": l.User, "password": l.Password.Reveal(), "domain": map[string]any{"name": l.Domain}}
		identity = map[string]any{"methods": []any{"password"}, "password": map[string]any{"user": user}}
	}
	auth := map[string]any{"identity": identity}
	if l.Scope != nil {
		auth["scope"] = l.Scope
	}
	answer, err := askIdentity(ctx, Options{BaseURL: l.URL, HTTPClient: l.HTTPClient}, "/v3/auth/tokens", auth)
	if err != nil {
		return "", ends, err
	}
	token = answer.Header.Get("X-Subject-Token")
	if token == "" {
		return "", ends, &DecodeError{Answer: *answer, Err: errors.New("the answer has no token in X-Subject-Token")}
	}
	var told struct {
		Token identityLife `json:"token"`
	}
	if json.Unmarshal(answer.Body, &told) != nil {
		return token, ends, nil
	}
	return token, told.Token.end(), nil
}

// {{#signed}}
func (k IdentityKeys) ask(ctx context.Context) (key Credentials, ends time.Time, err error) {
	if k.Token == nil {
		return key, ends, errors.New("temporary keys need a source of tokens")
	}
	tokens := tokenKeeper{source: k.Token}
	token, err := tokens.token(ctx)
	if err != nil {
		return key, ends, err
	}
	key, ends, err = k.askAs(ctx, token)
	var refusal *APIError
	if !errors.As(err, &refusal) || refusal.Status != http.StatusUnauthorized {
		return key, ends, err
	}
	other, failure := tokens.renewed(ctx, token)
	if failure != nil || other == token {
		return key, ends, err
	}
	return k.askAs(ctx, other)
}

func (k IdentityKeys) askAs(ctx context.Context, token string) (key Credentials, ends time.Time, err error) {
	identity := k.Identity
	if identity == nil {
		// Address and body are those that huaweicloudsdkcore on PyPI sends.
		own := map[string]any{"id": token}
		if k.Duration > 0 {
			own["duration_seconds"] = int64(k.Duration / time.Second)
		}
		identity = map[string]any{"methods": []any{"token"}, "token": own}
	}
	options := Options{BaseURL: k.URL, HTTPClient: k.HTTPClient, Token: StaticToken(token)}
	answer, err := askIdentity(ctx, options, "/v3.0/OS-CREDENTIAL/securitytokens", map[string]any{"identity": identity})
	if err != nil {
		return key, ends, err
	}
	var told struct {
		Credential struct {
			Access        string `json:"access"`
			Secret        string `json:"secret"`
			SecurityToken string `json:"securitytoken"`
		} `json:"credential"`
	}
	var life struct {
		Credential identityLife `json:"credential"`
	}
	given := &told.Credential
	if json.Unmarshal(answer.Body, &told) != nil || given.Access == "" || given.Secret == "" || given.SecurityToken == "" {
		err = errors.New("the answer has no access, secret and securitytoken in credential")
		return key, ends, &DecodeError{Answer: *answer, Err: err}
	}
	if json.Unmarshal(answer.Body, &life) == nil {
		ends = life.Credential.end()
	}
	return Credentials{given.Access, NewSecret(given.Secret), NewSecret(given.SecurityToken)}, ends, nil
}

// {{/signed}}
// askIdentity asks the identity service.
func askIdentity(ctx context.Context, options Options, path string, auth map[string]any) (*Answer, error) {
	options.RetryAll = true
	client, err := New(&identityService, options)
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(map[string]any{"auth": auth})
	if err != nil {
		return nil, err
	}
	params := struct {
		Body json.RawMessage `body:"application/json"`
	}{body}
	return client.call(ctx, http.MethodPost, path, params)
}

// identityLife is from when to when something counts.
type identityLife struct {
	ExpiresAt time.Time `json:"expires_at"`
	IssuedAt  time.Time `json:"issued_at"`
}

// end is when it is to be given up; zero where the answer doesn't say when it expires.
func (l identityLife) end() time.Time {
	if l.ExpiresAt.IsZero() {
		return time.Time{}
	}
	now := time.Now()
	life := l.ExpiresAt.Sub(orDefault(l.IssuedAt, now))
	return now.Add(life - min(life/marginPart, marginMost))
}
