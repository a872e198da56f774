"""Measures a generated client: its kind, address, rounds. Prints milliseconds and bytes."""

import json
import resource
import statistics
import sys
import time
from pathlib import Path


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


kind, url, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
before, start = resident(), time.process_time()
if kind == "specscribe":
    import bench_client

    client = bench_client.Client(base_url=url, project_id="p", token="t")

    def call(limit: int) -> int:
        return len(client.list_notebooks(limit=limit).data)
elif kind == "SDK of the vendor":
    from huaweicloudsdkcore.auth.credentials import BasicCredentials
    from huaweicloudsdkmodelarts.v1 import ListNotebooksRequest, ModelArtsClient

    builder = ModelArtsClient.new_builder().with_credentials(BasicCredentials("key", "secret", "p"))
    client = builder.with_endpoint(url).build()

    def call(limit: int) -> int:
        return len(client.list_notebooks(ListNotebooksRequest(limit=limit)).data)
else:
    import stock_client

    client = stock_client.OperationsApi(stock_client.ApiClient(stock_client.Configuration(host=url)))

    def call(limit: int) -> int:
        return len(client.list_notebooks(project_id="p", limit=limit).data)


imported, memory = (time.process_time() - start) * 1000, resident() - before


def median(limit: int) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        assert call(limit) == limit
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


print(json.dumps({"importMs": imported, "memory": memory, "oneMs": median(1), "manyMs": median(1000)}))
