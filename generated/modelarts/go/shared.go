package modelarts

import (
	"context"
	"encoding/json"

	"github.com/specscribe/modelarts-go/core"
)

// What this package has in common with the clients of other services, which are made in the same way.
type (
	// Options is what a client is told once.
	Options = core.Options
	// TokenSource gives a token.
	TokenSource = core.TokenSource
	// CredentialsSource gives an access key.
	CredentialsSource = core.CredentialsSource
	// Credentials is an access key.
	Credentials = core.Credentials
	// Secret is a text that nothing prints.
	Secret = core.Secret
	// Answer is what came back from the service; see [WithAnswer].
	Answer = core.Answer
	// AttemptFacts is an attempt of a call, and what came of it.
	AttemptFacts = core.AttemptFacts
	// ErrorCode is a code of an error that the service answers with. It may send others than those that are listed here.
	ErrorCode = core.ErrorCode
	// FakeCall is a call that a [Fake] was asked for, FakeAnswer what it answers.
	FakeCall   = core.FakeCall
	FakeAnswer = core.FakeAnswer
)

// Errors, to be found by [errors.As].
type (
	// APIError is an answer with a status outside 2xx, redirects included.
	APIError = core.APIError
	// ArgumentError says that a call was refused before anything was sent.
	ArgumentError = core.ArgumentError
	// ConnectionError says that no answer came, or not all of it.
	ConnectionError = core.ConnectionError
	// DecodeError is a success whose body is not what the contract says.
	DecodeError = core.DecodeError
	// PagingError says that a list goes in circles.
	PagingError = core.PagingError
	// StateError says that what was waited for is in a state from which it won't come to the one wanted.
	StateError = core.StateError
)

// UnknownVariant is a value that is none of those that the contract knows at its place. It is read, but never sent.
type UnknownVariant struct{ core.UnknownVariant }

// object is in every object of the service.
type object = core.Object

var _ object

// StaticToken is a source of one token.
func StaticToken(token string) TokenSource { return core.StaticToken(token) }

// StaticCredentials is a source of one access key.
func StaticCredentials(ak, sk string) CredentialsSource { return core.StaticCredentials(ak, sk) }

// NewSecret hides a text.
func NewSecret(text string) Secret { return core.NewSecret(text) }

// Ptr gives a pointer to a value, for fields that may be left out.
func Ptr[T any](value T) *T { return core.Ptr(value) }

// Ptrs gives a list of pointers to values, for lists of fields, whose items may be null.
func Ptrs[T any](values ...T) []*T { return core.Ptrs(values...) }

// Value gives what a pointer points to, or the zero value where the field was left out.
func Value[T any](pointer *T) T { return core.Value(pointer) }

// Raw gives the value as it came where it is no object, such as a text in the place of one; nil otherwise.
func Raw(object core.Holder) json.RawMessage { return core.Raw(object) }

// Decode reads JSON into what a pointer points to, as answers are read: an object, or one of several.
func Decode(data []byte, pointer any) error { return core.Decode(data, pointer) }

// WithAnswer gives a context whose calls leave their last answer in the place given: status, headers, the id of the
// request and the body as it came.
func WithAnswer(ctx context.Context, place *Answer) context.Context {
	return core.WithAnswer(ctx, place)
}

// Repeatable says that calls with this context may be sent again even where they may have been done already.
func Repeatable(ctx context.Context) context.Context { return core.Repeatable(ctx) }
