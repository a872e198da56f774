import os

from specscribe_modelarts import ApiError, Client, models

client = Client(base_url=os.environ["SANDBOX_URL"], token="t", project_id="python", wait_interval=0.05)
IMAGE = "7be3c6d8-05a1-4c92-a3f7-94d1b80e62f5"


def refused(code, call):
    try:
        call()
    except ApiError as error:
        assert error.code == code, error
    else:
        raise AssertionError(f"{code} was expected")


volume = {"category": "EVS", "ownership": "MANAGED", "capacity": 5}
body = {"name": "story", "flavor": "modelarts.vm.cpu.2u", "image_id": IMAGE, "volume": volume}
made = client.create_notebook(models.CreateNotebookRequest.from_dict(body))
assert made.status == "CREATING", made
client.wait_until(client.show_notebook, "RUNNING", id=made.id)
assert len(client.list_notebooks(name="tor").data) == 1
refused("ModelArts.6304", lambda: client.delete_notebook(id=made.id))
client.stop_notebook(id=made.id)
client.wait_until(client.show_notebook, "STOPPED", id=made.id)
update = models.UpdateNotebookRequest.from_dict({"description": "revised"})
assert client.update_notebook(id=made.id, update_notebook_request=update).description == "revised"
client.delete_notebook(id=made.id)
client.wait_until_gone(client.show_notebook, id=made.id)
refused("ModelArts.6309", lambda: client.show_notebook(id=made.id))
print("the story is told")
