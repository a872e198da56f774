package core

import (
	"context"
	"fmt"
	"log/slog"
)

// Secret is a text that nothing prints: no verb of fmt, no logger, no encoder. Its text is out of reach even where fmt
// walks through unexported fields and calls no methods.
type Secret struct {
	reveal func() string
}

const hidden = "[redacted]"

// NewSecret hides a text.
func NewSecret(text string) Secret {
	return Secret{reveal: func() string { return text }}
}

// Reveal gives the text.
func (s Secret) Reveal() string {
	if s.reveal == nil {
		return ""
	}
	return s.reveal()
}

// Format writes a placeholder, whatever the verb.
func (s Secret) Format(state fmt.State, _ rune) {
	fmt.Fprint(state, hidden)
}

// String gives a placeholder.
func (s Secret) String() string { return hidden }

// LogValue gives a placeholder.
func (s Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText gives a placeholder.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }
// {{#signed}}

// Credentials is an access key. A temporary one comes with a security token.
type Credentials struct {
	// AK is the key's id.
	AK string
	// SK is the key's secret.
	SK Secret
	// SecurityToken is that of a temporary key.
	SecurityToken Secret
}
// {{/signed}}

// TokenSource gives a token. It is asked before each call, so one that is costly to get is for the source to keep. When
// the service refuses what it gave, it is asked once more, with that token: one that keeps tokens then has to get another
// one. Calls that fail at the same time ask once.
type TokenSource func(ctx context.Context, refused string) (string, error)

// {{#signed}}
// CredentialsSource gives an access key. It is asked before each attempt.
type CredentialsSource func(ctx context.Context) (Credentials, error)

// {{/signed}}
// StaticToken is a source of one token.
func StaticToken(token string) TokenSource {
	return func(context.Context, string) (string, error) { return token, nil }
}
// {{#signed}}

// StaticCredentials is a source of one access key.
func StaticCredentials(ak, sk string) CredentialsSource {
	credentials := Credentials{AK: ak, SK: NewSecret(sk)}
	return func(context.Context) (Credentials, error) { return credentials, nil }
}
// {{/signed}}
