package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.specscribe.modelarts.model.BillingInfo;
import io.specscribe.modelarts.model.GPUInfo;
import java.util.List;

/**
 * NotebookFlavor
 */
public final class NotebookFlavor extends io.specscribe.modelarts.ApiObject<NotebookFlavor> {
  @JsonProperty("arch")
  private String arch;

  @JsonProperty("billing")
  private BillingInfo billing;

  @JsonProperty("category")
  private String category;

  @JsonProperty("description")
  private String description;

  @JsonProperty("feature")
  private String feature;

  @JsonProperty("free")
  private Boolean free;

  @JsonProperty("gpu")
  private GPUInfo gpu;

  @JsonProperty("id")
  private String id;

  @JsonProperty("memory")
  private Long memory;

  @JsonProperty("name")
  private String name;

  @JsonProperty("sold_out")
  private Boolean soldOut;

  @JsonProperty("storages")
  private List<String> storages;

  @JsonProperty("vcpus")
  private Long vcpus;

  /**
   * Processor architecture of the flavor. X86_64; AARCH64
   */
  public String getArch() {
    return arch;
  }

  /** Sets {@link #getArch }; null leaves it out. */
  public NotebookFlavor arch(String arch) {
    this.arch = arch;
    return given("arch");
  }

  /**
   * CDR data of the flavor
   */
  public BillingInfo getBilling() {
    return billing;
  }

  /** Sets {@link #getBilling }; null leaves it out. */
  public NotebookFlavor billing(BillingInfo billing) {
    this.billing = billing;
    return given("billing");
  }

  /**
   * Kind of processor. Options: CPU; GPU
   */
  public String getCategory() {
    return category;
  }

  /** Sets {@link #getCategory }; null leaves it out. */
  public NotebookFlavor category(String category) {
    this.category = category;
    return given("category");
  }

  /**
   * What the flavor is good for
   */
  public String getDescription() {
    return description;
  }

  /** Sets {@link #getDescription }; null leaves it out. */
  public NotebookFlavor description(String description) {
    this.description = description;
    return given("description");
  }

  /**
   * Kind of flavor. The options are as follows: DEFAULT: CodeLab flavor; NOTEBOOK: Notebook flavor.
   */
  public String getFeature() {
    return feature;
  }

  /** Sets {@link #getFeature }; null leaves it out. */
  public NotebookFlavor feature(String feature) {
    this.feature = feature;
    return given("feature");
  }

  /**
   * Whether the flavor costs nothing.
   */
  public Boolean getFree() {
    return free;
  }

  /** Sets {@link #getFree }; null leaves it out. */
  public NotebookFlavor free(Boolean free) {
    this.free = free;
    return given("free");
  }

  /**
   * GPUs of the flavor
   */
  public GPUInfo getGpu() {
    return gpu;
  }

  /** Sets {@link #getGpu }; null leaves it out. */
  public NotebookFlavor gpu(GPUInfo gpu) {
    this.gpu = gpu;
    return given("gpu");
  }

  /**
   * ID of the flavor
   */
  public String getId() {
    return id;
  }

  /** Sets {@link #getId }; null leaves it out. */
  public NotebookFlavor id(String id) {
    this.id = id;
    return given("id");
  }

  /**
   * Amount of memory
   */
  public Long getMemory() {
    return memory;
  }

  /** Sets {@link #getMemory }; null leaves it out. */
  public NotebookFlavor memory(Long memory) {
    this.memory = memory;
    return given("memory");
  }

  /** As {@link #memory(Long)}. */
  public NotebookFlavor memory(long memory) {
    return this.memory(Long.valueOf(memory));
  }

  /**
   * Name of the flavor
   */
  public String getName() {
    return name;
  }

  /** Sets {@link #getName }; null leaves it out. */
  public NotebookFlavor name(String name) {
    this.name = name;
    return given("name");
  }

  /**
   * Whether there are enough resources. true: There are not enough; false: There are enough.
   */
  public Boolean getSoldOut() {
    return soldOut;
  }

  /** Sets {@link #getSoldOut }; null leaves it out. */
  public NotebookFlavor soldOut(Boolean soldOut) {
    this.soldOut = soldOut;
    return given("sold_out");
  }

  /**
   * Kinds of storage. Options: EFS; EVS
   */
  public List<String> getStorages() {
    return storages;
  }

  /** Sets {@link #getStorages }; null leaves it out. */
  public NotebookFlavor storages(List<String> storages) {
    this.storages = storages;
    return given("storages");
  }

  /**
   * How many vCPUs there are
   */
  public Long getVcpus() {
    return vcpus;
  }

  /** Sets {@link #getVcpus }; null leaves it out. */
  public NotebookFlavor vcpus(Long vcpus) {
    this.vcpus = vcpus;
    return given("vcpus");
  }

  /** As {@link #vcpus(Long)}. */
  public NotebookFlavor vcpus(long vcpus) {
    return this.vcpus(Long.valueOf(vcpus));
  }
}
