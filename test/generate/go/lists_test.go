package modelarts

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/specscribe/modelarts-go/core"
)

func page(total string, ids ...string) reply {
	items := make([]string, len(ids))
	for index, id := range ids {
		items[index] = fmt.Sprintf(`{"id": %q}`, id)
	}
	return reply{body: fmt.Sprintf(`{"data": [%s]%s}`, strings.Join(items, ", "), total)}
}

func TestListsGoThroughAllPages(t *testing.T) {
	three := []string{"a", "b", "c", "d", "e"}
	for name, each := range map[string]struct {
		replies []reply
		params  ListNotebooksParams
		ids     []string
		queries []string
	}{
		"three pages": {
			[]reply{page(`, "total": 5`, "a", "b"), page(`, "total": 5`, "c", "d"), page(`, "total": 5`, "e")},
			ListNotebooksParams{Limit: Ptr[int64](2)},
			three, []string{"limit=2", "limit=2&offset=2", "limit=2&offset=4"},
		},
		"from where the caller says": {
			[]reply{page(`, "total": 5`, "d"), page(`, "total": 5`, "e")}, ListNotebooksParams{Offset: Ptr[int64](3)},
			[]string{"d", "e"}, []string{"offset=3", "offset=4"},
		},
		"no total: until a page is empty": {
			[]reply{page("", "a", "b", "c"), page("", "d", "e"), page("")}, ListNotebooksParams{},
			three, []string{"", "offset=3", "offset=5"},
		},
		"a total that is text":     {[]reply{page(`, "total": "1"`, "a")}, ListNotebooksParams{}, []string{"a"}, []string{""}},
		"a service without offset": {[]reply{page("", "a", "b")}, ListNotebooksParams{}, []string{"a", "b"}, []string{"", "offset=2"}},
		"nothing":                  {[]reply{{body: "{}"}}, ListNotebooksParams{}, nil, []string{""}},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, each.replies...)
			var ids []string
			for item, err := range server.client(t).ListNotebooksAll(context.Background(), each.params) {
				if err != nil {
					t.Fatal(err)
				}
				ids = append(ids, Value(item.ID))
			}
			if !slices.Equal(ids, each.ids) {
				t.Errorf("found %v, wanted %v", ids, each.ids)
			}
			for index, request := range server.asked() {
				pairs := strings.Split(request.query, "&")
				slices.Sort(pairs)
				equal(t, "query", strings.Join(pairs, "&"), each.queries[index])
			}
			equal(t, "requests", len(server.asked()), len(each.queries))
		})
	}
}

func TestListsStopWhereTheCallerDoes(t *testing.T) {
	server := serve(t, page(`, "total": 9`, "a", "b"))
	for range server.client(t).ListNotebooksAll(context.Background(), ListNotebooksParams{}) {
		break
	}
	equal(t, "requests", len(server.asked()), 1)
}

func TestListsGiveAnErrorAndEnd(t *testing.T) {
	server := serve(t, page(`, "total": 9`, "a"), reply{status: 403, body: `{"error_code": "ModelArts.0107"}`})
	var found []string
	for item, err := range server.client(t).ListNotebooksAll(context.Background(), ListNotebooksParams{}) {
		failure := &APIError{}
		if errors.As(err, &failure) {
			found = append(found, fmt.Sprint(failure.Status))
		} else {
			found = append(found, Value(item.ID))
		}
	}
	equal(t, "items", strings.Join(found, " "), "a 403")
}

type markedParams struct {
	Marker *string `query:"marker"`
}

type markedPage struct {
	Items    []markedItem `json:"items"`
	PageInfo *struct {
		NextMarker *string `json:"next_marker"`
	} `json:"page_info"`
}

type markedItem struct {
	ID *string `json:"id"`
}

// No list of this contract has marks, so the runtime is asked itself.
func TestListsGoFromMarkToMark(t *testing.T) {
	pages := map[string]string{
		"":  `{"items": [{"id": "a"}, {"id": "b"}], "page_info": {"next_marker": "b"}}`,
		"b": `{"items": [{"id": "c"}], "page_info": {"next_marker": "c"}}`,
		"c": `{"items": [{"id": "d"}], "page_info": {}}`,
		"d": `{"items": []}`,
	}
	for name, each := range map[string]struct {
		how   core.Paging
		marks string
	}{
		"of the answer":    {core.Paging{Items: "items", Marker: "marker", NextOfAnswer: "page_info.next_marker"}, " b c"},
		"of the last item": {core.Paging{Items: "items", Marker: "marker", NextOfItem: "id"}, " b c d"},
	} {
		t.Run(name, func(t *testing.T) {
			var marks, ids []string
			list := func(_ context.Context, params markedParams) (*markedPage, error) {
				marks = append(marks, Value(params.Marker))
				answer := new(markedPage)
				return answer, json.Unmarshal([]byte(pages[Value(params.Marker)]), answer)
			}
			for item, err := range core.EachItem[markedItem](context.Background(), markedParams{}, each.how, list) {
				if err != nil {
					t.Fatal(err)
				}
				ids = append(ids, Value(item.ID))
			}
			equal(t, "marks", strings.Join(marks, " "), each.marks)
			equal(t, "items", strings.Join(ids, " "), "a b c d")
		})
	}
}

type textParams struct {
	Offset *string `query:"offset"`
}

// Where pages call a number a text, the offset is one.
func TestListsCountInTexts(t *testing.T) {
	type textPage struct {
		Items []int64 `json:"items"`
		Total *string `json:"total"`
	}
	var offsets []string
	list := func(_ context.Context, params textParams) (*textPage, error) {
		offsets = append(offsets, Value(params.Offset))
		return &textPage{Items: []int64{int64(len(offsets))}, Total: Ptr("3")}, nil
	}
	count := 0
	for _, err := range core.EachItem[int64](context.Background(), textParams{}, core.Paging{Items: "items", Offset: "offset", Total: "total"}, list) {
		if err != nil {
			t.Fatal(err)
		}
		count++
	}
	equal(t, "items", count, 3)
	equal(t, "offsets", strings.Join(offsets, " "), " 1 2")
}
