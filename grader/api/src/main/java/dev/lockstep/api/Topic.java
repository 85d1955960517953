package dev.lockstep.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the topic that the checks of a class belong to: the Java package of a submission's classes.
/// A topic may have several check classes; the points of all their checks sum to 100.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Topic {

    /// The topic's name, in lower case; a submission's classes lie in the package of this name.
    String value();
}
