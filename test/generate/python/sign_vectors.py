"""Signs the requests of vectors.json by the client and counts those that the cloud's SDK signs otherwise."""

import json
import sys

from specscribe_modelarts import Credentials
from specscribe_modelarts._runtime.signature import signed

with open(sys.argv[1], encoding="utf-8") as file:
    vectors = json.load(file)
different = 0
for each in vectors:
    out = signed(
        Credentials(each["ak"], each["sk"], each["securityToken"]),
        each["method"],
        each["url"],
        {**each["headers"], "X-Sdk-Date": each["date"]},
        each["body"].encode(),
    )
    different += out["Authorization"] != each["authorization"]
print(f"{len(vectors) - different} equal, {different} different")
