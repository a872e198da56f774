package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.specscribe.modelarts.model.CustomHooks;
import io.specscribe.modelarts.model.EndpointsReq;
import java.util.List;

/**
 * UpdateNotebookRequest
 */
public final class UpdateNotebookRequest extends io.specscribe.modelarts.ApiObject<UpdateNotebookRequest> {
  @JsonProperty("description")
  private String description;

  @JsonProperty("endpoints")
  private List<EndpointsReq> endpoints;

  @JsonProperty("flavor")
  private String flavor;

  @JsonProperty("image_id")
  private String imageId;

  @JsonProperty("name")
  private String name;

  @JsonProperty("storage_new_size")
  private Long storageNewSize;

  @JsonProperty("hooks")
  private CustomHooks hooks;

  /**
   * New notes on the instance. The value contains a maximum of 512 characters. It cannot contain the following special
   * characters: &amp;&lt;&gt;\&quot;/.
   */
  public String getDescription() {
    return description;
  }

  /** Sets {@link #getDescription }; null leaves it out. */
  public UpdateNotebookRequest description(String description) {
    this.description = description;
    return given("description");
  }

  /**
   * Settings for remote access over SSH, be it from an IDE on your computer (such as PyCharm or VS Code) or from an SSH
   * client.
   */
  public List<EndpointsReq> getEndpoints() {
    return endpoints;
  }

  /** Sets {@link #getEndpoints }; null leaves it out. */
  public UpdateNotebookRequest endpoints(List<EndpointsReq> endpoints) {
    this.endpoints = endpoints;
    return given("endpoints");
  }

  /**
   * New flavor for the instance. To find one that fits, use Querying Flavors Available for a Notebook Instance.
   */
  public String getFlavor() {
    return flavor;
  }

  /** Sets {@link #getFlavor }; null leaves it out. */
  public UpdateNotebookRequest flavor(String flavor) {
    this.flavor = flavor;
    return given("flavor");
  }

  /**
   * ID of the new image. To look it up, see Querying Supported Images.
   */
  public String getImageId() {
    return imageId;
  }

  /** Sets {@link #getImageId }; null leaves it out. */
  public UpdateNotebookRequest imageId(String imageId) {
    this.imageId = imageId;
    return given("image_id");
  }

  /**
   * New name of the instance. The value contains a maximum of 128 characters. Letters, digits, hyphens (-), and
   * underscores (_) may be used.
   */
  public String getName() {
    return name;
  }

  /** Sets {@link #getName }; null leaves it out. */
  public UpdateNotebookRequest name(String name) {
    this.name = name;
    return given("name");
  }

  /**
   * New size of the EVS disk, in GB, to which it is expanded. The maximum value is 4,096 GB.
   */
  public Long getStorageNewSize() {
    return storageNewSize;
  }

  /** Sets {@link #getStorageNewSize }; null leaves it out. */
  public UpdateNotebookRequest storageNewSize(Long storageNewSize) {
    this.storageNewSize = storageNewSize;
    return given("storage_new_size");
  }

  /** As {@link #storageNewSize(Long)}. */
  public UpdateNotebookRequest storageNewSize(long storageNewSize) {
    return this.storageNewSize(Long.valueOf(storageNewSize));
  }

  /**
   * New startup script of the instance.
   */
  public CustomHooks getHooks() {
    return hooks;
  }

  /** Sets {@link #getHooks }; null leaves it out. */
  public UpdateNotebookRequest hooks(CustomHooks hooks) {
    this.hooks = hooks;
    return given("hooks");
  }
}
