package {{package}};

import com.fasterxml.jackson.core.type.TypeReference;

/** The call that shows a job which another call has started. */
final class JobCall<T> extends Call<T, JobCall<T>> {
  JobCall(Transport transport, String path, TypeReference<T> type) {
    super(transport, "GET", path, new String[0], new String[0], type);
  }
}
