package harbour

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestFake(t *testing.T) {
	ctx, fake := context.Background(), NewFake()
	fake.Answer("CreateShip", &Ship{ID: Ptr("8"), Size: Ptr[int64](1)})
	fake.AnswerFunc("DeleteShip", func(FakeCall) FakeAnswer {
		return FakeAnswer{Status: 409, Body: map[string]string{"error_code": "Harbour.1"}}
	})
	fake.AnswerFunc("ListLogs", func(call FakeCall) FakeAnswer {
		if strings.Contains(call.Query, "marker") {
			return FakeAnswer{Body: `{"logs":[{"id":"b"}],"page_info":{}}`}
		}
		return FakeAnswer{Body: `{"logs":[{"id":"a"}],"page_info":{"next_marker":"m"}}`}
	})
	made, err := fake.Client(nil)
	if err != nil {
		t.Fatal(err)
	}
	var client API = made
	ship, err := client.ShowShip(ctx, ShowShipParams{ShipID: "7"})
	if err != nil || Value(ship.ID) != "7" || Value(ship.Status) != "AFLOAT" {
		t.Fatal(ship, err)
	}
	created, err := client.CreateShip(ctx, CreateShipParams{Body: ShipRequest{Name: Ptr("Ada")}})
	if err != nil || Value(created.ID) != "8" {
		t.Fatal(created, err)
	}
	var failure *APIError
	if err := client.DeleteShip(ctx, DeleteShipParams{ShipID: "7"}); !errors.As(err, &failure) || failure.Code != "Harbour.1" {
		t.Fatal(err)
	}
	var ids, asked []string
	for log, err := range made.ListLogsAll(ctx, ListLogsParams{}) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, Value(log.ID))
	}
	for _, call := range fake.Calls() {
		asked = append(asked, call.Operation)
	}
	if !slices.Equal(ids, []string{"a", "b"}) || strings.Join(asked, " ") != "ShowShip CreateShip DeleteShip ListLogs ListLogs" {
		t.Fatal(ids, asked)
	}
	if body := string(fake.Calls()[1].Body); body != `{"name":"Ada"}` {
		t.Fatal(body)
	}
}
