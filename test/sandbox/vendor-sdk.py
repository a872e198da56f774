"""A life of a notebook and of an image by the vendor's own SDK, against a sandbox that checks its signatures.

Arguments: the sandbox's address, an access key and its secret.
"""

import json
import sys
import urllib.request

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
from huaweicloudsdkmodelarts.v1 import (
    AttachDynamicStorageRequest,
    CreateImageRequest,
    CreateNotebookRequest,
    DeleteImageRequest,
    DeleteNotebookRequest,
    DetachDynamicStorageRequest,
    DataVolumesReq,
    ImageCreateReq,
    ImageRegRequest,
    LeaseReq,
    ListAllNotebooksRequest,
    ListDynamicStoragesRequest,
    ListFlavorsRequest,
    ListImageGroupRequest,
    ListImageRequest,
    ListNotebooksRequest,
    ModelArtsClient,
    NotebookCreateRequest,
    NotebookUpdateRequest,
    RegisterImageRequest,
    RenewLeaseRequest,
    ShowDynamicStorageRequest,
    ShowImageRequest,
    ShowLeaseRequest,
    ShowNotebookRequest,
    ShowSwitchableFlavorsRequest,
    StartNotebookRequest,
    StopNotebookRequest,
    UpdateNotebookRequest,
    VolumeMountRequest,
)

URL, KEY, SECRET = sys.argv[1:]
IMAGE = "7be3c6d8-05a1-4c92-a3f7-94d1b80e62f5"


def client(secret=SECRET):
    credentials = BasicCredentials(KEY, secret, "p")
    return ModelArtsClient.new_builder().with_credentials(credentials).with_endpoint(URL).build()


def advance(seconds):
    body = json.dumps({"advance": seconds * 1000}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{URL}/_sandbox/clock", body, method="POST")).read()


def refused(code, call):
    try:
        call()
    except ClientRequestException as error:
        assert error.error_code == code, error
    else:
        raise AssertionError(f"{code} was expected")


api = client()
refused("ModelArts.0203", lambda: client("wrong").list_notebooks(ListNotebooksRequest()))

made = api.create_notebook(
    CreateNotebookRequest(
        NotebookCreateRequest(
            name="story",
            flavor="modelarts.vm.cpu.2u",
            image_id=IMAGE,
            volume=VolumeMountRequest(category="EVS", ownership="MANAGED", capacity=5),
            lease=LeaseReq(duration=3_600_000, type="timing"),
        )
    )
)
assert (made.name, made.status, made.image.id, made.volume.capacity) == ("story", "CREATING", IMAGE, 5), made
show = lambda: api.show_notebook(ShowNotebookRequest(id=made.id))  # noqa: E731
advance(10)
assert show().status == "RUNNING"
assert [each.id for each in api.list_notebooks(ListNotebooksRequest(name="tor")).data] == [made.id]
assert api.list_all_notebooks(ListAllNotebooksRequest()).total == 1
assert api.show_lease(ShowLeaseRequest(id=made.id)).duration == 3_600_000
renewed = api.renew_lease(RenewLeaseRequest(id=made.id, body=LeaseReq(duration=7_200_000, type="timing")))
assert renewed.duration == 7_210_000, renewed
assert api.list_flavors(ListFlavorsRequest()).data
assert api.show_switchable_flavors(ShowSwitchableFlavorsRequest(id=made.id)).data

storage = DataVolumesReq(category="OBS", mount_path="/data/story/", uri="obs://story/")
mount = api.attach_dynamic_storage(AttachDynamicStorageRequest(instance_id=made.id, body=storage))
assert mount.status == "MOUNTING", mount
advance(2)
listed = api.list_dynamic_storages(ListDynamicStoragesRequest(instance_id=made.id))
assert [each.status for each in listed.data] == ["MOUNTED"]
one = {"instance_id": made.id, "storage_id": mount.id}
assert api.show_dynamic_storage(ShowDynamicStorageRequest(**one)).mount_path == "/data/story/"
assert api.detach_dynamic_storage(DetachDynamicStorageRequest(**one)).status == "UNMOUNTING"

saved = api.create_image(
    CreateImageRequest(id=made.id, body=ImageCreateReq(name="story", namespace="n", tag="t", description="d"))
)
assert (saved.status, saved.origin, saved.description) == ("INIT", "IMAGE_SAVE", "d"), saved
assert show().status == "SNAPSHOTTING"
advance(10)
assert api.show_image(ShowImageRequest(id=saved.id)).status == "ACTIVE"

refused("ModelArts.6304", lambda: api.delete_notebook(DeleteNotebookRequest(id=made.id)))
refused("ModelArts.6305", lambda: api.start_notebook(StartNotebookRequest(id=made.id)))
assert api.stop_notebook(StopNotebookRequest(id=made.id)).status == "STOPPING"
advance(5)
changed = api.update_notebook(UpdateNotebookRequest(id=made.id, body=NotebookUpdateRequest(description="revised")))
assert (changed.status, changed.description) == ("STOPPED", "revised"), changed
assert api.start_notebook(StartNotebookRequest(id=made.id)).status == "STARTING"
advance(5)
api.stop_notebook(StopNotebookRequest(id=made.id))
advance(5)
assert api.delete_notebook(DeleteNotebookRequest(id=made.id)).status == "DELETING"
advance(5)
refused("ModelArts.6309", show)

path = "swr.example.com/story/image:1"
image = api.register_image(RegisterImageRequest(ImageRegRequest(swr_path=path)))
assert (image.swr_path, image.status, image.visibility) == (path, "ACTIVE", "PRIVATE"), image
refused("ModelArts.6737", lambda: api.register_image(RegisterImageRequest(ImageRegRequest(swr_path=path))))
assert {each.id for each in api.list_image(ListImageRequest(type="DEDICATED")).data} == {image.id, saved.id}
assert api.list_image_group(ListImageGroupRequest()).data
assert api.delete_image(DeleteImageRequest(id=image.id)).status == "DELETED"
refused("ModelArts.6797", lambda: api.show_image(ShowImageRequest(id=image.id)))
print("the story is told")
