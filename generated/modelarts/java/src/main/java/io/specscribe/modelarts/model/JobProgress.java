package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * JobProgress
 */
public final class JobProgress extends io.specscribe.modelarts.ApiObject<JobProgress> {
  @JsonProperty("notebook_id")
  private String notebookId;

  @JsonProperty("status")
  private String status;

  @JsonProperty("step")
  private Long step;

  @JsonProperty("step_description")
  private String stepDescription;

  /**
   * ID of the instance.
   */
  public String getNotebookId() {
    return notebookId;
  }

  /** Sets {@link #getNotebookId }; null leaves it out. */
  public JobProgress notebookId(String notebookId) {
    this.notebookId = notebookId;
    return given("notebook_id");
  }

  /**
   * State of the job in this step. Enums: WAITING: The job has not begun; PROCESSING: The job is under way; FAILED: The
   * job ended with a failure; COMPLETED: The job is done.
   */
  public String getStatus() {
    return status;
  }

  /** Sets {@link #getStatus }; null leaves it out. */
  public JobProgress status(String status) {
    this.status = status;
    return given("status");
  }

  /**
   * Number of the step. Options: 1: Storage is made ready; 2: Computing resources are allocated; 3: The network is set
   * up; 4: The instance itself is initialized.
   */
  public Long getStep() {
    return step;
  }

  /** Sets {@link #getStep }; null leaves it out. */
  public JobProgress step(Long step) {
    this.step = step;
    return given("step");
  }

  /** As {@link #step(Long)}. */
  public JobProgress step(long step) {
    return this.step(Long.valueOf(step));
  }

  /**
   * What the step does.
   */
  public String getStepDescription() {
    return stepDescription;
  }

  /** Sets {@link #getStepDescription }; null leaves it out. */
  public JobProgress stepDescription(String stepDescription) {
    this.stepDescription = stepDescription;
    return given("step_description");
  }
}
