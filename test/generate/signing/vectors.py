"""Writes requests and the signatures that the cloud's own SDK core gives them, as JSON. See README.md."""

import json
import random
import sys
from urllib.parse import quote

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest

COUNT = 200
SEED = 2026

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"]
HOSTS = ["modelarts.eu-de.otc.t-systems.com", "ecs.eu-nl.otc.t-systems.com", "localhost:8443"]
WORDS = ["v1", "notebooks", "a b", "50%", "ü", "日本", "~tilde", "a+b", "x/y", "(1)", "*", "a.b-c_d", "😀", "'q'", "&=;"]
NAMES = ["limit", "offset", "name", "Name", "tag", "a b", "ü", "k&v", "ｱ", "😀", "sort-key", "x_y"]
VALUES = ["", "1", "10", "true", "a b", "a+b", "50%", "ü ß", "日本語", "😀", "a&b=c", "~", "/", "z", "A", "-_.~"]
TYPES = [None, "application/json", "application/json;charset=utf8", "text/plain", "application/octet-stream"]
BODIES = ["", "{}", '{"name": "a"}', '{"name": "ü 日本 😀"}', "[1, 2]", "plain text", "null"]
EXTRA = [
    ("X-Project-Id", "0123456789abcdef0123456789abcdef"),
    ("x-lower", "value"),
    ("X-Padded", "  two  blanks "),
    ("X_Underscore", "unsigned"),
    ("User-Agent", "specscribe/1.0 (test)"),
    ("Accept", "application/json"),
]


def vector(chance: random.Random) -> dict:
    method = chance.choice(METHODS)
    host = chance.choice(HOSTS)
    parts = [quote(chance.choice(WORDS), safe="") for _ in range(chance.randint(0, 5))]
    path = "/" + "/".join(parts) + chance.choice(["", "", "/"] if parts else [""])
    query = [[chance.choice(NAMES), chance.choice(VALUES)] for _ in range(chance.choice([0, 0, 1, 2, 3, 6]))]
    headers = dict(chance.sample(EXTRA, chance.randint(0, 4)))
    content_type = chance.choice(TYPES)
    if content_type is not None:
        headers["Content-Type"] = content_type
    body = chance.choice(BODIES)
    ak = "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", k=20))
    sk = "".join(chance.choices("abcdefghijABCDEFGHIJ0123456789/+", k=40))
    token = chance.choice([None, None, "a security token+/=="])
    date = f"20{chance.randint(24, 39)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}T{chance.randint(0, 23):02}0509Z"
    credentials = BasicCredentials(ak, sk)
    if token is not None:
        credentials.with_security_token(token)
    request = SdkRequest(
        method=method,
        schema="https",
        host=host,
        resource_path=path,
        query_params=[(name, value) for name, value in query],
        header_params={**headers, "X-Sdk-Date": date},
        body=body,
    )
    sent = credentials.sign_request(request).header_params
    pairs = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in query)
    return {
        "method": method,
        "url": f"https://{host}{path}" + (f"?{pairs}" if pairs else ""),
        "query": query,
        "headers": headers,
        "body": body,
        "ak": ak,
        "sk": sk,
        "securityToken": token,
        "date": date,
        "authorization": sent["Authorization"],
        "sent": dict(sorted(sent.items())),
    }


def main() -> None:
    chance = random.Random(SEED)
    lines = [json.dumps(vector(chance), ensure_ascii=False) for _ in range(COUNT)]
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write("[\n" + ",\n".join(lines) + "\n]\n")


main()
