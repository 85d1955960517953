package dev.lockstep.engine.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What the tables say of one class.
///
/// @param traits of all its methods
/// @param methods by name; or by name and types of parameters, as in `get(I)`, where those of one name differ
record Description(Kind kind, Set<Trait> traits, Map<String, Deed> methods) {

    Description(Kind kind, Set<Trait> traits) {
        this(kind, traits, new HashMap<>());
    }
}
