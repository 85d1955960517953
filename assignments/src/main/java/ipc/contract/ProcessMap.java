package ipc.contract;

import java.io.IOException;
import java.util.Optional;

/// A map from strings to strings that processes share.
public interface ProcessMap {

    /// What is at a key, if anything.
    Optional<String> get(String key) throws IOException;

    /// Puts something at a key.
    ///
    /// @return what was there before, if anything
    Optional<String> put(String key, String value) throws IOException;

    /// Removes what is at a key.
    ///
    /// @return what was there, if anything
    Optional<String> remove(String key) throws IOException;
}
