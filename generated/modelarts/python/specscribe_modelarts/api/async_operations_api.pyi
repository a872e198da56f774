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
        instance_id: StrictStr,
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
        instance_id: StrictStr,
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
        instance_id: StrictStr,
        storage_id: StrictStr,
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
        instance_id: StrictStr,
        storage_id: StrictStr,
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
        id: StrictStr,
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
        id: StrictStr,
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
        id: StrictStr,
        force: Optional[StrictBool] = None,
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
        id: StrictStr,
        force: Optional[StrictBool] = None,
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
        id: StrictStr,
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
        id: StrictStr,
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
        feature: Optional[StrictStr] = None,
        limit: Optional[StrictInt] = None,
        name: Optional[StrictStr] = None,
        pool_id: Optional[StrictStr] = None,
        offset: Optional[StrictInt] = None,
        owner: Optional[StrictStr] = None,
        sort_dir: Optional[StrictStr] = None,
        sort_key: Optional[StrictStr] = None,
        status: Optional[StrictStr] = None,
        workspace_id: Optional[StrictStr] = None,
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
        feature: Optional[StrictStr] = None,
        limit: Optional[StrictInt] = None,
        name: Optional[StrictStr] = None,
        pool_id: Optional[StrictStr] = None,
        offset: Optional[StrictInt] = None,
        owner: Optional[StrictStr] = None,
        sort_dir: Optional[StrictStr] = None,
        sort_key: Optional[StrictStr] = None,
        status: Optional[StrictStr] = None,
        workspace_id: Optional[StrictStr] = None,
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
        instance_id: StrictStr,
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
        instance_id: StrictStr,
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
        category: Optional[StrictStr] = None,
        limit: Optional[StrictInt] = None,
        offset: Optional[StrictInt] = None,
        type: Optional[StrictStr] = None,
        sort_dir: Optional[StrictStr] = None,
        sort_key: Optional[StrictStr] = None,
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
        category: Optional[StrictStr] = None,
        limit: Optional[StrictInt] = None,
        offset: Optional[StrictInt] = None,
        type: Optional[StrictStr] = None,
        sort_dir: Optional[StrictStr] = None,
        sort_key: Optional[StrictStr] = None,
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
        limit: Optional[StrictInt] = None,
        name: Optional[StrictStr] = None,
        name_fuzzy_match: Optional[StrictBool] = None,
        namespace: Optional[StrictStr] = None,
        offset: Optional[StrictInt] = None,
        service_type: Optional[StrictStr] = None,
        sort_dir: Optional[StrictStr] = None,
        sort_key: Optional[StrictStr] = None,
        type: Optional[StrictStr] = None,
        workspace_id: Optional[StrictStr] = None,
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
        limit: Optional[StrictInt] = None,
        name: Optional[StrictStr] = None,
        name_fuzzy_match: Optional[StrictBool] = None,
        namespace: Optional[StrictStr] = None,
        offset: Optional[StrictInt] = None,
        service_type: Optional[StrictStr] = None,
        sort_dir: Optional[StrictStr] = None,
        sort_key: Optional[StrictStr] = None,
        type: Optional[StrictStr] = None,
        workspace_id: Optional[StrictStr] = None,
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
        name: Optional[StrictStr] = None,
        name_fuzzy_match: Optional[StrictBool] = None,
        namespace: Optional[StrictStr] = None,
        type: Optional[StrictStr] = None,
        workspace_id: Optional[StrictStr] = None,
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
        name: Optional[StrictStr] = None,
        name_fuzzy_match: Optional[StrictBool] = None,
        namespace: Optional[StrictStr] = None,
        type: Optional[StrictStr] = None,
        workspace_id: Optional[StrictStr] = None,
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
        feature: Optional[StrictStr] = None,
        limit: Optional[StrictInt] = None,
        name: Optional[StrictStr] = None,
        pool_id: Optional[StrictStr] = None,
        offset: Optional[StrictInt] = None,
        owner: Optional[StrictStr] = None,
        sort_dir: Optional[StrictStr] = None,
        sort_key: Optional[StrictStr] = None,
        status: Optional[StrictStr] = None,
        workspace_id: Optional[StrictStr] = None,
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
        feature: Optional[StrictStr] = None,
        limit: Optional[StrictInt] = None,
        name: Optional[StrictStr] = None,
        pool_id: Optional[StrictStr] = None,
        offset: Optional[StrictInt] = None,
        owner: Optional[StrictStr] = None,
        sort_dir: Optional[StrictStr] = None,
        sort_key: Optional[StrictStr] = None,
        status: Optional[StrictStr] = None,
        workspace_id: Optional[StrictStr] = None,
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
        instance_id: StrictStr,
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
        instance_id: StrictStr,
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
        id: StrictStr,
        duration: Optional[StrictInt] = None,
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
        id: StrictStr,
        duration: Optional[StrictInt] = None,
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
        instance_id: StrictStr,
        storage_id: StrictStr,
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
        instance_id: StrictStr,
        storage_id: StrictStr,
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
        id: StrictStr,
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
        id: StrictStr,
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
        id: StrictStr,
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
        id: StrictStr,
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
        id: StrictStr,
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
        id: StrictStr,
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
        id: StrictStr,
        limit: Optional[StrictInt] = None,
        offset: Optional[StrictInt] = None,
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
        id: StrictStr,
        limit: Optional[StrictInt] = None,
        offset: Optional[StrictInt] = None,
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
        id: StrictStr,
        duration: Optional[StrictInt] = None,
        type: Optional[StrictStr] = None,
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
        id: StrictStr,
        duration: Optional[StrictInt] = None,
        type: Optional[StrictStr] = None,
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
        id: StrictStr,
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
        id: StrictStr,
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
        id: StrictStr,
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
        id: StrictStr,
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
