package io.specscribe.modelarts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.specscribe.modelarts.model.*;
import io.specscribe.modelarts.model.AttachObsRequest;
import io.specscribe.modelarts.model.AttachObsResponse;
import io.specscribe.modelarts.model.CancelObsResponse;
import io.specscribe.modelarts.model.CreateImageRequest;
import io.specscribe.modelarts.model.CreateNotebookRequest;
import io.specscribe.modelarts.model.Image;
import io.specscribe.modelarts.model.ImageRegRequest;
import io.specscribe.modelarts.model.ListAttachableObSsResponse;
import io.specscribe.modelarts.model.ListFlavorsResponse;
import io.specscribe.modelarts.model.ListImageGroupResponse;
import io.specscribe.modelarts.model.ListImageResponse;
import io.specscribe.modelarts.model.ListNotebooksNotebookListResponse;
import io.specscribe.modelarts.model.ManageDevelopmentEnvironmentInstanceRequest;
import io.specscribe.modelarts.model.ManageDevelopmentEnvironmentInstanceResponse;
import io.specscribe.modelarts.model.NotebookListResponse;
import io.specscribe.modelarts.model.NotebookResp;
import io.specscribe.modelarts.model.NotebookRespResponse;
import io.specscribe.modelarts.model.RenewLeaseRequest;
import io.specscribe.modelarts.model.RenewLeaseResponse;
import io.specscribe.modelarts.model.ShowAttachableObsResponse;
import io.specscribe.modelarts.model.ShowLeaseResponse;
import io.specscribe.modelarts.model.ShowSwitchableFlavorsResponse;
import io.specscribe.modelarts.model.UpdateNotebookRequest;
import java.util.List;

/** A method for each operation. It sends nothing by itself: it gives a call, which is then executed. */
public abstract class OperationsApi implements Operations {
  final io.specscribe.modelarts.Transport transport_;

  OperationsApi(io.specscribe.modelarts.Transport transport_) {
    this.transport_ = transport_;
  }

  /**
   * OBS Storage Mounting.
   *
   * <p>Mounts an OBS parallel file system into a directory of a notebook instance that is running. From then on, the
   * container reads and writes the objects as ordinary files.
   *
   * <p>{@code POST /v1/{project_id}/notebooks/{instance_id}/storage}
   *
   * @param instanceId ID of the notebook instance. The API for listing notebook instances returns it.
   */
  public final AttachObsCall attachObs(String instanceId) {
    return new AttachObsCall(transport_, instanceId);
  }

  /** A call of {@link #attachObs }. */
  public static final class AttachObsCall extends io.specscribe.modelarts.Call<AttachObsResponse, AttachObsCall> {
    AttachObsCall(io.specscribe.modelarts.Transport transport_, String instanceId) {
      super(
          transport_,
          "POST",
          "/v1/__project_id__/notebooks/{instance_id}/storage",
          new String[] { "application/json" },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("instance_id", instanceId, "");
    }

    /** {@code AttachObsRequest} */
    public AttachObsCall body(AttachObsRequest attachObsRequest) {
      content("AttachObsRequest", attachObsRequest, "");
      return this;
    }
  }

  /**
   * Unmounting OBS Storage from a Notebook Instance.
   *
   * <p>Detaches OBS storage from a notebook instance. The objects stay in OBS as they are, but the notebook container
   * can no longer work with them.
   *
   * <p>{@code DELETE /v1/{project_id}/notebooks/{instance_id}/storage/{storage_id}}
   *
   * @param instanceId ID of the notebook instance. The API for listing notebook instances returns it.
   * @param storageId ID of the mounted OBS storage.
   */
  public final CancelObsCall cancelObs(String instanceId, String storageId) {
    return new CancelObsCall(transport_, instanceId, storageId);
  }

  /** A call of {@link #cancelObs }. */
  public static final class CancelObsCall extends io.specscribe.modelarts.Call<CancelObsResponse, CancelObsCall> {
    CancelObsCall(io.specscribe.modelarts.Transport transport_, String instanceId, String storageId) {
      super(
          transport_,
          "DELETE",
          "/v1/__project_id__/notebooks/{instance_id}/storage/{storage_id}",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("instance_id", instanceId, "");
      path("storage_id", storageId, "");
    }
  }

  /**
   * Saving a Notebook Instance as an Image.
   *
   * <p>Turns a running notebook instance into a container image. Dependencies that you installed with pip stay in the
   * image. If you work remotely from VS Code, so do the plug-ins on the server side.
   *
   * <p>{@code POST /v1/{project_id}/notebooks/{id}/create-image}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  public final CreateImageCall createImage(String id) {
    return new CreateImageCall(transport_, id);
  }

  /** A call of {@link #createImage }. */
  public static final class CreateImageCall extends io.specscribe.modelarts.Call<Image, CreateImageCall> {
    CreateImageCall(io.specscribe.modelarts.Transport transport_, String id) {
      super(
          transport_,
          "POST",
          "/v1/__project_id__/notebooks/{id}/create-image",
          new String[] { "application/json" },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("id", id, "");
    }

    /** {@code CreateImageRequest} */
    public CreateImageCall body(CreateImageRequest createImageRequest) {
      content("CreateImageRequest", createImageRequest, "");
      return this;
    }
  }

  /**
   * Creating a Notebook Instance.
   *
   * <p>Creates a notebook instance from a flavor, an image with an AI engine, and storage settings. You then open it in
   * the browser or connect with an SSH client. The call returns before the work is finished. To follow it, query the
   * details of the instance and read its status there.
   *
   * <p>{@code POST /v1/{project_id}/notebooks}
   *
   * @param createNotebookRequest
   */
  public final CreateNotebookCall createNotebook(CreateNotebookRequest createNotebookRequest) {
    return new CreateNotebookCall(transport_, createNotebookRequest);
  }

  /** A call of {@link #createNotebook }. */
  public static final class CreateNotebookCall extends io.specscribe.modelarts.Call<NotebookResp, CreateNotebookCall> {
    CreateNotebookCall(io.specscribe.modelarts.Transport transport_, Object createNotebookRequest) {
      super(
          transport_,
          "POST",
          "/v1/__project_id__/notebooks",
          new String[] { "application/json" },
          new String[] { "application/json" },
          new TypeReference<>() {});
      content("CreateNotebookRequest", createNotebookRequest, "");
    }
  }

  /**
   * Deleting an Image.
   *
   * <p>Removes an image object. If the image is private, a query parameter can have its content removed from SWR as
   * well.
   *
   * <p>{@code DELETE /v1/{project_id}/images/{id}}
   *
   * @param id ID of the image
   */
  public final DeleteImageCall deleteImage(String id) {
    return new DeleteImageCall(transport_, id);
  }

  /** A call of {@link #deleteImage }. */
  public static final class DeleteImageCall extends io.specscribe.modelarts.Call<Image, DeleteImageCall> {
    DeleteImageCall(io.specscribe.modelarts.Transport transport_, String id) {
      super(
          transport_,
          "DELETE",
          "/v1/__project_id__/images/{id}",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("id", id, "");
    }

    /** Whether the content is deleted from SWR too. Images that are not private ignore this parameter. */
    public DeleteImageCall force(Boolean force) {
      query("force", force, "");
      return this;
    }
  }

  /**
   * Deleting a Notebook Instance.
   *
   * <p>Deletes a notebook instance. Its container goes, and so does all storage that belongs to it.
   *
   * <p>{@code DELETE /v1/{project_id}/notebooks/{id}}
   *
   * @param id ID of the notebook instance.
   */
  public final DeleteNotebookCall deleteNotebook(String id) {
    return new DeleteNotebookCall(transport_, id);
  }

  /** A call of {@link #deleteNotebook }. */
  public static final class DeleteNotebookCall extends io.specscribe.modelarts.Call<NotebookRespResponse, DeleteNotebookCall> {
    DeleteNotebookCall(io.specscribe.modelarts.Transport transport_, String id) {
      super(
          transport_,
          "DELETE",
          "/v1/__project_id__/notebooks/{id}",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("id", id, "");
    }
  }

  /**
   * Querying All Notebook Instances.
   *
   * <p>Lists every notebook instance. Search criteria narrow the list down. No constraints
   *
   * <p>{@code GET /v1/{project_id}/notebooks/all}
   *
   */
  public final ListAllNotebooksCall listAllNotebooks() {
    return new ListAllNotebooksCall(transport_);
  }

  /** A call of {@link #listAllNotebooks }. */
  public static final class ListAllNotebooksCall extends io.specscribe.modelarts.Call<NotebookListResponse, ListAllNotebooksCall> {
    ListAllNotebooksCall(io.specscribe.modelarts.Transport transport_) {
      super(
          transport_,
          "GET",
          "/v1/__project_id__/notebooks/all",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
    }

    /**
     * Kind of instance. The default value is NOTEBOOK. Enums: DEFAULT: CodeLab instance at no cost. Each user gets a
     * single one; NOTEBOOK: instance that is charged for.
     */
    public ListAllNotebooksCall feature(String feature) {
      query("feature", feature, "");
      return this;
    }

    /** How many records a page may hold. The default value is 10. */
    public ListAllNotebooksCall limit(long limit) {
      query("limit", limit, "");
      return this;
    }

    /**
     * Name of the instance. A part of the name is enough. The value contains a maximum of 128 characters. Lowercase and
     * uppercase letters, digits, hyphens (-), and underscores (_) may be used.
     */
    public ListAllNotebooksCall name(String name) {
      query("name", name, "");
      return this;
    }

    /** ID of the dedicated pool. To look it up, use Querying the Resource Pool List. */
    public ListAllNotebooksCall poolId(String poolId) {
      query("pool_id", poolId, "");
      return this;
    }

    /** How many records come before the page. The default value is 0. */
    public ListAllNotebooksCall offset(long offset) {
      query("offset", offset, "");
      return this;
    }

    /**
     * ID of the owner of the instance. The value is a string of 32 characters, made up of lowercase letters and digits.
     * It takes effect only if the master account holds the admin permission. In most cases you enter the ID of the user
     * who is logged in.
     */
    public ListAllNotebooksCall owner(String owner) {
      query("owner", owner, "");
      return this;
    }

    /** Direction of sorting. The options are ASC (ascending) and DESC (descending). The default value is DESC. */
    public ListAllNotebooksCall sortDir(String sortDir) {
      query("sort_dir", sortDir, "");
      return this;
    }

    /** Fields to sort by. If there are several, put commas (,) between them. */
    public ListAllNotebooksCall sortKey(String sortKey) {
      query("sort_key", sortKey, "");
      return this;
    }

    /**
     * State of the instance. Enums: INIT: initialization is running; CREATING: creation is in progress; STARTING:
     * startup is in progress; STOPPING: shutdown is in progress; DELETING: deletion is in progress; RUNNING: ready for
     * use; STOPPED: shut down; SNAPSHOTTING: its image is being saved; CREATE_FAILED: creation did not succeed;
     * START_FAILED: startup did not succeed; DELETE_FAILED: deletion did not succeed; ERROR: something went wrong;
     * DELETED: no longer there; FROZEN: locked by the service
     */
    public ListAllNotebooksCall status(String status) {
      query("status", status, "");
      return this;
    }

    /**
     * ID of the workspace. The default value is 0, which stands for no workspace at all. If you work in one, enter its
     * ID.
     */
    public ListAllNotebooksCall workspaceId(String workspaceId) {
      query("workspaceId", workspaceId, "");
      return this;
    }

    /** All items of all pages; a page is asked for when it is reached. */
    public Iterable<io.specscribe.modelarts.model.NotebookResp> items() {
      return items(io.specscribe.modelarts.Paging.byOffset("offset", "data", "total"), io.specscribe.modelarts.model.NotebookResp.class);
    }

    /** As {@link #items()}. */
    public java.util.stream.Stream<io.specscribe.modelarts.model.NotebookResp> stream() {
      return java.util.stream.StreamSupport.stream(items().spliterator(), false);
    }
  }

  /**
   * Listing the OBS Mounts of an Instance.
   *
   * <p>Lists the OBS storage that is mounted to a notebook instance.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/{instance_id}/storage}
   *
   * @param instanceId ID of the notebook instance. The API for listing notebook instances returns it.
   */
  public final ListAttachableObSsCall listAttachableObSs(String instanceId) {
    return new ListAttachableObSsCall(transport_, instanceId);
  }

  /** A call of {@link #listAttachableObSs }. */
  public static final class ListAttachableObSsCall extends io.specscribe.modelarts.Call<ListAttachableObSsResponse, ListAttachableObSsCall> {
    ListAttachableObSsCall(io.specscribe.modelarts.Transport transport_, String instanceId) {
      super(
          transport_,
          "GET",
          "/v1/__project_id__/notebooks/{instance_id}/storage",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("instance_id", instanceId, "");
    }
  }

  /**
   * Listing the Flavors of Notebook Instances.
   *
   * <p>Lists the flavors on which a notebook instance can run.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/flavors}
   *
   */
  public final ListFlavorsCall listFlavors() {
    return new ListFlavorsCall(transport_);
  }

  /** A call of {@link #listFlavors }. */
  public static final class ListFlavorsCall extends io.specscribe.modelarts.Call<ListFlavorsResponse, ListFlavorsCall> {
    ListFlavorsCall(io.specscribe.modelarts.Transport transport_) {
      super(
          transport_,
          "GET",
          "/v1/__project_id__/notebooks/flavors",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
    }

    /** Kind of processor. The options are as follows: CPU; GPU */
    public ListFlavorsCall category(String category) {
      query("category", category, "");
      return this;
    }

    /** How many records a page may hold. (No limit by default) */
    public ListFlavorsCall limit(long limit) {
      query("limit", limit, "");
      return this;
    }

    /** How many records come before the page. The default value is 0. */
    public ListFlavorsCall offset(long offset) {
      query("offset", offset, "");
      return this;
    }

    /** Kind of cluster. Enums: MANAGED: cluster shared with others; DEDICATED: cluster reserved for you */
    public ListFlavorsCall type(String type) {
      query("type", type, "");
      return this;
    }

    /** Direction of sorting. The options are ASC (ascending) and DESC (descending). The default value is DESC. */
    public ListFlavorsCall sortDir(String sortDir) {
      query("sort_dir", sortDir, "");
      return this;
    }

    /** Fields to sort by. If there are several, put commas (,) between them. */
    public ListFlavorsCall sortKey(String sortKey) {
      query("sort_key", sortKey, "");
      return this;
    }
  }

  /**
   * Querying Supported Images.
   *
   * <p>Lists the images that match your conditions, page by page.
   *
   * <p>{@code GET /v1/{project_id}/images}
   *
   */
  public final ListImageCall listImage() {
    return new ListImageCall(transport_);
  }

  /** A call of {@link #listImage }. */
  public static final class ListImageCall extends io.specscribe.modelarts.Call<ListImageResponse, ListImageCall> {
    ListImageCall(io.specscribe.modelarts.Transport transport_) {
      super(
          transport_,
          "GET",
          "/v1/__project_id__/images",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
    }

    /** How many records a page may hold. The default value is 200. */
    public ListImageCall limit(long limit) {
      query("limit", limit, "");
      return this;
    }

    /**
     * Name of the image. The value contains a maximum of 512 characters. Lowercase letters, digits, hyphens (-),
     * underscores (_), and periods (.) may be used.
     */
    public ListImageCall name(String name) {
      query("name", name, "");
      return this;
    }

    /** Whether a part of the image name is enough for a match. The default value is true. */
    public ListImageCall nameFuzzyMatch(Boolean nameFuzzyMatch) {
      query("name_fuzzy_match", nameFuzzyMatch, "");
      return this;
    }

    /**
     * SWR organization that the image is in. The page Organization Management of the SWR console lists your
     * organizations and lets you add more.
     */
    public ListImageCall namespace(String namespace) {
      query("namespace", namespace, "");
      return this;
    }

    /** How many records come before the page. The default value is 0. */
    public ListImageCall offset(long offset) {
      query("offset", offset, "");
      return this;
    }

    /**
     * What the image is meant for. Options: COMMON: image for general use; INFERENCE: image for inference services;
     * TRAIN: image for training jobs; DEV: image for writing and debugging code; UNKNOWN: no services stated for the
     * image
     */
    public ListImageCall serviceType(String serviceType) {
      query("service_type", serviceType, "");
      return this;
    }

    /** Direction of sorting. The options are ASC (ascending) and DESC (descending). The default value is DESC. */
    public ListImageCall sortDir(String sortDir) {
      query("sort_dir", sortDir, "");
      return this;
    }

    /**
     * Fields to sort by. If there are several, put commas (,) between them. For example, updateTime orders the images
     * by their last update.
     */
    public ListImageCall sortKey(String sortKey) {
      query("sort_key", sortKey, "");
      return this;
    }

    /** Kind of image. Enums: BUILD_IN: image that comes with the system; DEDICATED: image of your own */
    public ListImageCall type(String type) {
      query("type", type, "");
      return this;
    }

    /**
     * ID of the workspace. The default value is 0, which stands for no workspace at all. If you work in one, enter its
     * ID.
     */
    public ListImageCall workspaceId(String workspaceId) {
      query("workspace_id", workspaceId, "");
      return this;
    }

    /** All items of all pages; a page is asked for when it is reached. */
    public Iterable<io.specscribe.modelarts.model.ImageResponse> items() {
      return items(io.specscribe.modelarts.Paging.byOffset("offset", "data", "total"), io.specscribe.modelarts.model.ImageResponse.class);
    }

    /** As {@link #items()}. */
    public java.util.stream.Stream<io.specscribe.modelarts.model.ImageResponse> stream() {
      return java.util.stream.StreamSupport.stream(items().spliterator(), false);
    }
  }

  /**
   * Obtaining User Image Groups.
   *
   * <p>Gives an overview of your images. Images of the same name form a group.
   *
   * <p>{@code GET /v1/{project_id}/images/group}
   *
   */
  public final ListImageGroupCall listImageGroup() {
    return new ListImageGroupCall(transport_);
  }

  /** A call of {@link #listImageGroup }. */
  public static final class ListImageGroupCall extends io.specscribe.modelarts.Call<ListImageGroupResponse, ListImageGroupCall> {
    ListImageGroupCall(io.specscribe.modelarts.Transport transport_) {
      super(
          transport_,
          "GET",
          "/v1/__project_id__/images/group",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
    }

    /**
     * Name of the image. The value contains a maximum of 512 characters. Lowercase letters, digits, hyphens (-),
     * underscores (_), and periods (.) may be used.
     */
    public ListImageGroupCall name(String name) {
      query("name", name, "");
      return this;
    }

    /** Whether a part of the image name is enough for a match. The default value is true. */
    public ListImageGroupCall nameFuzzyMatch(Boolean nameFuzzyMatch) {
      query("name_fuzzy_match", nameFuzzyMatch, "");
      return this;
    }

    /**
     * SWR organization that the image is in. The page Organization Management of the SWR console lists your
     * organizations and lets you add more.
     */
    public ListImageGroupCall namespace(String namespace) {
      query("namespace", namespace, "");
      return this;
    }

    /** Kind of image. Enums: BUILD_IN: image that comes with the system; DEDICATED: image of your own */
    public ListImageGroupCall type(String type) {
      query("type", type, "");
      return this;
    }

    /**
     * ID of the workspace. The default value is 0, which stands for no workspace at all. If you work in one, enter its
     * ID.
     */
    public ListImageGroupCall workspaceId(String workspaceId) {
      query("workspace_id", workspaceId, "");
      return this;
    }
  }

  /**
   * Querying Notebook Instances.
   *
   * <p>Lists the notebook instances that match your search criteria.
   *
   * <p>{@code GET /v1/{project_id}/notebooks}
   *
   */
  public final ListNotebooksCall listNotebooks() {
    return new ListNotebooksCall(transport_);
  }

  /** A call of {@link #listNotebooks }. */
  public static final class ListNotebooksCall extends io.specscribe.modelarts.Call<ListNotebooksNotebookListResponse, ListNotebooksCall> {
    ListNotebooksCall(io.specscribe.modelarts.Transport transport_) {
      super(
          transport_,
          "GET",
          "/v1/__project_id__/notebooks",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
    }

    /**
     * Kind of instance. The default value is NOTEBOOK. Options: DEFAULT: CodeLab instance at no cost. Each user gets a
     * single one; NOTEBOOK: instance that is charged for.
     */
    public ListNotebooksCall feature(String feature) {
      query("feature", feature, "");
      return this;
    }

    /** How many records a page may hold. The default value is 10. */
    public ListNotebooksCall limit(long limit) {
      query("limit", limit, "");
      return this;
    }

    /**
     * Name of the instance. A part of the name is enough. The value contains a maximum of 128 characters. Lowercase and
     * uppercase letters, digits, hyphens (-), and underscores (_) may be used.
     */
    public ListNotebooksCall name(String name) {
      query("name", name, "");
      return this;
    }

    /** ID of the dedicated pool */
    public ListNotebooksCall poolId(String poolId) {
      query("pool_id", poolId, "");
      return this;
    }

    /** How many records come before the page. The default value is 0. */
    public ListNotebooksCall offset(long offset) {
      query("offset", offset, "");
      return this;
    }

    /**
     * ID of the user who owns the instance. The value contains 32 characters, that is, lowercase letters and digits. It
     * takes effect only for a big account or with the admin permission. In most cases you enter the ID of the user who
     * is logged in.
     */
    public ListNotebooksCall owner(String owner) {
      query("owner", owner, "");
      return this;
    }

    /** Direction of sorting. The options are ASC (ascending) and DESC (descending). The default value is DESC. */
    public ListNotebooksCall sortDir(String sortDir) {
      query("sort_dir", sortDir, "");
      return this;
    }

    /** Fields to sort by. If there are several, put commas (,) between them. */
    public ListNotebooksCall sortKey(String sortKey) {
      query("sort_key", sortKey, "");
      return this;
    }

    /**
     * State of the instance. Options: INIT: initialization is running; CREATING: creation is in progress; STARTING:
     * startup is in progress; STOPPING: shutdown is in progress; DELETING: deletion is in progress; RUNNING: ready for
     * use; STOPPED: shut down; SNAPSHOTTING: its image is being saved; CREATE_FAILED: creation did not succeed;
     * START_FAILED: startup did not succeed; DELETE_FAILED: deletion did not succeed; ERROR: something went wrong;
     * DELETED: no longer there; FROZEN: locked by the service
     */
    public ListNotebooksCall status(String status) {
      query("status", status, "");
      return this;
    }

    /** ID of the workspace. If you have no workspaces, the default value is 0. */
    public ListNotebooksCall workspaceId(String workspaceId) {
      query("workspaceId", workspaceId, "");
      return this;
    }

    /** All items of all pages; a page is asked for when it is reached. */
    public Iterable<io.specscribe.modelarts.model.ListNotebooksNotebookResp> items() {
      return items(io.specscribe.modelarts.Paging.byOffset("offset", "data", "total"), io.specscribe.modelarts.model.ListNotebooksNotebookResp.class);
    }

    /** As {@link #items()}. */
    public java.util.stream.Stream<io.specscribe.modelarts.model.ListNotebooksNotebookResp> stream() {
      return java.util.stream.StreamSupport.stream(items().spliterator(), false);
    }
  }

  /**
   * Managing a Development Environment Instance.
   *
   * <p>Starts or stops a notebook instance.
   *
   * <p>{@code POST /v1/{project_id}/demanager/instances/{instance_id}/action}
   *
   * @param instanceId ID of the instance
   * @param manageDevelopmentEnvironmentInstanceRequest
   */
  @Deprecated
  public final ManageDevelopmentEnvironmentInstanceCall manageDevelopmentEnvironmentInstance(String instanceId, ManageDevelopmentEnvironmentInstanceRequest manageDevelopmentEnvironmentInstanceRequest) {
    return new ManageDevelopmentEnvironmentInstanceCall(transport_, instanceId, manageDevelopmentEnvironmentInstanceRequest);
  }

  /** A call of {@link #manageDevelopmentEnvironmentInstance }. */
  public static final class ManageDevelopmentEnvironmentInstanceCall extends io.specscribe.modelarts.Call<ManageDevelopmentEnvironmentInstanceResponse, ManageDevelopmentEnvironmentInstanceCall> {
    ManageDevelopmentEnvironmentInstanceCall(io.specscribe.modelarts.Transport transport_, String instanceId, Object manageDevelopmentEnvironmentInstanceRequest) {
      super(
          transport_,
          "POST",
          "/v1/__project_id__/demanager/instances/{instance_id}/action",
          new String[] { "application/json" },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("instance_id", instanceId, "");
      content("ManageDevelopmentEnvironmentInstanceRequest", manageDevelopmentEnvironmentInstanceRequest, "");
    }
  }

  /**
   * Registering a Custom Image.
   *
   * <p>Adds an image that you built yourself to the image management of ModelArts.
   *
   * <p>{@code POST /v1/{project_id}/images}
   *
   * @param imageRegRequest
   */
  public final RegisterImageCall registerImage(ImageRegRequest imageRegRequest) {
    return new RegisterImageCall(transport_, imageRegRequest);
  }

  /** A call of {@link #registerImage }. */
  public static final class RegisterImageCall extends io.specscribe.modelarts.Call<Image, RegisterImageCall> {
    RegisterImageCall(io.specscribe.modelarts.Transport transport_, Object imageRegRequest) {
      super(
          transport_,
          "POST",
          "/v1/__project_id__/images",
          new String[] { "application/json" },
          new String[] { "application/json" },
          new TypeReference<>() {});
      content("ImageRegRequest", imageRegRequest, "");
    }
  }

  /**
   * Prolonging a Notebook Instance.
   *
   * <p>Extends the time that a running notebook instance may go on.
   *
   * <p>{@code PATCH /v1/{project_id}/notebooks/{id}/lease}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  public final RenewLeaseCall renewLease(String id) {
    return new RenewLeaseCall(transport_, id);
  }

  /** A call of {@link #renewLease }. */
  public static final class RenewLeaseCall extends io.specscribe.modelarts.Call<RenewLeaseResponse, RenewLeaseCall> {
    RenewLeaseCall(io.specscribe.modelarts.Transport transport_, String id) {
      super(
          transport_,
          "PATCH",
          "/v1/__project_id__/notebooks/{id}/lease",
          new String[] { "application/json" },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("id", id, "");
    }

    /**
     * Time by which the lease is extended. Use leaseReq for it where you can. As soon as the request carries duration,
     * leaseReq has no effect, and the instance stops on schedule. (Unit: ms)
     */
    public RenewLeaseCall duration(long duration) {
      query("duration", duration, "");
      return this;
    }

    /** {@code RenewLeaseRequest} */
    public RenewLeaseCall body(RenewLeaseRequest renewLeaseRequest) {
      content("RenewLeaseRequest", renewLeaseRequest, "");
      return this;
    }
  }

  /**
   * Showing One OBS Mount of an Instance.
   *
   * <p>Shows one OBS mount of a notebook instance in detail.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/{instance_id}/storage/{storage_id}}
   *
   * @param instanceId ID of the notebook instance. The API for listing notebook instances returns it.
   * @param storageId ID of the mounted OBS storage.
   */
  public final ShowAttachableObsCall showAttachableObs(String instanceId, String storageId) {
    return new ShowAttachableObsCall(transport_, instanceId, storageId);
  }

  /** A call of {@link #showAttachableObs }. */
  public static final class ShowAttachableObsCall extends io.specscribe.modelarts.Call<ShowAttachableObsResponse, ShowAttachableObsCall> {
    ShowAttachableObsCall(io.specscribe.modelarts.Transport transport_, String instanceId, String storageId) {
      super(
          transport_,
          "GET",
          "/v1/__project_id__/notebooks/{instance_id}/storage/{storage_id}",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("instance_id", instanceId, "");
      path("storage_id", storageId, "");
    }

    /** What may be waited for. */
    public enum State {
      MOUNTED(io.specscribe.modelarts.Waiter.state("MOUNTED", "status", java.util.Set.of("MOUNT_FAILED", "UNMOUNT_FAILED", "UNMOUNTED"))),
      UNMOUNTED(io.specscribe.modelarts.Waiter.state("UNMOUNTED", "status", java.util.Set.of("MOUNT_FAILED", "UNMOUNT_FAILED")));

      private final io.specscribe.modelarts.Waiter waiter;

      State(io.specscribe.modelarts.Waiter waiter) {
        this.waiter = waiter;
      }
    }

    /**
     * Executes the call until its answer shows the state, with the times of the client.
     *
     * @throws io.specscribe.modelarts.WaitException where it shows a state from which the other won't come
     * @throws io.specscribe.modelarts.DeadlineException where the time is over
     */
    public ShowAttachableObsResponse waitUntil(State state) {
      return await(state.waiter);
    }

    /**
     * As {@link #waitUntil(State)}, with times of its own.
     *
     * @param timeout how long to wait
     * @param interval between two looks
     */
    public ShowAttachableObsResponse waitUntil(State state, java.time.Duration timeout, java.time.Duration interval) {
      return await(state.waiter, timeout, interval);
    }

    /**
     * Executes the call until an answer tells that what it shows is gone, with the times of the client.
     *
     * @throws io.specscribe.modelarts.WaitException where it shows a state from which it won't go
     * @throws io.specscribe.modelarts.DeadlineException where the time is over
     */
    public void waitUntilGone() {
      await(io.specscribe.modelarts.Waiter.gone(404, "status", java.util.Set.of("UNMOUNTED"), java.util.Set.of("UNMOUNT_FAILED")));
    }

    /**
     * As {@link #waitUntilGone()}, with times of its own.
     *
     * @param timeout how long to wait
     * @param interval between two looks
     */
    public void waitUntilGone(java.time.Duration timeout, java.time.Duration interval) {
      await(io.specscribe.modelarts.Waiter.gone(404, "status", java.util.Set.of("UNMOUNTED"), java.util.Set.of("UNMOUNT_FAILED")), timeout, interval);
    }
  }

  /**
   * Obtaining Details of an Image.
   *
   * <p>Returns everything that is known about an image.
   *
   * <p>{@code GET /v1/{project_id}/images/{id}}
   *
   * @param id ID of the image
   */
  public final ShowImageCall showImage(String id) {
    return new ShowImageCall(transport_, id);
  }

  /** A call of {@link #showImage }. */
  public static final class ShowImageCall extends io.specscribe.modelarts.Call<Image, ShowImageCall> {
    ShowImageCall(io.specscribe.modelarts.Transport transport_, String id) {
      super(
          transport_,
          "GET",
          "/v1/__project_id__/images/{id}",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("id", id, "");
    }

    /** What may be waited for. */
    public enum State {
      ACTIVE(io.specscribe.modelarts.Waiter.state("ACTIVE", "status", java.util.Set.of("CREATE_FAILED", "ERROR", "DELETED")));

      private final io.specscribe.modelarts.Waiter waiter;

      State(io.specscribe.modelarts.Waiter waiter) {
        this.waiter = waiter;
      }
    }

    /**
     * Executes the call until its answer shows the state, with the times of the client.
     *
     * @throws io.specscribe.modelarts.WaitException where it shows a state from which the other won't come
     * @throws io.specscribe.modelarts.DeadlineException where the time is over
     */
    public Image waitUntil(State state) {
      return await(state.waiter);
    }

    /**
     * As {@link #waitUntil(State)}, with times of its own.
     *
     * @param timeout how long to wait
     * @param interval between two looks
     */
    public Image waitUntil(State state, java.time.Duration timeout, java.time.Duration interval) {
      return await(state.waiter, timeout, interval);
    }

    /**
     * Executes the call until an answer tells that what it shows is gone, with the times of the client.
     *
     * @throws io.specscribe.modelarts.WaitException where it shows a state from which it won't go
     * @throws io.specscribe.modelarts.DeadlineException where the time is over
     */
    public void waitUntilGone() {
      await(io.specscribe.modelarts.Waiter.gone(404, "status", java.util.Set.of("DELETED"), java.util.Set.of()));
    }

    /**
     * As {@link #waitUntilGone()}, with times of its own.
     *
     * @param timeout how long to wait
     * @param interval between two looks
     */
    public void waitUntilGone(java.time.Duration timeout, java.time.Duration interval) {
      await(io.specscribe.modelarts.Waiter.gone(404, "status", java.util.Set.of("DELETED"), java.util.Set.of()), timeout, interval);
    }
  }

  /**
   * Querying the Time Left to a Running Instance.
   *
   * <p>Tells how much longer a notebook instance may run.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/{id}/lease}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  public final ShowLeaseCall showLease(String id) {
    return new ShowLeaseCall(transport_, id);
  }

  /** A call of {@link #showLease }. */
  public static final class ShowLeaseCall extends io.specscribe.modelarts.Call<ShowLeaseResponse, ShowLeaseCall> {
    ShowLeaseCall(io.specscribe.modelarts.Transport transport_, String id) {
      super(
          transport_,
          "GET",
          "/v1/__project_id__/notebooks/{id}/lease",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("id", id, "");
    }
  }

  /**
   * Querying Details of a Notebook Instance.
   *
   * <p>Shows a notebook instance in detail, with its ID, name, flavor, image, and state and the URL under which you can
   * open it.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/{id}}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  public final ShowNotebookCall showNotebook(String id) {
    return new ShowNotebookCall(transport_, id);
  }

  /** A call of {@link #showNotebook }. */
  public static final class ShowNotebookCall extends io.specscribe.modelarts.Call<NotebookResp, ShowNotebookCall> {
    ShowNotebookCall(io.specscribe.modelarts.Transport transport_, String id) {
      super(
          transport_,
          "GET",
          "/v1/__project_id__/notebooks/{id}",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("id", id, "");
    }

    /** What may be waited for. */
    public enum State {
      RUNNING(io.specscribe.modelarts.Waiter.state("RUNNING", "status", java.util.Set.of("CREATE_FAILED", "START_FAILED", "DELETE_FAILED", "ERROR", "FROZEN", "DELETING", "DELETED"))),
      STOPPED(io.specscribe.modelarts.Waiter.state("STOPPED", "status", java.util.Set.of("CREATE_FAILED", "START_FAILED", "DELETE_FAILED", "ERROR", "FROZEN", "DELETING", "DELETED")));

      private final io.specscribe.modelarts.Waiter waiter;

      State(io.specscribe.modelarts.Waiter waiter) {
        this.waiter = waiter;
      }
    }

    /**
     * Executes the call until its answer shows the state, with the times of the client.
     *
     * @throws io.specscribe.modelarts.WaitException where it shows a state from which the other won't come
     * @throws io.specscribe.modelarts.DeadlineException where the time is over
     */
    public NotebookResp waitUntil(State state) {
      return await(state.waiter);
    }

    /**
     * As {@link #waitUntil(State)}, with times of its own.
     *
     * @param timeout how long to wait
     * @param interval between two looks
     */
    public NotebookResp waitUntil(State state, java.time.Duration timeout, java.time.Duration interval) {
      return await(state.waiter, timeout, interval);
    }

    /**
     * Executes the call until an answer tells that what it shows is gone, with the times of the client.
     *
     * @throws io.specscribe.modelarts.WaitException where it shows a state from which it won't go
     * @throws io.specscribe.modelarts.DeadlineException where the time is over
     */
    public void waitUntilGone() {
      await(io.specscribe.modelarts.Waiter.gone(404, "status", java.util.Set.of("DELETED"), java.util.Set.of("DELETE_FAILED")));
    }

    /**
     * As {@link #waitUntilGone()}, with times of its own.
     *
     * @param timeout how long to wait
     * @param interval between two looks
     */
    public void waitUntilGone(java.time.Duration timeout, java.time.Duration interval) {
      await(io.specscribe.modelarts.Waiter.gone(404, "status", java.util.Set.of("DELETED"), java.util.Set.of("DELETE_FAILED")), timeout, interval);
    }
  }

  /**
   * Listing the Flavors That an Instance Can Switch To.
   *
   * <p>Lists the flavors that a notebook instance can change to.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/{id}/flavors}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  public final ShowSwitchableFlavorsCall showSwitchableFlavors(String id) {
    return new ShowSwitchableFlavorsCall(transport_, id);
  }

  /** A call of {@link #showSwitchableFlavors }. */
  public static final class ShowSwitchableFlavorsCall extends io.specscribe.modelarts.Call<ShowSwitchableFlavorsResponse, ShowSwitchableFlavorsCall> {
    ShowSwitchableFlavorsCall(io.specscribe.modelarts.Transport transport_, String id) {
      super(
          transport_,
          "GET",
          "/v1/__project_id__/notebooks/{id}/flavors",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("id", id, "");
    }

    /** How many records a page may hold. (No limit by default) */
    public ShowSwitchableFlavorsCall limit(long limit) {
      query("limit", limit, "");
      return this;
    }

    /** How many records come before the page */
    public ShowSwitchableFlavorsCall offset(long offset) {
      query("offset", offset, "");
      return this;
    }
  }

  /**
   * Starting a Notebook Instance.
   *
   * <p>Starts a notebook instance.
   *
   * <p>{@code POST /v1/{project_id}/notebooks/{id}/start}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  public final StartNotebookCall startNotebook(String id) {
    return new StartNotebookCall(transport_, id);
  }

  /** A call of {@link #startNotebook }. */
  public static final class StartNotebookCall extends io.specscribe.modelarts.Call<NotebookResp, StartNotebookCall> {
    StartNotebookCall(io.specscribe.modelarts.Transport transport_, String id) {
      super(
          transport_,
          "POST",
          "/v1/__project_id__/notebooks/{id}/start",
          new String[] { "application/json" },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("id", id, "");
    }

    /** How long the instance runs after it has started, in milliseconds. */
    public StartNotebookCall duration(long duration) {
      query("duration", duration, "");
      return this;
    }

    /**
     * What triggers the automatic stop. The default value is timing. timing: The stop comes at a set time; idle: The
     * stop comes when nothing runs any more.
     */
    public StartNotebookCall type(String type) {
      query("type", type, "");
      return this;
    }

    /** {@code body} */
    public StartNotebookCall body(Object body) {
      content("body", body, "");
      return this;
    }
  }

  /**
   * Stopping a Notebook Instance.
   *
   * <p>Stops a notebook instance.
   *
   * <p>{@code POST /v1/{project_id}/notebooks/{id}/stop}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  public final StopNotebookCall stopNotebook(String id) {
    return new StopNotebookCall(transport_, id);
  }

  /** A call of {@link #stopNotebook }. */
  public static final class StopNotebookCall extends io.specscribe.modelarts.Call<NotebookResp, StopNotebookCall> {
    StopNotebookCall(io.specscribe.modelarts.Transport transport_, String id) {
      super(
          transport_,
          "POST",
          "/v1/__project_id__/notebooks/{id}/stop",
          new String[] {  },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("id", id, "");
    }
  }

  /**
   * Updating a Notebook Instance.
   *
   * <p>Changes the name, description, flavor, or image of a notebook instance. This works only while the instance is
   * stopped.
   *
   * <p>{@code PUT /v1/{project_id}/notebooks/{id}}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  public final UpdateNotebookCall updateNotebook(String id) {
    return new UpdateNotebookCall(transport_, id);
  }

  /** A call of {@link #updateNotebook }. */
  public static final class UpdateNotebookCall extends io.specscribe.modelarts.Call<NotebookResp, UpdateNotebookCall> {
    UpdateNotebookCall(io.specscribe.modelarts.Transport transport_, String id) {
      super(
          transport_,
          "PUT",
          "/v1/__project_id__/notebooks/{id}",
          new String[] { "application/json" },
          new String[] { "application/json" },
          new TypeReference<>() {});
      path("id", id, "");
    }

    /** {@code UpdateNotebookRequest} */
    public UpdateNotebookCall body(UpdateNotebookRequest updateNotebookRequest) {
      content("UpdateNotebookRequest", updateNotebookRequest, "");
      return this;
    }
  }
}
