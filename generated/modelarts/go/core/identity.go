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
	keeper := &identityKeeper{login: login, turn: make(chan struct{}, 1)}
	return keeper.token
}

type identityKeeper struct {
	login IdentityLogin
	// turn is held by the one who logs in.
	turn chan struct{}
	kept string
	ends time.Time
}

func (k *identityKeeper) token(ctx context.Context, refused string) (string, error) {
	select {
	case k.turn <- struct{}{}:
	case <-ctx.Done():
		return "", ctx.Err()
	}
	defer func() { <-k.turn }()
	if k.kept != "" && k.kept != refused && (k.ends.IsZero() || time.Now().Before(k.ends)) {
		return k.kept, nil
	}
	token, ends, err := k.login.ask(ctx)
	if err == nil {
		k.kept, k.ends = token, ends
	}
	return token, err
}

// identityService is what the login has of a contract; the token is none of a request.
var identityService = Service{UserAgent: "identity-go", TokenHeader: "X-Auth-Token"}

func (l IdentityLogin) ask(ctx context.Context) (token string, ends time.Time, err error) {
	client, err := New(&identityService, Options{BaseURL: l.URL, HTTPClient: l.HTTPClient, RetryAll: true})
	if err != nil {
		return "", ends, err
	}
	identity := l.Identity
	if identity == nil {
		user := map[string]any{"name": l.User, "password": l.Password.Reveal(), "domain": map[string]any{"name": l.Domain}}
		identity = map[string]any{"methods": []any{"password"}, "password": map[string]any{"user": user}}
	}
	auth := map[string]any{"identity": identity}
	if l.Scope != nil {
		auth["scope"] = l.Scope
	}
	body, err := json.Marshal(map[string]any{"auth": auth})
	if err != nil {
		return "", ends, err
	}
	params := struct {
		Body json.RawMessage `body:"application/json"`
	}{body}
	answer, err := client.call(ctx, http.MethodPost, "/v3/auth/tokens", params)
	if err != nil {
		return "", ends, err
	}
	token = answer.Header.Get("X-Subject-Token")
	if token == "" {
		return "", ends, &DecodeError{Answer: *answer, Err: errors.New("the answer has no token in X-Subject-Token")}
	}
	return token, tokenEnd(answer.Body), nil
}

// tokenEnd is when a token is to be given up; zero where the answer doesn't say when it expires.
func tokenEnd(body []byte) time.Time {
	var told struct {
		Token struct {
			ExpiresAt time.Time `json:"expires_at"`
			IssuedAt  time.Time `json:"issued_at"`
		} `json:"token"`
	}
	if json.Unmarshal(body, &told) != nil || told.Token.ExpiresAt.IsZero() {
		return time.Time{}
	}
	now := time.Now()
	life := told.Token.ExpiresAt.Sub(orDefault(told.Token.IssuedAt, now))
	return now.Add(life - min(life/marginPart, marginMost))
}
