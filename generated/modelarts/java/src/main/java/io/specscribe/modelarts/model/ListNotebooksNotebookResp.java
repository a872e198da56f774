package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.specscribe.modelarts.model.EndpointsResResponse;
import io.specscribe.modelarts.model.Image;
import io.specscribe.modelarts.model.JobProgress;
import io.specscribe.modelarts.model.Lease;
import io.specscribe.modelarts.model.Pool;
import io.specscribe.modelarts.model.VolumeResResponse;
import java.util.List;

/**
 * ListNotebooksNotebookResp
 */
public final class ListNotebooksNotebookResp extends io.specscribe.modelarts.ApiObject<ListNotebooksNotebookResp> {
  @JsonProperty("action_progress")
  private List<JobProgress> actionProgress;

  @JsonProperty("description")
  private String description;

  @JsonProperty("endpoints")
  private List<EndpointsResResponse> endpoints;

  @JsonProperty("fail_reason")
  private String failReason;

  @JsonProperty("flavor")
  private String flavor;

  @JsonProperty("id")
  private String id;

  @JsonProperty("image")
  private Image image;

  @JsonProperty("lease")
  private Lease lease;

  @JsonProperty("name")
  private String name;

  @JsonProperty("pool")
  private Pool pool;

  @JsonProperty("status")
  private String status;

  @JsonProperty("token")
  private String token;

  @JsonProperty("url")
  private String url;

  @JsonProperty("volume")
  private VolumeResResponse volume;

  @JsonProperty("workspace_id")
  private String workspaceId;

  @JsonProperty("feature")
  private String feature;

  /**
   * How far the initialization has come.
   */
  public List<JobProgress> getActionProgress() {
    return actionProgress;
  }

  /** Sets {@link #getActionProgress }; null leaves it out. */
  public ListNotebooksNotebookResp actionProgress(List<JobProgress> actionProgress) {
    this.actionProgress = actionProgress;
    return given("action_progress");
  }

  /**
   * Notes on the instance
   */
  public String getDescription() {
    return description;
  }

  /** Sets {@link #getDescription }; null leaves it out. */
  public ListNotebooksNotebookResp description(String description) {
    this.description = description;
    return given("description");
  }

  /**
   * Remote access over SSH from an IDE on your computer (such as PyCharm or VS Code) or from an SSH client.
   */
  public List<EndpointsResResponse> getEndpoints() {
    return endpoints;
  }

  /** Sets {@link #getEndpoints }; null leaves it out. */
  public ListNotebooksNotebookResp endpoints(List<EndpointsResResponse> endpoints) {
    this.endpoints = endpoints;
    return given("endpoints");
  }

  /**
   * Why the instance failed
   */
  public String getFailReason() {
    return failReason;
  }

  /** Sets {@link #getFailReason }; null leaves it out. */
  public ListNotebooksNotebookResp failReason(String failReason) {
    this.failReason = failReason;
    return given("fail_reason");
  }

  /**
   * Flavor that the instance runs on
   */
  public String getFlavor() {
    return flavor;
  }

  /** Sets {@link #getFlavor }; null leaves it out. */
  public ListNotebooksNotebookResp flavor(String flavor) {
    this.flavor = flavor;
    return given("flavor");
  }

  /**
   * ID of the instance.
   */
  public String getId() {
    return id;
  }

  /** Sets {@link #getId }; null leaves it out. */
  public ListNotebooksNotebookResp id(String id) {
    this.id = id;
    return given("id");
  }

  /**
   * Image that the instance runs
   */
  public Image getImage() {
    return image;
  }

  /** Sets {@link #getImage }; null leaves it out. */
  public ListNotebooksNotebookResp image(Image image) {
    this.image = image;
    return given("image");
  }

  /**
   * Time left before the instance stops by itself.
   */
  public Lease getLease() {
    return lease;
  }

  /** Sets {@link #getLease }; null leaves it out. */
  public ListNotebooksNotebookResp lease(Lease lease) {
    this.lease = lease;
    return given("lease");
  }

  /**
   * Name of the instance
   */
  public String getName() {
    return name;
  }

  /** Sets {@link #getName }; null leaves it out. */
  public ListNotebooksNotebookResp name(String name) {
    this.name = name;
    return given("name");
  }

  /**
   * Dedicated pool in brief. Only an instance that runs in such a pool returns it.
   */
  public Pool getPool() {
    return pool;
  }

  /** Sets {@link #getPool }; null leaves it out. */
  public ListNotebooksNotebookResp pool(Pool pool) {
    this.pool = pool;
    return given("pool");
  }

  /**
   * State of the instance. Options: INIT: initialization is running; CREATING: creation is in progress; STARTING:
   * startup is in progress; STOPPING: shutdown is in progress; DELETING: deletion is in progress; RUNNING: ready for
   * use; STOPPED: shut down; SNAPSHOTTING: its image is being saved; CREATE_FAILED: creation did not succeed;
   * START_FAILED: startup did not succeed; DELETE_FAILED: deletion did not succeed; ERROR: something went wrong;
   * DELETED: no longer there; FROZEN: locked by the service
   */
  public String getStatus() {
    return status;
  }

  /** Sets {@link #getStatus }; null leaves it out. */
  public ListNotebooksNotebookResp status(String status) {
    this.status = status;
    return given("status");
  }

  /**
   * Token that authenticates you to the notebook
   */
  public String getToken() {
    return token;
  }

  /** Sets {@link #getToken }; null leaves it out. */
  public ListNotebooksNotebookResp token(String token) {
    this.token = token;
    return given("token");
  }

  /**
   * URL at which you open the notebook instance
   */
  public String getUrl() {
    return url;
  }

  /** Sets {@link #getUrl }; null leaves it out. */
  public ListNotebooksNotebookResp url(String url) {
    this.url = url;
    return given("url");
  }

  /**
   * Storage of the instance
   */
  public VolumeResResponse getVolume() {
    return volume;
  }

  /** Sets {@link #getVolume }; null leaves it out. */
  public ListNotebooksNotebookResp volume(VolumeResResponse volume) {
    this.volume = volume;
    return given("volume");
  }

  /**
   * ID of the workspace. If you have no workspaces, the default value is 0.
   */
  public String getWorkspaceId() {
    return workspaceId;
  }

  /** Sets {@link #getWorkspaceId }; null leaves it out. */
  public ListNotebooksNotebookResp workspaceId(String workspaceId) {
    this.workspaceId = workspaceId;
    return given("workspace_id");
  }

  /**
   * Kind of instance. Options: DEFAULT: CodeLab instance at no cost. Each user gets a single one; NOTEBOOK: instance
   * that is charged for.
   */
  public String getFeature() {
    return feature;
  }

  /** Sets {@link #getFeature }; null leaves it out. */
  public ListNotebooksNotebookResp feature(String feature) {
    this.feature = feature;
    return given("feature");
  }
}
