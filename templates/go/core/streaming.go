package core

import (
	"context"
	"io"
	"time"
)

// Stream calls an operation and gives its body as it comes. The limits of time and of length are none of the body's: the
// context ends that, and Close has to.
func (c *Client) Stream(ctx context.Context, method, path string, params any) (io.ReadCloser, error) {
	request, err := c.prepare(method, path, params)
	if err != nil {
		return nil, err
	}
	request.streamed = true
	open, cancel := context.WithCancelCause(ctx)
	if c.options.Timeout > 0 {
		timer := time.AfterFunc(c.options.Timeout, func() { cancel(context.DeadlineExceeded) })
		defer timer.Stop()
	}
	answer, err := c.answer(open, request)
	if err != nil {
		cancel(nil)
		return nil, err
	}
	return streamedBody{answer.stream, cancel}, nil
}

// streamedBody frees what a call holds when its body is closed.
type streamedBody struct {
	io.ReadCloser
	cancel context.CancelCauseFunc
}

func (b streamedBody) Close() error {
	defer b.cancel(nil)
	return b.ReadCloser.Close()
}
