package core

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// tokenKeeper asks a source for tokens. Calls whose token was refused at the same time ask for another one once.
type tokenKeeper struct {
	source TokenSource

	lock sync.Mutex
	last *renewal
}

// renewal is a question for a token in the place of one that was refused; the rest is there when it is done.
type renewal struct {
	refused string
	done    chan struct{}

	token     string
	err       error
	abandoned bool
}

// token gives what the source gives, empty where there is none.
func (k *tokenKeeper) token(ctx context.Context) (string, error) {
	if k.source == nil {
		return "", nil
	}
	token, err := k.ask(ctx, "")
	if err == nil && token == "" {
		err = errNoToken
	}
	return token, err
}

var errNoToken = errors.New("token: the source gave none")

// renewed gives a token in the place of one that was refused.
func (k *tokenKeeper) renewed(ctx context.Context, refused string) (string, error) {
	for {
		current, mine := k.join(refused)
		if mine {
			k.renew(ctx, current)
		}
		select {
		case <-current.done:
		case <-ctx.Done():
			return "", ended(ctx)
		}
		if mine || !current.abandoned {
			return current.token, current.err
		}
	}
}

// join gives the renewal that a token waits for or has had, or a new one, which is then the caller's to do.
func (k *tokenKeeper) join(refused string) (current *renewal, mine bool) {
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.last == nil || k.last.refused != refused || k.last.hasFailed() {
		k.last, mine = &renewal{refused: refused, done: make(chan struct{})}, true
	}
	return k.last, mine
}

func (k *tokenKeeper) renew(ctx context.Context, current *renewal) {
	defer close(current.done)
	current.abandoned = true
	current.token, current.err = k.ask(ctx, current.refused)
	if current.err == nil && current.token == "" {
		// There is no other one.
		current.token = current.refused
	}
	current.abandoned = current.err != nil && ctx.Err() != nil
}

func (r *renewal) hasFailed() bool {
	select {
	case <-r.done:
		return r.abandoned || r.err != nil
	default:
		return false
	}
}

// ask asks the source, and no longer than the context lasts, also where the source doesn't heed that.
func (k *tokenKeeper) ask(ctx context.Context, refused string) (string, error) {
	type outcome struct {
		token   string
		err     error
		failure any
	}
	given := make(chan outcome, 1)
	go func() {
		var made outcome
		defer func() {
			made.failure = recover()
			given <- made
		}()
		made.token, made.err = k.source(ctx, refused)
	}()
	select {
	case made := <-given:
		if made.failure != nil {
			panic(made.failure)
		}
		if made.err != nil {
			return "", fmt.Errorf("token: %w", made.err)
		}
		// Files and variables of the environment often end in a newline.
		return strings.TrimSpace(made.token), nil
	case <-ctx.Done():
		return "", fmt.Errorf("token: %w", ended(ctx))
	}
}

// withScheme puts the scheme of the header in front of a token that doesn't have it. A user and a password are encoded
// for Basic.
func withScheme(scheme, token string) string {
	front := scheme + " "
	if scheme == "" || len(token) >= len(front) && strings.EqualFold(token[:len(front)], front) {
		return token
	}
	if scheme == "Basic" && strings.Contains(token, ":") {
		return front + base64.StdEncoding.EncodeToString([]byte(token))
	}
	return front + token
}
