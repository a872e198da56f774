module github.com/specscribe/modelarts-go

go 1.24
