# pyright: basic
from __future__ import annotations

from pydantic import validate_call, Field, StrictFloat, StrictStr, StrictInt
from typing import Any, Dict, List, Optional, Tuple, Union
from typing_extensions import Annotated

from pydantic import Field, StrictBool, StrictInt, StrictStr
from typing import Any, Optional
from typing_extensions import Annotated
from specscribe_modelarts.models.attach_obs_request import AttachObsRequest
from specscribe_modelarts.models.attach_obs_response import AttachObsResponse
from specscribe_modelarts.models.cancel_obs_response import CancelObsResponse
from specscribe_modelarts.models.create_image_request import CreateImageRequest
from specscribe_modelarts.models.create_notebook_request import CreateNotebookRequest
from specscribe_modelarts.models.image import Image
from specscribe_modelarts.models.image_reg_request import ImageRegRequest
from specscribe_modelarts.models.list_attachable_ob_ss_response import ListAttachableObSsResponse
from specscribe_modelarts.models.list_flavors_response import ListFlavorsResponse
from specscribe_modelarts.models.list_image_group_response import ListImageGroupResponse
from specscribe_modelarts.models.list_image_response import ListImageResponse
from specscribe_modelarts.models.list_notebooks_notebook_list_response import ListNotebooksNotebookListResponse
from specscribe_modelarts.models.manage_development_environment_instance_request import ManageDevelopmentEnvironmentInstanceRequest
from specscribe_modelarts.models.manage_development_environment_instance_response import ManageDevelopmentEnvironmentInstanceResponse
from specscribe_modelarts.models.notebook_list_response import NotebookListResponse
from specscribe_modelarts.models.notebook_resp import NotebookResp
from specscribe_modelarts.models.notebook_resp_response import NotebookRespResponse
from specscribe_modelarts.models.renew_lease_request import RenewLeaseRequest
from specscribe_modelarts.models.renew_lease_response import RenewLeaseResponse
from specscribe_modelarts.models.show_attachable_obs_response import ShowAttachableObsResponse
from specscribe_modelarts.models.show_lease_response import ShowLeaseResponse
from specscribe_modelarts.models.show_switchable_flavors_response import ShowSwitchableFlavorsResponse
from specscribe_modelarts.models.update_notebook_request import UpdateNotebookRequest

from specscribe_modelarts._runtime.model import Content
from specscribe_modelarts._runtime.requests import ApiResponse


class AsyncOperationsApi:
    def __init__(self, api_client: Any) -> None: ...
    async def attach_obs(
        self,
        instance_id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        attach_obs_request: Optional[AttachObsRequest] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> AttachObsResponse: ...
    async def attach_obs_with_http_info(
        self,
        instance_id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        attach_obs_request: Optional[AttachObsRequest] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[AttachObsResponse]: ...
    async def cancel_obs(
        self,
        instance_id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        storage_id: Annotated[StrictStr, Field(description="ID of the mounted OBS storage.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> CancelObsResponse: ...
    async def cancel_obs_with_http_info(
        self,
        instance_id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        storage_id: Annotated[StrictStr, Field(description="ID of the mounted OBS storage.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[CancelObsResponse]: ...
    async def create_image(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        create_image_request: Optional[CreateImageRequest] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> Image: ...
    async def create_image_with_http_info(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        create_image_request: Optional[CreateImageRequest] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[Image]: ...
    async def create_notebook(
        self,
        create_notebook_request: CreateNotebookRequest,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> NotebookResp: ...
    async def create_notebook_with_http_info(
        self,
        create_notebook_request: CreateNotebookRequest,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[NotebookResp]: ...
    async def delete_image(
        self,
        id: Annotated[StrictStr, Field(description="ID of the image")],
        force: Annotated[Optional[StrictBool], Field(description="Whether the content is deleted from SWR too. Images that are not private ignore this parameter.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> Image: ...
    async def delete_image_with_http_info(
        self,
        id: Annotated[StrictStr, Field(description="ID of the image")],
        force: Annotated[Optional[StrictBool], Field(description="Whether the content is deleted from SWR too. Images that are not private ignore this parameter.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[Image]: ...
    async def delete_notebook(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> NotebookRespResponse: ...
    async def delete_notebook_with_http_info(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[NotebookRespResponse]: ...
    async def list_all_notebooks(
        self,
        feature: Annotated[Optional[StrictStr], Field(description="Kind of instance. The default value is **NOTEBOOK**. Enums:  - **DEFAULT**: CodeLab instance at no cost. Each user gets a single one. - **NOTEBOOK**: instance that is charged for.")] = None,
        limit: Annotated[Optional[StrictInt], Field(description="How many records a page may hold. The default value is **10**.")] = None,
        name: Annotated[Optional[StrictStr], Field(description="Name of the instance. A part of the name is enough. The value contains a maximum of 128 characters. Lowercase and uppercase letters, digits, hyphens (-), and underscores (_) may be used.")] = None,
        pool_id: Annotated[Optional[StrictStr], Field(description="ID of the dedicated pool. To look it up, use Querying the Resource Pool List.")] = None,
        offset: Annotated[Optional[StrictInt], Field(description="How many records come before the page. The default value is **0**.")] = None,
        owner: Annotated[Optional[StrictStr], Field(description="ID of the owner of the instance. The value is a string of 32 characters, made up of lowercase letters and digits. It takes effect only if the master account holds the admin permission. In most cases you enter the ID of the user who is logged in.")] = None,
        sort_dir: Annotated[Optional[StrictStr], Field(description="Direction of sorting. The options are **ASC** (ascending) and **DESC** (descending). The default value is **DESC**.")] = None,
        sort_key: Annotated[Optional[StrictStr], Field(description="Fields to sort by. If there are several, put commas (,) between them.")] = None,
        status: Annotated[Optional[StrictStr], Field(description="State of the instance. Enums:  - **INIT**: initialization is running - **CREATING**: creation is in progress - **STARTING**: startup is in progress - **STOPPING**: shutdown is in progress - **DELETING**: deletion is in progress - **RUNNING**: ready for use - **STOPPED**: shut down - **SNAPSHOTTING**: its image is being saved - **CREATE_FAILED**: creation did not succeed - **START_FAILED**: startup did not succeed - **DELETE_FAILED**: deletion did not succeed - **ERROR**: something went wrong - **DELETED**: no longer there - **FROZEN**: locked by the service")] = None,
        workspace_id: Annotated[Optional[StrictStr], Field(description="ID of the workspace. The default value is 0, which stands for no workspace at all. If you work in one, enter its ID.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> NotebookListResponse: ...
    async def list_all_notebooks_with_http_info(
        self,
        feature: Annotated[Optional[StrictStr], Field(description="Kind of instance. The default value is **NOTEBOOK**. Enums:  - **DEFAULT**: CodeLab instance at no cost. Each user gets a single one. - **NOTEBOOK**: instance that is charged for.")] = None,
        limit: Annotated[Optional[StrictInt], Field(description="How many records a page may hold. The default value is **10**.")] = None,
        name: Annotated[Optional[StrictStr], Field(description="Name of the instance. A part of the name is enough. The value contains a maximum of 128 characters. Lowercase and uppercase letters, digits, hyphens (-), and underscores (_) may be used.")] = None,
        pool_id: Annotated[Optional[StrictStr], Field(description="ID of the dedicated pool. To look it up, use Querying the Resource Pool List.")] = None,
        offset: Annotated[Optional[StrictInt], Field(description="How many records come before the page. The default value is **0**.")] = None,
        owner: Annotated[Optional[StrictStr], Field(description="ID of the owner of the instance. The value is a string of 32 characters, made up of lowercase letters and digits. It takes effect only if the master account holds the admin permission. In most cases you enter the ID of the user who is logged in.")] = None,
        sort_dir: Annotated[Optional[StrictStr], Field(description="Direction of sorting. The options are **ASC** (ascending) and **DESC** (descending). The default value is **DESC**.")] = None,
        sort_key: Annotated[Optional[StrictStr], Field(description="Fields to sort by. If there are several, put commas (,) between them.")] = None,
        status: Annotated[Optional[StrictStr], Field(description="State of the instance. Enums:  - **INIT**: initialization is running - **CREATING**: creation is in progress - **STARTING**: startup is in progress - **STOPPING**: shutdown is in progress - **DELETING**: deletion is in progress - **RUNNING**: ready for use - **STOPPED**: shut down - **SNAPSHOTTING**: its image is being saved - **CREATE_FAILED**: creation did not succeed - **START_FAILED**: startup did not succeed - **DELETE_FAILED**: deletion did not succeed - **ERROR**: something went wrong - **DELETED**: no longer there - **FROZEN**: locked by the service")] = None,
        workspace_id: Annotated[Optional[StrictStr], Field(description="ID of the workspace. The default value is 0, which stands for no workspace at all. If you work in one, enter its ID.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[NotebookListResponse]: ...
    async def list_attachable_ob_ss(
        self,
        instance_id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ListAttachableObSsResponse: ...
    async def list_attachable_ob_ss_with_http_info(
        self,
        instance_id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[ListAttachableObSsResponse]: ...
    async def list_flavors(
        self,
        category: Annotated[Optional[StrictStr], Field(description="Kind of processor. The options are as follows:  - **CPU** - **GPU**")] = None,
        limit: Annotated[Optional[StrictInt], Field(description="How many records a page may hold. (No limit by default)")] = None,
        offset: Annotated[Optional[StrictInt], Field(description="How many records come before the page. The default value is **0**.")] = None,
        type: Annotated[Optional[StrictStr], Field(description="Kind of cluster. Enums:  - **MANAGED**: cluster shared with others - **DEDICATED**: cluster reserved for you")] = None,
        sort_dir: Annotated[Optional[StrictStr], Field(description="Direction of sorting. The options are **ASC** (ascending) and **DESC** (descending). The default value is **DESC**.")] = None,
        sort_key: Annotated[Optional[StrictStr], Field(description="Fields to sort by. If there are several, put commas (,) between them.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ListFlavorsResponse: ...
    async def list_flavors_with_http_info(
        self,
        category: Annotated[Optional[StrictStr], Field(description="Kind of processor. The options are as follows:  - **CPU** - **GPU**")] = None,
        limit: Annotated[Optional[StrictInt], Field(description="How many records a page may hold. (No limit by default)")] = None,
        offset: Annotated[Optional[StrictInt], Field(description="How many records come before the page. The default value is **0**.")] = None,
        type: Annotated[Optional[StrictStr], Field(description="Kind of cluster. Enums:  - **MANAGED**: cluster shared with others - **DEDICATED**: cluster reserved for you")] = None,
        sort_dir: Annotated[Optional[StrictStr], Field(description="Direction of sorting. The options are **ASC** (ascending) and **DESC** (descending). The default value is **DESC**.")] = None,
        sort_key: Annotated[Optional[StrictStr], Field(description="Fields to sort by. If there are several, put commas (,) between them.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[ListFlavorsResponse]: ...
    async def list_image(
        self,
        limit: Annotated[Optional[StrictInt], Field(description="How many records a page may hold. The default value is **200**.")] = None,
        name: Annotated[Optional[StrictStr], Field(description="Name of the image. The value contains a maximum of 512 characters. Lowercase letters, digits, hyphens (-), underscores (_), and periods (.) may be used.")] = None,
        name_fuzzy_match: Annotated[Optional[StrictBool], Field(description="Whether a part of the image name is enough for a match. The default value is **true**.")] = None,
        namespace: Annotated[Optional[StrictStr], Field(description="SWR organization that the image is in. The page **Organization Management** of the SWR console lists your organizations and lets you add more.")] = None,
        offset: Annotated[Optional[StrictInt], Field(description="How many records come before the page. The default value is **0**.")] = None,
        service_type: Annotated[Optional[StrictStr], Field(description="What the image is meant for. Options:  - **COMMON**: image for general use - **INFERENCE**: image for inference services - TRAIN: image for training jobs - DEV: image for writing and debugging code - UNKNOWN: no services stated for the image")] = None,
        sort_dir: Annotated[Optional[StrictStr], Field(description="Direction of sorting. The options are **ASC** (ascending) and **DESC** (descending). The default value is **DESC**.")] = None,
        sort_key: Annotated[Optional[StrictStr], Field(description="Fields to sort by. If there are several, put commas (,) between them. For example, **updateTime** orders the images by their last update.")] = None,
        type: Annotated[Optional[StrictStr], Field(description="Kind of image. Enums:  - **BUILD_IN**: image that comes with the system - **DEDICATED**: image of your own")] = None,
        workspace_id: Annotated[Optional[StrictStr], Field(description="ID of the workspace. The default value is 0, which stands for no workspace at all. If you work in one, enter its ID.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ListImageResponse: ...
    async def list_image_with_http_info(
        self,
        limit: Annotated[Optional[StrictInt], Field(description="How many records a page may hold. The default value is **200**.")] = None,
        name: Annotated[Optional[StrictStr], Field(description="Name of the image. The value contains a maximum of 512 characters. Lowercase letters, digits, hyphens (-), underscores (_), and periods (.) may be used.")] = None,
        name_fuzzy_match: Annotated[Optional[StrictBool], Field(description="Whether a part of the image name is enough for a match. The default value is **true**.")] = None,
        namespace: Annotated[Optional[StrictStr], Field(description="SWR organization that the image is in. The page **Organization Management** of the SWR console lists your organizations and lets you add more.")] = None,
        offset: Annotated[Optional[StrictInt], Field(description="How many records come before the page. The default value is **0**.")] = None,
        service_type: Annotated[Optional[StrictStr], Field(description="What the image is meant for. Options:  - **COMMON**: image for general use - **INFERENCE**: image for inference services - TRAIN: image for training jobs - DEV: image for writing and debugging code - UNKNOWN: no services stated for the image")] = None,
        sort_dir: Annotated[Optional[StrictStr], Field(description="Direction of sorting. The options are **ASC** (ascending) and **DESC** (descending). The default value is **DESC**.")] = None,
        sort_key: Annotated[Optional[StrictStr], Field(description="Fields to sort by. If there are several, put commas (,) between them. For example, **updateTime** orders the images by their last update.")] = None,
        type: Annotated[Optional[StrictStr], Field(description="Kind of image. Enums:  - **BUILD_IN**: image that comes with the system - **DEDICATED**: image of your own")] = None,
        workspace_id: Annotated[Optional[StrictStr], Field(description="ID of the workspace. The default value is 0, which stands for no workspace at all. If you work in one, enter its ID.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[ListImageResponse]: ...
    async def list_image_group(
        self,
        name: Annotated[Optional[StrictStr], Field(description="Name of the image. The value contains a maximum of 512 characters. Lowercase letters, digits, hyphens (-), underscores (_), and periods (.) may be used.")] = None,
        name_fuzzy_match: Annotated[Optional[StrictBool], Field(description="Whether a part of the image name is enough for a match. The default value is **true**.")] = None,
        namespace: Annotated[Optional[StrictStr], Field(description="SWR organization that the image is in. The page **Organization Management** of the SWR console lists your organizations and lets you add more.")] = None,
        type: Annotated[Optional[StrictStr], Field(description="Kind of image. Enums:  - **BUILD_IN**: image that comes with the system - **DEDICATED**: image of your own")] = None,
        workspace_id: Annotated[Optional[StrictStr], Field(description="ID of the workspace. The default value is 0, which stands for no workspace at all. If you work in one, enter its ID.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ListImageGroupResponse: ...
    async def list_image_group_with_http_info(
        self,
        name: Annotated[Optional[StrictStr], Field(description="Name of the image. The value contains a maximum of 512 characters. Lowercase letters, digits, hyphens (-), underscores (_), and periods (.) may be used.")] = None,
        name_fuzzy_match: Annotated[Optional[StrictBool], Field(description="Whether a part of the image name is enough for a match. The default value is **true**.")] = None,
        namespace: Annotated[Optional[StrictStr], Field(description="SWR organization that the image is in. The page **Organization Management** of the SWR console lists your organizations and lets you add more.")] = None,
        type: Annotated[Optional[StrictStr], Field(description="Kind of image. Enums:  - **BUILD_IN**: image that comes with the system - **DEDICATED**: image of your own")] = None,
        workspace_id: Annotated[Optional[StrictStr], Field(description="ID of the workspace. The default value is 0, which stands for no workspace at all. If you work in one, enter its ID.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[ListImageGroupResponse]: ...
    async def list_notebooks(
        self,
        feature: Annotated[Optional[StrictStr], Field(description="Kind of instance. The default value is **NOTEBOOK**. Options:  - **DEFAULT**: CodeLab instance at no cost. Each user gets a single one. - **NOTEBOOK**: instance that is charged for.")] = None,
        limit: Annotated[Optional[StrictInt], Field(description="How many records a page may hold. The default value is **10**.")] = None,
        name: Annotated[Optional[StrictStr], Field(description="Name of the instance. A part of the name is enough. The value contains a maximum of 128 characters. Lowercase and uppercase letters, digits, hyphens (-), and underscores (_) may be used.")] = None,
        pool_id: Annotated[Optional[StrictStr], Field(description="ID of the dedicated pool")] = None,
        offset: Annotated[Optional[StrictInt], Field(description="How many records come before the page. The default value is **0**.")] = None,
        owner: Annotated[Optional[StrictStr], Field(description="ID of the user who owns the instance. The value contains 32 characters, that is, lowercase letters and digits. It takes effect only for a big account or with the admin permission. In most cases you enter the ID of the user who is logged in.")] = None,
        sort_dir: Annotated[Optional[StrictStr], Field(description="Direction of sorting. The options are **ASC** (ascending) and **DESC** (descending). The default value is **DESC**.")] = None,
        sort_key: Annotated[Optional[StrictStr], Field(description="Fields to sort by. If there are several, put commas (,) between them.")] = None,
        status: Annotated[Optional[StrictStr], Field(description="State of the instance. Options:  - **INIT**: initialization is running - **CREATING**: creation is in progress - **STARTING**: startup is in progress - **STOPPING**: shutdown is in progress - **DELETING**: deletion is in progress - **RUNNING**: ready for use - **STOPPED**: shut down - **SNAPSHOTTING**: its image is being saved - **CREATE_FAILED**: creation did not succeed - **START_FAILED**: startup did not succeed - **DELETE_FAILED**: deletion did not succeed - **ERROR**: something went wrong - **DELETED**: no longer there - **FROZEN**: locked by the service")] = None,
        workspace_id: Annotated[Optional[StrictStr], Field(description="ID of the workspace. If you have no workspaces, the default value is **0**.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ListNotebooksNotebookListResponse: ...
    async def list_notebooks_with_http_info(
        self,
        feature: Annotated[Optional[StrictStr], Field(description="Kind of instance. The default value is **NOTEBOOK**. Options:  - **DEFAULT**: CodeLab instance at no cost. Each user gets a single one. - **NOTEBOOK**: instance that is charged for.")] = None,
        limit: Annotated[Optional[StrictInt], Field(description="How many records a page may hold. The default value is **10**.")] = None,
        name: Annotated[Optional[StrictStr], Field(description="Name of the instance. A part of the name is enough. The value contains a maximum of 128 characters. Lowercase and uppercase letters, digits, hyphens (-), and underscores (_) may be used.")] = None,
        pool_id: Annotated[Optional[StrictStr], Field(description="ID of the dedicated pool")] = None,
        offset: Annotated[Optional[StrictInt], Field(description="How many records come before the page. The default value is **0**.")] = None,
        owner: Annotated[Optional[StrictStr], Field(description="ID of the user who owns the instance. The value contains 32 characters, that is, lowercase letters and digits. It takes effect only for a big account or with the admin permission. In most cases you enter the ID of the user who is logged in.")] = None,
        sort_dir: Annotated[Optional[StrictStr], Field(description="Direction of sorting. The options are **ASC** (ascending) and **DESC** (descending). The default value is **DESC**.")] = None,
        sort_key: Annotated[Optional[StrictStr], Field(description="Fields to sort by. If there are several, put commas (,) between them.")] = None,
        status: Annotated[Optional[StrictStr], Field(description="State of the instance. Options:  - **INIT**: initialization is running - **CREATING**: creation is in progress - **STARTING**: startup is in progress - **STOPPING**: shutdown is in progress - **DELETING**: deletion is in progress - **RUNNING**: ready for use - **STOPPED**: shut down - **SNAPSHOTTING**: its image is being saved - **CREATE_FAILED**: creation did not succeed - **START_FAILED**: startup did not succeed - **DELETE_FAILED**: deletion did not succeed - **ERROR**: something went wrong - **DELETED**: no longer there - **FROZEN**: locked by the service")] = None,
        workspace_id: Annotated[Optional[StrictStr], Field(description="ID of the workspace. If you have no workspaces, the default value is **0**.")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[ListNotebooksNotebookListResponse]: ...
    async def manage_development_environment_instance(
        self,
        instance_id: Annotated[StrictStr, Field(description="ID of the instance")],
        manage_development_environment_instance_request: ManageDevelopmentEnvironmentInstanceRequest,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ManageDevelopmentEnvironmentInstanceResponse: ...
    async def manage_development_environment_instance_with_http_info(
        self,
        instance_id: Annotated[StrictStr, Field(description="ID of the instance")],
        manage_development_environment_instance_request: ManageDevelopmentEnvironmentInstanceRequest,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[ManageDevelopmentEnvironmentInstanceResponse]: ...
    async def register_image(
        self,
        image_reg_request: ImageRegRequest,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> Image: ...
    async def register_image_with_http_info(
        self,
        image_reg_request: ImageRegRequest,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[Image]: ...
    async def renew_lease(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        duration: Annotated[Optional[StrictInt], Field(description="Time by which the lease is extended. Use leaseReq for it where you can. As soon as the request carries duration, leaseReq has no effect, and the instance stops on schedule. (Unit: ms)")] = None,
        renew_lease_request: Optional[RenewLeaseRequest] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> RenewLeaseResponse: ...
    async def renew_lease_with_http_info(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        duration: Annotated[Optional[StrictInt], Field(description="Time by which the lease is extended. Use leaseReq for it where you can. As soon as the request carries duration, leaseReq has no effect, and the instance stops on schedule. (Unit: ms)")] = None,
        renew_lease_request: Optional[RenewLeaseRequest] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[RenewLeaseResponse]: ...
    async def show_attachable_obs(
        self,
        instance_id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        storage_id: Annotated[StrictStr, Field(description="ID of the mounted OBS storage.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ShowAttachableObsResponse: ...
    async def show_attachable_obs_with_http_info(
        self,
        instance_id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        storage_id: Annotated[StrictStr, Field(description="ID of the mounted OBS storage.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[ShowAttachableObsResponse]: ...
    async def show_image(
        self,
        id: Annotated[StrictStr, Field(description="ID of the image")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> Image: ...
    async def show_image_with_http_info(
        self,
        id: Annotated[StrictStr, Field(description="ID of the image")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[Image]: ...
    async def show_lease(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ShowLeaseResponse: ...
    async def show_lease_with_http_info(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[ShowLeaseResponse]: ...
    async def show_notebook(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> NotebookResp: ...
    async def show_notebook_with_http_info(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[NotebookResp]: ...
    async def show_switchable_flavors(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        limit: Annotated[Optional[StrictInt], Field(description="How many records a page may hold. (No limit by default)")] = None,
        offset: Annotated[Optional[StrictInt], Field(description="How many records come before the page")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ShowSwitchableFlavorsResponse: ...
    async def show_switchable_flavors_with_http_info(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        limit: Annotated[Optional[StrictInt], Field(description="How many records a page may hold. (No limit by default)")] = None,
        offset: Annotated[Optional[StrictInt], Field(description="How many records come before the page")] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[ShowSwitchableFlavorsResponse]: ...
    async def start_notebook(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        duration: Annotated[Optional[StrictInt], Field(description="How long the instance runs after it has started, in milliseconds.")] = None,
        type: Annotated[Optional[StrictStr], Field(description="What triggers the automatic stop. The default value is timing.  - timing: The stop comes at a set time. - idle: The stop comes when nothing runs any more.")] = None,
        body: Optional[Any] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> NotebookResp: ...
    async def start_notebook_with_http_info(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        duration: Annotated[Optional[StrictInt], Field(description="How long the instance runs after it has started, in milliseconds.")] = None,
        type: Annotated[Optional[StrictStr], Field(description="What triggers the automatic stop. The default value is timing.  - timing: The stop comes at a set time. - idle: The stop comes when nothing runs any more.")] = None,
        body: Optional[Any] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[NotebookResp]: ...
    async def stop_notebook(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> NotebookResp: ...
    async def stop_notebook_with_http_info(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[NotebookResp]: ...
    async def update_notebook(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        update_notebook_request: Optional[UpdateNotebookRequest] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> NotebookResp: ...
    async def update_notebook_with_http_info(
        self,
        id: Annotated[StrictStr, Field(description="ID of the notebook instance. The API for listing notebook instances returns it.")],
        update_notebook_request: Optional[UpdateNotebookRequest] = None,
        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
        _content_type: Optional[StrictStr] = None,
        _headers: Optional[Dict[StrictStr, Any]] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ApiResponse[NotebookResp]: ...
