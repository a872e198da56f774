package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/specscribe/modelarts-go"
)

const notebook = `{
  "name": "story",
  "flavor": "modelarts.vm.cpu.2u",
  "image_id": "7be3c6d8-05a1-4c92-a3f7-94d1b80e62f5",
  "volume": {"category": "EVS", "ownership": "MANAGED", "capacity": 5}
}`

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func refused(code string, err error) {
	var refusal *modelarts.APIError
	if !errors.As(err, &refusal) || string(refusal.Code) != code {
		log.Fatalf("%s was expected, not %v", code, err)
	}
}

func check(what string, got, wanted any) {
	if got != wanted {
		log.Fatalf("%s: %v, not %v", what, got, wanted)
	}
}

func main() {
	client := must(modelarts.New(modelarts.Options{
		BaseURL:      os.Getenv("SANDBOX_URL"),
		Token:        modelarts.StaticToken("t"),
		ProjectID:    "go",
		WaitInterval: 50 * time.Millisecond,
	}))
	ctx := context.Background()
	params := modelarts.CreateNotebookParams{}
	if err := modelarts.Decode([]byte(notebook), &params.Body); err != nil {
		log.Fatal(err)
	}
	made := must(client.CreateNotebook(ctx, params))
	check("the state of a new notebook", string(*made.Status), "CREATING")
	id := *made.ID
	show := modelarts.ShowNotebookParams{ID: id}
	must(client.ShowNotebookUntil(ctx, show, modelarts.ShowNotebookStateRunning))
	part := "tor"
	check("the notebooks", len(must(client.ListNotebooks(ctx, modelarts.ListNotebooksParams{Name: &part})).Data), 1)
	_, err := client.DeleteNotebook(ctx, modelarts.DeleteNotebookParams{ID: id})
	refused("ModelArts.6304", err)
	must(client.StopNotebook(ctx, modelarts.StopNotebookParams{ID: id}))
	must(client.ShowNotebookUntil(ctx, show, modelarts.ShowNotebookStateStopped))
	revised := "revised"
	update := modelarts.UpdateNotebookParams{ID: id, Body: &modelarts.UpdateNotebookRequest{Description: &revised}}
	check("the description", *must(client.UpdateNotebook(ctx, update)).Description, revised)
	must(client.DeleteNotebook(ctx, modelarts.DeleteNotebookParams{ID: id}))
	if err := client.ShowNotebookUntilGone(ctx, show); err != nil {
		log.Fatal(err)
	}
	_, err = client.ShowNotebook(ctx, show)
	refused("ModelArts.6309", err)
	fmt.Println("the story is told")
}
